package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.First;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;

/** The weights of one replicate, before anything is done about extremes. */
public final class TreatmentWeights {

    private final Resample sample;
    private final double[][] factor;
    private final double[][] cumulative;
    private final double[][] central;
    private final double[][] unexplained;
    private final List<ModelTerm> terms;

    private TreatmentWeights(
            Resample sample,
            double[][] factor,
            double[][] central,
            double[][] unexplained,
            List<ModelTerm> terms,
            Weights kind) {
        this.sample = sample;
        this.factor = factor;
        this.central = central;
        this.unexplained = unexplained;
        this.terms = List.copyOf(terms);
        this.cumulative = kind == Weights.HISTORY ? product() : factor;
    }

    /**
     * Estimates the weights at every step from the study's start to the last asked.
     *
     * @throws UserError when a model cannot be fitted, a density is not positive, or a product of weights is not finite
     */
    public static TreatmentWeights of(MarginalStructuralModel msm, Resample sample) {
        double[][] factor = new double[sample.schema().steps()][];
        if (msm.weights() == Weights.NONE) {
            sample.steps().forEach(step -> factor[step] = ones(sample, step));
            return new TreatmentWeights(
                    sample, factor, new double[factor.length][], new double[factor.length][], List.of(), msm.weights());
        }
        List<Integer> weighted = msm.first() == First.ONE && msm.weights() == Weights.HISTORY
                ? sample.steps().subList(1, sample.steps().size())
                : sample.steps();
        Adjustment adjustment = new Adjustment(sample.problem().estimand(), msm.weights(), msm.confounders());
        ModelSpec model =
                checked(msm.treatment().model().orElse(sample.problem().model(sample.treatment())), sample);
        Densities below = new TreatmentDensity(
                        sample,
                        sample.treatment(),
                        msm.treatment(),
                        model,
                        step -> denominator(model, adjustment, step))
                .at(weighted);
        List<ModelTerm> terms = new ArrayList<>(below.terms());
        Optional<Densities> above = msm.numerator()
                .map(numerator ->
                        numerator(numerator, model, msm, adjustment, sample).at(weighted));
        above.ifPresent(densities -> terms.addAll(densities.terms()));
        for (int step : sample.steps()) {
            factor[step] = weighted.contains(step)
                    ? ratio(above.map(d -> d.log()[step]), below.log()[step], sample, step)
                    : ones(sample, step);
        }
        double[][] unexplained = above.map(Densities::residuals).orElseGet(() -> new double[factor.length][]);
        return new TreatmentWeights(sample, factor, below.central(), unexplained, terms, msm.weights());
    }

    private static Conditioning denominator(ModelSpec model, Adjustment adjustment, int step) {
        if (model.formula().isPresent()) {
            return new Conditioning.By(model.formula().get());
        }
        List<PastValue> past = new ArrayList<>(adjustment.confounders(step));
        past.addAll(adjustment.ownPast(step));
        return new Conditioning.On(past);
    }

    /** The numerator takes what it leaves out from the treatment's model, but for the formula: that is the treatment's own past. */
    private static TreatmentDensity numerator(
            ModelSpec numerator,
            ModelSpec treatment,
            MarginalStructuralModel msm,
            Adjustment adjustment,
            Resample sample) {
        ModelSpec model = checked(
                numerator.orElse(new ModelSpec(
                        treatment.family(),
                        treatment.learner(),
                        Optional.empty(),
                        treatment.fit(),
                        treatment.rows(),
                        treatment.lower(),
                        treatment.upper(),
                        treatment.combined())),
                sample);
        return new TreatmentDensity(
                sample,
                sample.treatment() + "/numerator",
                msm.treatment(),
                model,
                step -> model.formula().isPresent()
                        ? new Conditioning.By(model.formula().get())
                        : new Conditioning.On(adjustment.ownPast(step)));
    }

    private static ModelSpec checked(ModelSpec model, Resample sample) {
        String name = sample.treatment();
        Kind kind = sample.schema().variable(name).kind();
        Learner learner = model.learner().orElse(Learner.GLM);
        if (kind == Kind.CATEGORICAL) {
            throw UserError.study("The treatment " + name
                    + " is categorical, and an msm weights continuous and binary ones; use gformula or ice.");
        }
        Family expected = kind == Kind.BINARY ? Family.BINOMIAL : Family.GAUSSIAN;
        if (model.family().orElse(expected) != expected) {
            throw UserError.study(
                    "The family " + model.family().orElse(expected).text() + " of the treatment " + name
                            + " has no density here; a " + (kind == Kind.BINARY ? "binary" : "continuous")
                            + " treatment of an msm is " + expected.text() + ".");
        }
        if (learner == Learner.FOREST && model.fit().orElse(Fit.BY_TIME) != Fit.BY_TIME) {
            throw UserError.study("A forest of the treatment " + name + " is grown by time; leave out fit: "
                    + model.fit().orElseThrow().text() + ".");
        }
        return model;
    }

    private static double[] ones(Resample sample, int step) {
        double[] treatment = sample.column(sample.treatment(), step);
        double[] ones = new double[treatment.length];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = Double.isNaN(treatment[i]) || sample.multiplicities()[i] == 0 ? Double.NaN : 1;
        }
        return ones;
    }

    private static double[] ratio(Optional<double[]> above, double[] below, Resample sample, int step) {
        double[] ratio = new double[below.length];
        int impossible = 0;
        for (int i = 0; i < ratio.length; i++) {
            boolean counts = sample.multiplicities()[i] > 0;
            impossible += counts && below[i] == Double.NEGATIVE_INFINITY ? 1 : 0;
            ratio[i] = counts ? Math.exp((above.isPresent() ? above.get()[i] : 0) - below[i]) : Double.NaN;
        }
        if (impossible > 0) {
            throw UserError.data(
                    "The model of the treatment " + sample.treatment() + " gives density 0 to the value that "
                            + impossible + " galaxies have at t = "
                            + sample.schema().grid().at(step).label()
                            + ", so their weights are infinite; use a parametric model (learner: glm), or adjust for less.");
        }
        return ratio;
    }

    private double[][] product() {
        double[][] product = new double[factor.length][];
        double[] before = new double[sample.multiplicities().length];
        Arrays.fill(before, 1);
        for (int step : sample.steps()) {
            double[] now = new double[before.length];
            int exploded = 0;
            for (int i = 0; i < now.length; i++) {
                now[i] = before[i] * factor[step][i];
                exploded += Double.isInfinite(now[i]) ? 1 : 0;
            }
            if (exploded > 0) {
                throw UserError.data("The product of the weights up to t = "
                        + sample.schema().grid().at(step).label() + " is not finite for " + exploded
                        + " galaxies: their treatments are all but impossible given their past; look at them, stabilise the"
                        + " weights, or adjust for less.");
            }
            product[step] = now;
            before = now;
        }
        return product;
    }

    /** The factor of a step, for each galaxy; NaN where a galaxy does not occur or its treatment is missing. */
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

    /** The fitted parametric models of the treatment. */
    public List<ModelTerm> terms() {
        return terms;
    }
}
