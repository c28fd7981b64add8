package org.galcause.gformula.ratio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.regime.Cohort;

/**
 * What a treatment's value just before decides: in a treatment that once begun is never left, everybody treated is treated on. The probability is
 * then 1, to which the maximum of a regression that has the value before among its terms tends, and the regression is of the others.
 */
final class Determined {

    private final Cohort cohort;
    private final int variable;
    private final Map<Double, Double> next = new HashMap<>();

    /** @param counted how much each unit counts; 0 where not followed */
    Determined(Cohort cohort, String treatment, Formula formula, List<Integer> steps, PanelValues counted) {
        this.cohort = cohort;
        this.variable = cohort.schema().index(treatment);
        if (reads(formula, treatment)) {
            Map<Double, Double> seen = new HashMap<>();
            steps.forEach(step -> look(step, counted, seen));
            seen.forEach((before, now) -> {
                if (!Double.isNaN(now)) {
                    next.put(before, now);
                }
            });
            if (next.size() == seen.size()) {
                next.clear();
            }
        }
    }

    private static boolean reads(Formula formula, String treatment) {
        return formula.terms().stream()
                .filter(term -> term.factors().size() == 1)
                .map(term -> term.factors().get(0))
                .anyMatch(factor -> factor.equals(new Expression.Value(treatment, 1))
                        || (factor instanceof Expression.Past past
                                && past.variable().equals(treatment)
                                && past.lag() <= 1)
                        || (factor instanceof Expression.History history
                                && history.reach().orElse(1) >= 1));
    }

    /** Notes what follows each value; NaN where more than one does. */
    private void look(int step, PanelValues counted, Map<Double, Double> seen) {
        Panel panel = cohort.panel();
        panel.inOrder(b -> pairs(b, step, counted), pairs -> {
            for (int i = 0; i < pairs.length; i += 2) {
                note(pairs[i], pairs[i + 1], seen);
            }
        });
    }

    private static void note(double before, double now, Map<Double, Double> seen) {
        seen.merge(before, now, (a, c) -> a.equals(c) ? a : Double.NaN);
    }

    /** Each value before with what follows it in a block. */
    private double[] pairs(int b, int step, PanelValues counted) {
        Map<Double, Double> own = new TreeMap<>();
        double[] w = counted.at(b, step);
        double[] now = cohort.panel().blocks().get(b).column(variable, step);
        for (int row = 0; row < w.length; row++) {
            if (w[row] > 0 && !Double.isNaN(now[row])) {
                note(before(b, step, row), now[row], own);
            }
        }
        return own.entrySet().stream()
                .flatMapToDouble(pair -> DoubleStream.of(pair.getKey(), pair.getValue()))
                .toArray();
    }

    private double before(int block, int step, int row) {
        return step == 0 ? 0 : cohort.panel().blocks().get(block).column(variable, step - 1)[row];
    }

    /** The weights without those whose treatment is decided. */
    PanelValues undecided(PanelValues counted) {
        return (block, step) -> {
            double[] w = counted.at(block, step).clone();
            for (int row = 0; row < w.length; row++) {
                w[row] = next.containsKey(before(block, step, row)) ? 0 : w[row];
            }
            return w;
        };
    }

    /** Puts the probabilities of what is decided in place of fitted ones. */
    void settle(int block, int step, double[] had, double[] probability) {
        for (int row = 0; row < probability.length; row++) {
            Double decided = next.get(before(block, step, row));
            probability[row] = decided == null ? probability[row] : decided == had[row] ? 1 : 0;
        }
    }
}
