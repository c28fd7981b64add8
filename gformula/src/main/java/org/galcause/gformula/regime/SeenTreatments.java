package org.galcause.gformula.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.gformula.design.PanelValues;

/**
 * Which values of a binary or categorical treatment occur at each step among those still followed: a regression by time says nothing of
 * others, since their column is constant there and drops out.
 */
public final class SeenTreatments {

    private final Panel panel;
    private final RiskStates states;
    private final PanelValues weights;
    private final List<String> treatments;
    private final Map<Integer, Map<String, Set<Double>>> byStep = new HashMap<>();

    public SeenTreatments(Panel panel, RiskStates states, PanelValues weights, List<String> treatments) {
        PanelSchema schema = panel.schema();
        this.panel = panel;
        this.states = states;
        this.weights = weights;
        this.treatments = treatments.stream()
                .filter(name -> schema.variable(name).kind() != Kind.CONTINUOUS)
                .toList();
    }

    /**
     * The sentence that says which value of a regime at a step nobody has, if there is one.
     *
     * @param last the step whose outcome is asked: its regression may be pooled over times, the others are not
     */
    public Optional<String> unlike(Regime regime, RegimeValues regimes, int step, int last) {
        Map<String, Set<Double>> seen = byStep.computeIfAbsent(step, this::seen);
        for (String name : treatments) {
            int variable = panel.schema().index(name);
            Set<Double> had = seen.getOrDefault(name, Set.of());
            List<Double> unlike = new ArrayList<>();
            panel.inOrder(
                    b -> firstUnlike(
                            regimes.replaced(regime, panel.blocks().get(b), step)
                                    .column(variable, step),
                            had,
                            b,
                            step),
                    found -> Arrays.stream(found).forEach(unlike::add));
            if (!unlike.isEmpty()) {
                return Optional.of(sentence(name, unlike.get(0), step)
                        + (step == last ? "; use fit: pooled" : "; ask another regime"));
            }
        }
        return Optional.empty();
    }

    private double[] firstUnlike(double[] wanted, Set<Double> had, int block, int step) {
        for (int row = 0; row < panel.blocks().get(block).rows(); row++) {
            if (counts(block, step, row) && !Double.isNaN(wanted[row]) && !had.contains(wanted[row])) {
                return new double[] {wanted[row]};
            }
        }
        return new double[0];
    }

    private String sentence(String name, double value, int step) {
        return "no unit that is still followed has " + name + " = "
                + panel.schema().variable(name).written(value) + " at time "
                + panel.schema().grid().at(step).label()
                + ": the data say nothing of this regime by time";
    }

    private boolean counts(int block, int step, int row) {
        return states.before(block, step)[row] == RiskStates.FOLLOWED && weights.at(block, step)[row] > 0;
    }

    private Map<String, Set<Double>> seen(int step) {
        Map<String, Set<Double>> seen = new HashMap<>();
        for (String name : treatments) {
            int variable = panel.schema().index(name);
            Set<Double> values = new HashSet<>();
            panel.inOrder(
                    block -> had(block, variable, step),
                    had -> Arrays.stream(had).forEach(values::add));
            seen.put(name, values);
        }
        return seen;
    }

    private double[] had(int block, int variable, int step) {
        double[] had = panel.blocks().get(block).column(variable, step);
        return IntStream.range(0, panel.blocks().get(block).rows())
                .filter(row -> counts(block, step, row))
                .mapToDouble(row -> had[row])
                .distinct()
                .toArray();
    }
}
