package org.galcause.gformula.regime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;

/**
 * Regimes whose binary or categorical treatments nobody has had from the start until some step. Estimators that extrapolate by their models
 * answer them, and say that no data are behind the answer. Regimes whom only an event has left without followers are not among them.
 */
public final class Unfollowed {

    private final Cohort cohort;
    private final RegimeValues regimes;
    private final List<String> discrete;
    private final Map<Regime, Optional<End>> ends = new HashMap<>();

    /** The step at which the last followers part from a regime. */
    private record End(int step, String sentence) {}

    public Unfollowed(Cohort cohort) {
        this.cohort = cohort;
        this.discrete = cohort.treatments().stream()
                .filter(name -> cohort.schema().variable(name).kind() != Kind.CONTINUOUS)
                .toList();
        this.regimes = new RegimeValues(cohort.schema(), discrete, RegimeValues.Past.OBSERVED);
    }

    /** The sentence that says that nobody follows a regime until a step, if so. */
    public Optional<String> until(Regime regime, int step) {
        return regime.isNatural() || discrete.isEmpty()
                ? Optional.empty()
                : ends.computeIfAbsent(regime, this::end)
                        .filter(end -> end.step() <= step)
                        .map(End::sentence);
    }

    private Optional<End> end(Regime regime) {
        for (int step : cohort.steps()) {
            long[] counts = followers(regime, step);
            if (counts[0] == 0) {
                return Optional.empty();
            }
            if (counts[1] == 0) {
                return Optional.of(new End(
                        step,
                        "nobody follows the regime \"" + regime.name() + "\" until time "
                                + cohort.schema().grid().at(step).label()
                                + ", so the answer is what the models make of other histories"));
            }
        }
        return Optional.empty();
    }

    /** Of those at risk at a step, how many have followed until the step before, and how many until this one. */
    private long[] followers(Regime regime, int step) {
        Panel panel = cohort.panel();
        boolean first = step == cohort.schema().grid().start();
        double[] sums = panel.sum(2, b -> {
            PanelBlock block = panel.blocks().get(b);
            boolean[] earlier = first ? everybody(block) : regimes.followers(regime, block, step - 1);
            boolean[] now = regimes.followers(regime, block, step);
            byte[] before = cohort.states().before(b, step);
            double[] weights = cohort.weights().at(b, step);
            double[] own = new double[2];
            for (int row = 0; row < now.length; row++) {
                boolean counts = weights[row] > 0 && before[row] == RiskStates.FOLLOWED;
                own[0] += counts && earlier[row] ? 1 : 0;
                own[1] += counts && now[row] ? 1 : 0;
            }
            return own;
        });
        return Arrays.stream(sums).mapToLong(sum -> (long) sum).toArray();
    }

    private static boolean[] everybody(PanelBlock block) {
        boolean[] all = new boolean[block.rows()];
        Arrays.fill(all, true);
        return all;
    }
}
