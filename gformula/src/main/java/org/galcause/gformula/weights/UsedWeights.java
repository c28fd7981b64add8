package org.galcause.gformula.weights;

import java.util.List;
import java.util.Optional;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.model.Fit;

/** The weights of the outcome's regressions: those of galaxies whose outcome is measured, after what is done about extremes. */
public final class UsedWeights {

    private final double[][] byStep;
    private final double[][] untreated;

    private UsedWeights(double[][] byStep, double[][] untreated) {
        this.byStep = byStep;
        this.untreated = untreated;
    }

    /** As the structural model's regressions use them: of each time apart, or of all times together when one model is pooled over them. */
    public static UsedWeights of(
            MarginalStructuralModel msm, Resample sample, TreatmentWeights weights, Explained explained) {
        return msm.outcome().fit().orElse(Fit.BY_TIME) == Fit.POOLED
                ? pooled(sample, weights, msm, sample.regressed(), explained)
                : byTime(sample, weights, msm, explained);
    }

    /** For regressions by time: quantiles are those of the step. */
    private static UsedWeights byTime(
            Resample sample, TreatmentWeights weights, MarginalStructuralModel msm, Explained explained) {
        double[][] byStep = new double[sample.schema().steps()][];
        double[][] untreated = new double[byStep.length][];
        for (int step : sample.steps()) {
            untreated[step] = present(sample, weights, msm, explained, step);
            byStep[step] =
                    treated(sample, msm.extremes(), List.of(untreated[step])).get(0);
        }
        return new UsedWeights(byStep, untreated);
    }

    /** For one regression over some steps: quantiles are those of all its rows; at other steps, of the step. */
    private static UsedWeights pooled(
            Resample sample,
            TreatmentWeights weights,
            MarginalStructuralModel msm,
            List<Integer> asked,
            Explained explained) {
        UsedWeights used = byTime(sample, weights, msm, explained);
        List<double[]> treated = treated(
                sample,
                msm.extremes(),
                asked.stream().map(step -> used.untreated[step]).toList());
        for (int k = 0; k < asked.size(); k++) {
            used.byStep[asked.get(k)] = treated.get(k);
        }
        return used;
    }

    private static List<double[]> treated(Resample sample, Extremes extremes, List<double[]> weights) {
        return ExtremeWeights.treated(sample.problem().panel(), extremes, weights, sample.multiplicities());
    }

    /**
     * The weights of galaxies whose outcome is measured and who are not lost; of all where it is measured for nobody at this step. Without weights
     * nobody stands for the lost, and what is known of their last interval counts.
     */
    private static double[] present(
            Resample sample, TreatmentWeights weights, MarginalStructuralModel msm, Explained explained, int step) {
        double[] outcome = explained.at(step);
        boolean measured = sample.count(i -> !Double.isNaN(outcome[i])) > 0;
        boolean[] followed = sample.followed(step);
        boolean[] lost = sample.lostIn(step);
        double[] present = weights.cumulative(step).clone();
        boolean weighted = msm.weights() != MarginalStructuralModel.Weights.NONE;
        Optional<double[]> tilt = msm.extremes() instanceof Extremes.Overlap ? weights.overlap(step) : Optional.empty();
        for (int i = 0; i < present.length; i++) {
            boolean unknown = measured && Double.isNaN(outcome[i]);
            double tilted = tilt.isPresent() ? present[i] * tilt.get()[i] : present[i];
            present[i] = unknown || weighted && lost[i] || !followed[i] ? Double.NaN : tilted;
        }
        return present;
    }

    /** Whether what is done about extremes has changed a galaxy's weight. */
    public boolean isChanged(int unit, int step) {
        return byStep[step][unit] != untreated[step][unit];
    }

    /** For each galaxy: NaN where it does not belong to the rows, 0 where it is dropped. */
    public double[] at(int step) {
        return byStep[step];
    }

    /** Weight times how often each galaxy occurs; 0 where it does not belong to the rows. */
    public double[] times(int[] multiplicities, int step) {
        double[] times = new double[multiplicities.length];
        for (int i = 0; i < times.length; i++) {
            double used = byStep[step][i];
            times[i] = Double.isNaN(used) || multiplicities[i] == 0 ? 0 : used * multiplicities[i];
        }
        return times;
    }
}
