package org.galcause.gformula.regime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.Variable;

/**
 * Values of a treatment that no unit has at any time: a model that is pooled over times, or a structural model, has no term for them, and would
 * answer as if they did nothing. Of a continuous treatment that varies every value is seen.
 */
public final class NeverSeen {

    private final Cohort cohort;
    private final RegimeValues regimes;
    private final Map<String, Set<Double>> seen = new HashMap<>();
    private final Map<Regime, Optional<Unseen>> found = new HashMap<>();

    public NeverSeen(Cohort cohort) {
        this.cohort = cohort;
        this.regimes = new RegimeValues(cohort.schema(), cohort.treatments(), RegimeValues.Past.OBSERVED);
    }

    /** The sentence that says which value a regime gives until a step though nobody has it, if there is one. */
    public Optional<String> under(Regime regime, int last) {
        return regime.isNatural()
                ? Optional.empty()
                : found.computeIfAbsent(regime, this::first)
                        .filter(unseen -> unseen.step() <= last)
                        .map(Unseen::sentence);
    }

    private record Unseen(int step, String sentence) {}

    /** Under a regime, the first; each step is looked at once for all targets. */
    private Optional<Unseen> first(Regime regime) {
        for (int step = cohort.schema().grid().start();
                step <= cohort.schema().grid().last();
                step++) {
            for (String treatment : cohort.treatments()) {
                Optional<Unseen> unseen = at(step, regime, treatment);
                if (unseen.isPresent()) {
                    return unseen;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Unseen> at(int step, Regime regime, String treatment) {
        Set<Double> had = seen.computeIfAbsent(treatment, this::seen);
        Variable variable = cohort.schema().variable(treatment);
        return variable.kind() == Kind.CONTINUOUS && had.size() > 1
                ? Optional.empty()
                : other(regime, treatment, step, had)
                        .map(value -> new Unseen(
                                step,
                                "no unit has " + treatment + " = " + variable.written(value)
                                        + " at any time, so the data say nothing of the regime \"" + regime.name()
                                        + "\"; ask another regime"));
    }

    private Optional<Double> other(Regime regime, String treatment, int step, Set<Double> had) {
        double[] known = had.stream().mapToDouble(Double::doubleValue).toArray();
        Set<Double> others = new TreeSet<>();
        cohort.panel()
                .inOrder(
                        b -> unlike(
                                b,
                                step,
                                regimes.given(
                                        regime,
                                        treatment,
                                        cohort.panel().blocks().get(b),
                                        step),
                                known,
                                1),
                        values -> Arrays.stream(values).forEach(others::add));
        return others.stream().findFirst();
    }

    /** All values of a category; of a continuous treatment a few, since more say no more. */
    private Set<Double> seen(String treatment) {
        Panel panel = cohort.panel();
        int variable = cohort.schema().index(treatment);
        boolean continuous = cohort.schema().variable(treatment).kind() == Kind.CONTINUOUS;
        Set<Double> values = new TreeSet<>();
        for (int step = cohort.schema().grid().start();
                step <= cohort.schema().grid().last() && !(continuous && values.size() > 1);
                step++) {
            int at = step;
            panel.inOrder(
                    b -> unlike(
                            b,
                            at,
                            panel.blocks().get(b).column(variable, at),
                            new double[0],
                            continuous ? 2 : Integer.MAX_VALUE),
                    found -> Arrays.stream(found).forEach(values::add));
        }
        return values;
    }

    /** The distinct values of those followed that are not among the known ones, no more than are wanted. */
    private double[] unlike(int block, int step, double[] values, double[] known, int wanted) {
        PanelBlock rows = cohort.panel().blocks().get(block);
        byte[] before = cohort.states().before(block, step);
        double[] weights = cohort.weights().at(block, step);
        double[] found = known;
        for (int row = 0; row < rows.rows() && found.length - known.length < wanted; row++) {
            boolean counts = before[row] == RiskStates.FOLLOWED && weights[row] > 0 && !Double.isNaN(values[row]);
            if (counts && !contains(found, values[row])) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = values[row];
            }
        }
        return Arrays.copyOfRange(found, known.length, found.length);
    }

    private static boolean contains(double[] values, double value) {
        for (double one : values) {
            if (one == value) {
                return true;
            }
        }
        return false;
    }
}
