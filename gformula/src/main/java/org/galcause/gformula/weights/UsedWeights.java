package org.galcause.gformula.weights;

import java.util.Arrays;
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
                ? pooled(sample, weights, msm.extremes(), sample.regressed(), explained)
                : byTime(sample, weights, msm.extremes(), explained);
    }

    /** For regressions by time: quantiles are those of the step. */
    private static UsedWeights byTime(
            Resample sample, TreatmentWeights weights, Extremes extremes, Explained explained) {
        double[][] byStep = new double[sample.schema().steps()][];
        double[][] untreated = new double[byStep.length][];
        for (int step : sample.steps()) {
            untreated[step] = present(sample, weights, extremes, explained, step);
            byStep[step] = ExtremeWeights.treated(extremes, untreated[step], sample.multiplicities());
        }
        return new UsedWeights(byStep, untreated);
    }

    /** For one regression over some steps: quantiles are those of all its rows. */
    private static UsedWeights pooled(
            Resample sample, TreatmentWeights weights, Extremes extremes, List<Integer> asked, Explained explained) {
        UsedWeights byTime = byTime(sample, weights, extremes, explained);
        double[][] byStep = byTime.byStep;
        int units = sample.multiplicities().length;
        double[] all = new double[units * asked.size()];
        int[] counts = new int[all.length];
        for (int k = 0; k < asked.size(); k++) {
            System.arraycopy(byTime.untreated[asked.get(k)], 0, all, k * units, units);
            System.arraycopy(sample.multiplicities(), 0, counts, k * units, units);
        }
        double[] treated = ExtremeWeights.treated(extremes, all, counts);
        for (int k = 0; k < asked.size(); k++) {
            byStep[asked.get(k)] = Arrays.copyOfRange(treated, k * units, (k + 1) * units);
        }
        return new UsedWeights(byStep, byTime.untreated);
    }

    /** The weights of galaxies whose outcome is measured and who are not lost; of all where it is measured for nobody at this step. */
    private static double[] present(
            Resample sample, TreatmentWeights weights, Extremes extremes, Explained explained, int step) {
        double[] outcome = explained.at(step);
        boolean measured = Arrays.stream(outcome).anyMatch(y -> !Double.isNaN(y));
        boolean[] followed = sample.followed(step);
        boolean[] lost = sample.lostIn(step);
        double[] present = weights.cumulative(step).clone();
        Optional<double[]> tilt = extremes instanceof Extremes.Overlap ? weights.overlap(step) : Optional.empty();
        for (int i = 0; i < present.length; i++) {
            boolean unknown = measured && Double.isNaN(outcome[i]);
            double tilted = tilt.isPresent() ? present[i] * tilt.get()[i] : present[i];
            present[i] = unknown || lost[i] || !followed[i] ? Double.NaN : tilted;
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
