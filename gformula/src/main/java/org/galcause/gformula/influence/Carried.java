package org.galcause.gformula.influence;

import java.util.Optional;
import java.util.function.IntFunction;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.ratio.Ratios;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RiskStates;

/** What is carried backwards in time for one target, on the [0, 1] scale: the pseudo-outcome and the influence function from there on. */
final class Carried {

    private final Cohort cohort;
    private final Panel panel;
    private final Target target;
    private final Ratios ratios;
    private final ResponseScale scale;
    private final Correction correction;
    private final double[] estimates;
    private final double[] functions;
    private double[][] pseudo = {};
    private double[][] influence = {};
    private Optional<String> refusal = Optional.empty();
    private Optional<String> caution = Optional.empty();

    Carried(Cohort cohort, Target target, Ratios ratios, ResponseScale scale, Correction correction) {
        this.cohort = cohort;
        this.panel = cohort.panel();
        this.target = target;
        this.ratios = ratios;
        this.scale = scale;
        this.correction = correction;
        this.estimates = new double[panel.units()];
        this.functions = new double[panel.units()];
        this.refusal = ratios.nobody(target.step());
    }

    Target target() {
        return target;
    }

    ResponseScale scale() {
        return scale;
    }

    boolean isAlive() {
        return refusal.isEmpty();
    }

    void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    /** The estimate is given with caution, for the first reason that there is. */
    void warn(String reason) {
        caution = caution.or(() -> Optional.of(reason));
    }

    /** What is expected of those followed until the step of the last prediction. */
    double[] pseudo(int block) {
        return pseudo[block];
    }

    /** What is expected at a step, to be corrected. */
    Prediction predicted(
            int step, double[][] natural, double[][] shifted, PanelValues counted, IntFunction<double[]> response) {
        double[][] explained = new double[natural.length][];
        double[][] weights = new double[natural.length][];
        for (int b = 0; b < natural.length; b++) {
            explained[b] = response.apply(b);
            weights[b] = counted.at(b, step).clone();
            for (int row = 0; row < weights[b].length; row++) {
                weights[b][row] *= ratios.cumulative(step)[panel.firstRow(b) + row];
            }
        }
        return new Prediction(panel, target, natural, shifted, explained, weights);
    }

    /** One step further back, with corrected predictions. */
    void arrive(int step, Prediction corrected) {
        double[][] beyond = corrected.response();
        if (step != target.step()) {
            beyond = new double[influence.length][];
            for (int b = 0; b < beyond.length; b++) {
                beyond[b] = cohort.states().beyond(b, step, influence[b]);
            }
        }
        influence = influence(step, corrected.natural(), corrected.shifted(), beyond);
        pseudo = correction.carried(corrected.shifted(), influence);
    }

    /** Under the regime, plus the ratio times what the regression leaves unexplained; nothing for those of whom that is unknown. */
    private double[][] influence(int step, double[][] natural, double[][] shifted, double[][] beyond) {
        double[][] next = new double[natural.length][];
        double[] ratio = ratios.factor(step);
        for (int b = 0; b < next.length; b++) {
            byte[] before = cohort.states().before(b, step);
            next[b] = shifted[b].clone();
            for (int row = 0; row < before.length; row++) {
                double r = ratio[panel.firstRow(b) + row];
                boolean known = before[row] == RiskStates.FOLLOWED && r != 0 && !Double.isNaN(beyond[b][row]);
                next[b][row] += known ? r * (beyond[b][row] - natural[b][row]) : 0;
            }
        }
        return next;
    }

    /** Keeps what was found of the units of one fold, on the outcome's own scale. */
    void keep(int[] fold, int f) {
        for (int b = 0; b < pseudo.length; b++) {
            for (int row = 0; row < pseudo[b].length; row++) {
                int unit = panel.firstRow(b) + row;
                if (fold[unit] == f) {
                    estimates[unit] = scale.low() + scale.width() * pseudo[b][row];
                    functions[unit] = scale.low() + scale.width() * influence[b][row];
                }
            }
        }
    }

    /** By unit, the efficient influence function on the outcome's own scale, not centred; why there is none when it is refused. */
    double[] function() {
        return functions;
    }

    Optional<String> refusal() {
        return refusal;
    }

    void into(InfluenceAnswer answer) {
        if (refusal.isPresent()) {
            answer.refuse(refusal.get());
            return;
        }
        double estimate = InfluenceAnswer.mean(cohort, estimates);
        caution.ifPresentOrElse(
                reason -> answer.add(estimate, functions, reason), () -> answer.add(estimate, functions));
    }
}
