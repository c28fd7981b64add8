package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.ratio.Retention;

/**
 * Inverse probability of not having been lost, the current interval included (Robins and Finkelstein 2000). The numerator's formula is that of
 * the treatment's; without one it is the treatments so far.
 */
final class LossWeights {

    private final Resample sample;
    private final double[][] kept;
    private final double[][] numerator;
    private final List<ModelTerm> terms = new ArrayList<>();

    /**
     * @param treatment the treatment's model, which serves where the study has none of who is lost
     * @param numerator the numerator's model; absent for unstabilised weights
     */
    LossWeights(Resample sample, ModelSpec treatment, Optional<ModelSpec> numerator) {
        this.sample = sample;
        this.kept = new Retention(sample.cohort(), withoutRows(treatment))
                .probabilities(sample.cohort().weights(), terms);
        this.numerator = numerator
                .map(model -> Retention.numerator(
                                sample.cohort(),
                                withoutRows(model.orElse(treatment)),
                                model.formula().orElseGet(this::treatmentsSoFar))
                        .probabilities(sample.cohort().weights(), terms))
                .orElse(new double[0][]);
    }

    /** Rows on which a treatment is modelled say nothing of who is lost. */
    private static ModelSpec withoutRows(ModelSpec model) {
        return new ModelSpec(
                Optional.empty(),
                model.learner(),
                model.formula(),
                model.fit(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                model.combined());
    }

    private Formula treatmentsSoFar() {
        return Formula.mainEffects(sample.treatments().stream()
                .<Expression>map(name -> new Expression.Past(name, 0))
                .toList());
    }

    /** By galaxy: NaN for those not followed until a step, 0 for those lost in it. */
    double[] factor(int step) {
        double[] factor = unstabilised(step);
        for (int i = 0; i < factor.length && numerator.length > 0; i++) {
            factor[i] *= factor[i] == 0 ? 1 : numerator[step][i];
        }
        return factor;
    }

    /** The same without a numerator. */
    double[] unstabilised(int step) {
        boolean[] followed = sample.followed(step);
        boolean[] lost = sample.lostIn(step);
        int[] counts = sample.multiplicities();
        double[] factor = new double[followed.length];
        for (int i = 0; i < factor.length; i++) {
            boolean here = followed[i] && counts[i] > 0;
            factor[i] = !here ? Double.NaN : lost[i] ? 0 : 1 / kept[step][i];
        }
        long impossible = sample.count(i -> Double.isInfinite(factor[i]));
        if (impossible > 0) {
            throw UserError.data("The model of who is lost gives " + impossible
                    + " galaxies that are followed through t = "
                    + sample.schema().grid().at(step).label() + " the probability 0 of it; adjust for less.");
        }
        return factor;
    }

    List<ModelTerm> terms() {
        return terms;
    }

    /** Whether anybody is lost before the end. */
    static boolean apply(Resample sample) {
        return sample.steps().stream().anyMatch(step -> {
            boolean[] lost = sample.lostIn(step);
            return sample.count(i -> lost[i] && sample.multiplicities()[i] > 0) > 0;
        });
    }
}
