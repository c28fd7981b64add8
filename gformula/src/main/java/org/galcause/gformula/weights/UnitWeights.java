package org.galcause.gformula.weights;

import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.Replicate;

/**
 * The weights of every unit at one time, on the sample itself; arrays are in the order of the panel's units.
 *
 * @param time the time
 * @param factor that time's density ratio; NaN where the treatment is missing
 * @param cumulative the product up to that time, or the factor alone with snapshot weights
 * @param used after what is done about extremes: NaN where the outcome is missing, 0 where the row is dropped
 */
public record UnitWeights(double time, double[] factor, double[] cumulative, double[] used) {

    /**
     * The weights of a marginal structural model at every time from the study's start to the last asked.
     *
     * @throws UserError as its answer would
     */
    public static List<UnitWeights> of(MarginalStructuralModel msm, EstimationProblem problem) {
        Resample sample = new Resample(problem, Replicate.ofSample(problem.seed()));
        TreatmentWeights weights = TreatmentWeights.of(msm, sample);
        UsedWeights used = UsedWeights.of(msm, sample, weights, Explained.outcome(sample));
        return sample.steps().stream()
                .map(step -> new UnitWeights(
                        sample.schema().grid().at(step).time(),
                        weights.factor(step),
                        weights.cumulative(step),
                        used.at(step)))
                .toList();
    }
}
