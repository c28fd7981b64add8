package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Errors;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.MarginalStructuralModel.First;
import org.galcause.gformula.MarginalStructuralModel.Weights;

/** The weights of one replicate, before anything is done about extremes. */
public final class TreatmentWeights {

    private final Resample sample;
    private final double[][] factor;
    private final double[][] cumulative;
    private final double[][] central;
    private final double[][] unexplained;
    private final List<ModelTerm> terms;
    private final double[][] overlap;
    private final Optional<WeightScores> scores;

    private TreatmentWeights(
            Resample sample,
            double[][] factor,
            double[][] central,
            double[][] unexplained,
            double[][] overlap,
            List<ModelTerm> terms,
            Optional<WeightScores> scores,
            Weights kind) {
        this.sample = sample;
        this.factor = factor;
        this.central = central;
        this.unexplained = unexplained;
        this.terms = List.copyOf(terms);
        this.overlap = overlap;
        this.scores = scores;
        this.cumulative = kind == Weights.HISTORY ? product() : factor;
    }

    /**
     * Estimates the weights at every step from the study's start to the last asked.
     *
     * @throws UserError when a model cannot be fitted, a density is not positive, or a product of weights is not finite
     */
    public static TreatmentWeights of(MarginalStructuralModel msm, Resample sample) {
        double[][] factor = new double[sample.schema().steps()][];
        sample.steps().forEach(step -> factor[step] = ones(sample, step));
        double[][] none = new double[factor.length][];
        if (msm.weights() == Weights.NONE) {
            return new TreatmentWeights(sample, factor, none, none, none, List.of(), Optional.empty(), msm.weights());
        }
        List<Integer> weighted = msm.first() == First.ONE && msm.weights() == Weights.HISTORY
                ? sample.steps().subList(1, sample.steps().size())
                : sample.steps();
        requireOverlap(msm, sample, weighted);
        boolean stacked = msm.errors() == Errors.STACKED && sample.isSample();
        List<ModelTerm> terms = new ArrayList<>();
        List<FactorScores> scores = new ArrayList<>();
        double[][] overlap = none;
        double[][] central = none;
        double[][] unexplained = none;
        for (String treatment : sample.treatments()) {
            List<Integer> measured = weighted.stream()
                    .filter(step -> isMeasured(sample, treatment, step))
                    .toList();
            OneTreatment one = new OneTreatment(msm, sample, treatment, measured);
            terms.addAll(one.terms());
            overlap = one.below().overlap();
            if (stacked) {
                scores.addAll(one.scores());
            }
            central = one.below().central();
            unexplained = one.unexplained();
            measured.forEach(step -> multiply(factor[step], one.ratio(step)));
        }
        Optional<LossWeights> losses = losses(msm, sample);
        if (stacked) {
            losses.ifPresent(loss -> scores.addAll(loss.scores(msm.name())));
        }
        losses.ifPresent(loss -> {
            terms.addAll(loss.terms());
            sample.steps().forEach(step -> multiply(factor[step], loss.factor(step)));
        });
        boolean single = sample.treatments().size() == 1;
        return new TreatmentWeights(
                sample,
                factor,
                single ? central : none,
                single ? unexplained : none,
                overlap,
                terms,
                stacked ? Optional.of(new WeightScores(scores, sample.steps(), msm.weights())) : Optional.empty(),
                msm.weights());
    }

    /** A product over times of overlap weights stands for no population. */
    private static void requireOverlap(MarginalStructuralModel msm, Resample sample, List<Integer> weighted) {
        if (!(msm.extremes() instanceof Extremes.Overlap)) {
            return;
        }
        boolean continuous = sample.treatments().size() > 1
                || sample.schema().variable(sample.treatment()).kind() == Kind.CONTINUOUS;
        if (continuous) {
            throw UserError.study(
                    msm.name()
                            + ": overlap weights are of one binary or categorical treatment; write extremes: {winsorise: [0.001, 0.999]}");
        } else if (msm.weights() == Weights.HISTORY && weighted.size() > 1) {
            throw UserError.study(
                    msm.name() + ": overlap weights are of one time, and a product over the " + weighted.size()
                            + " times stands for no population (Li, Morgan and Zaslavsky 2018); write weights: snapshot, or extremes:"
                            + " {winsorise: [0.001, 0.999]}");
        }
    }

