package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.glm.GlmFit;
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
    private final Retention below;
    private final Optional<Retention> above;
    private final List<ModelTerm> terms = new ArrayList<>();

    /**
     * @param treatment the treatment's model, which serves where the study has none of who is lost
     * @param numerator the numerator's model; absent for unstabilised weights
     */
    LossWeights(Resample sample, ModelSpec treatment, Optional<ModelSpec> numerator) {
        this.sample = sample;
        this.below = new Retention(sample.cohort(), withoutRows(treatment));
        this.kept = below.probabilities(sample.cohort().weights(), terms);
        this.above = numerator.map(model -> Retention.numerator(
                sample.cohort(),
                withoutRows(model.orElse(treatment)),
                model.formula().orElseGet(this::treatmentsSoFar)));
        this.numerator = above.map(
                        retention -> retention.probabilities(sample.cohort().weights(), terms))
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
                    + " units that are followed through t = "
                    + sample.schema().grid().at(step).label() + " the probability 0 of it; adjust for less.");
        }
        return factor;
    }

    /**
     * How the logarithm of the factors changes with the parameters of their models.
     *
     * @param name the estimator's
     * @throws UserError when a model's scores are not known
     */
    List<FactorScores> scores(String name) {
        List<FactorScores> scores = new ArrayList<>(scores(name, below, ScoredModel.Side.DENOMINATOR));
        above.ifPresent(retention -> scores.addAll(scores(name, retention, ScoredModel.Side.NUMERATOR)));
        return scores;
    }

    private List<FactorScores> scores(String name, Retention retention, ScoredModel.Side side) {
        List<ScoredModel> models =
                retention.fits().stream().map(fitted -> scored(name, fitted)).toList();
        return ScoredModel.scores(models, sample.problem().panel(), side, ScoredModel.Tilt.NONE);
    }

    private ScoredModel scored(String name, Retention.Fitted fitted) {
        if (!(fitted.fit() instanceof GlmFit fit)) {
            throw UserError.study(
                    name + ": errors: stacked needs a model of who is lost whose scores are known: learner glm; write"
                            + " errors: robust, or bootstrap");
        }
        int steps = sample.schema().steps();
        double[][] values = new double[steps][];
        int[][] counts = new int[steps][];
        int[][] applied = new int[steps][];
        for (int step : fitted.steps()) {
            values[step] = sample.joined(fitted.rows().response(), step);
            counts[step] = Arrays.stream(sample.joined(fitted.rows().weights(), step))
                    .mapToInt(w -> (int) w)
                    .toArray();
            boolean[] followed = sample.followed(step);
            applied[step] = IntStream.range(0, followed.length)
                    .map(i -> followed[i] ? 1 : 0)
                    .toArray();
        }
        Response response = new Response("", "", fitted.steps(), values, counts);
        return new ScoredFit(fit, response, applied, Double.NaN, MarginalStructuralModel.Spread.SAMPLE);
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