    private static Optional<LossWeights> losses(MarginalStructuralModel msm, Resample sample) {
        if (!LossWeights.apply(sample)) {
            return Optional.empty();
        }
        String last = sample.treatments().get(sample.treatments().size() - 1);
        return Optional.of(new LossWeights(
                sample, msm.treatment().model().orElse(sample.problem().model(last)), msm.numerator()));
    }

    private static void multiply(double[] factor, double[] by) {
        for (int i = 0; i < factor.length; i++) {
            factor[i] *= by[i];
        }
    }

    /** Whether anybody's treatment is known at a step; where nobody's is, it has no factor. */
    private static boolean isMeasured(Resample sample, String treatment, int step) {
        return sample.problem().panel().isMeasured(sample.schema().index(treatment), step);
    }

    /** 1 for those followed whose treatments are known, of those that are measured then. */
    private static double[] ones(Resample sample, int step) {
        boolean[] followed = sample.followed(step);
        double[] ones = new double[followed.length];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = followed[i] && sample.multiplicities()[i] > 0 ? 1 : Double.NaN;
        }
        for (String treatment : sample.treatments()) {
            double[] values = sample.column(treatment, step);
            boolean measured = isMeasured(sample, treatment, step);
            for (int i = 0; i < ones.length; i++) {
                ones[i] = measured && Double.isNaN(values[i]) ? Double.NaN : ones[i];
            }
        }
        return ones;
    }

    private double[][] product() {
        double[][] product = new double[factor.length][];
        double[] before = new double[sample.multiplicities().length];
        Arrays.fill(before, 1);
        for (int step : sample.steps()) {
            double[] now = new double[before.length];
            for (int i = 0; i < now.length; i++) {
                now[i] = before[i] * factor[step][i];
            }
            long exploded = sample.count(i -> Double.isInfinite(now[i]));
            if (exploded > 0) {
                throw UserError.data("The product of the weights up to t = "
                        + sample.schema().grid().at(step).label() + " is not finite for " + exploded
                        + " units: their treatments are all but impossible given their past; look at them, stabilise the"
                        + " weights, or adjust for less.");
            }
            product[step] = now;
            before = now;
        }
        return product;
    }

    /** The factor of a step, for each galaxy; NaN where a galaxy does not occur or its treatment is missing, 0 where it is lost in the step. */
    public double[] factor(int step) {
        return factor[step];
    }

    /** What weights the outcome at a step: the product up to it, or the factor alone with snapshot weights. */
    public double[] cumulative(int step) {
        return cumulative[step];
    }

    /** For a continuous treatment, how far the sample's mean lies from each galaxy's expectation, in spreads; for a binary one the probability. */
    public Optional<double[]> central(int step) {
        return Optional.ofNullable(central[step]);
    }

    /** What the numerator leaves unexplained of a continuous treatment: the part that stabilised weights are to set free of confounders. */
    public Optional<double[]> unexplained(int step) {
        return Optional.ofNullable(unexplained[step]);
    }

    /** 1 / sum_k 1 / p_k of each galaxy at a step: what turns inverse probabilities into overlap weights; of a binary or categorical treatment. */
    public Optional<double[]> overlap(int step) {
        return Optional.ofNullable(overlap[step]);
    }

    /** How the weights change with the parameters of the treatment's models, where that is asked for. */
    public Optional<WeightScores> scores() {
        return scores;
    }

    /** The fitted parametric models of the treatment. */
    public List<ModelTerm> terms() {
        return terms;
    }
}
