package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.InheritedRows;
import org.galcause.gformula.weights.ScoredModel.Side;
import org.galcause.gformula.weights.ScoredModel.Tilt;

/** The density ratio of one treatment: given the treatments' own past, over given also what must be adjusted for. */
final class OneTreatment {

    private final Resample sample;
    private final String treatment;
    private final MarginalStructuralModel msm;
    private final Adjustment adjustment;
    private final Densities below;
    private final Optional<Densities> above;

    /** @param weighted the steps, ascending */
    OneTreatment(MarginalStructuralModel msm, Resample sample, String treatment, List<Integer> weighted) {
        this.sample = sample;
        this.treatment = treatment;
        this.msm = msm;
        this.adjustment = new Adjustment(sample.problem().estimand(), msm.weights(), msm.confounders(), treatment);
        ModelSpec model = checked(InheritedRows.fill(
                msm.treatment().model(),
                sample.problem().model(treatment),
                sample.problem().panel(),
                weighted));
        this.below = new TreatmentDensity(
                        sample, treatment, treatment, msm.treatment(), model, step -> denominator(model, step))
                .at(weighted);
        this.above =
                msm.numerator().map(numerator -> numerator(numerator, model).at(weighted));
    }

    private Conditioning denominator(ModelSpec model, int step) {
        if (model.formula().isPresent()) {
            return new Conditioning.By(model.formula().get());
        }
        List<PastValue> past = new ArrayList<>(adjustment.confounders(step));
        past.addAll(adjustment.ownPast(step));
        return new Conditioning.On(past.stream().distinct().toList());
    }

    /** The numerator takes what it leaves out from the treatment's model, but for the formula: that is the treatments' own past. */
    private TreatmentDensity numerator(ModelSpec numerator, ModelSpec own) {
        ModelSpec model = checked(numerator.orElse(new ModelSpec(
                own.family(),
                own.learner(),
                Optional.empty(),
                own.fit(),
                own.rows(),
                own.lower(),
                own.upper(),
                own.combined())));
        return new TreatmentDensity(
                sample,
                treatment,
                treatment + "/numerator",
                msm.treatment(),
                model,
                step -> model.formula().isPresent()
                        ? new Conditioning.By(model.formula().get())
                        : new Conditioning.On(adjustment.ownPast(step)));
    }

    private ModelSpec checked(ModelSpec model) {
        Kind kind = sample.schema().variable(treatment).kind();
        Family expected =
                kind == Kind.BINARY ? Family.BINOMIAL : kind == Kind.CATEGORICAL ? Family.MULTINOMIAL : Family.GAUSSIAN;
        boolean absorbing = kind == Kind.BINARY && model.family().orElse(expected) == Family.ABSORBING_BINOMIAL;
        if (model.family().orElse(expected) != expected && !absorbing) {
            throw UserError.study(
                    "The family " + model.family().orElse(expected).text() + " of the treatment " + treatment
                            + " has no density here; a "
                            + kind.name().toLowerCase(Locale.ROOT)
                            + " treatment of an msm is " + expected.text()
                            + (kind == Kind.BINARY ? " or absorbing-binomial" : "") + ".");
        }
        if (model.learner().orElse(Learner.GLM) == Learner.FOREST && model.fit().orElse(Fit.BY_TIME) != Fit.BY_TIME) {
            throw UserError.study("A forest of the treatment " + treatment + " is grown by time; leave out fit: "
                    + model.fit().orElseThrow().text() + ".");
        }
        return model;
    }

    /** The fitted parametric models. */
    List<ModelTerm> terms() {
        List<ModelTerm> terms = new ArrayList<>(below.terms());
        above.ifPresent(densities -> terms.addAll(densities.terms()));
        return terms;
    }

    /** The denominator. */
    Densities below() {
        return below;
    }

    /**
     * How the logarithm of the ratio changes with the parameters of its models.
     *
     * @throws UserError when their scores are not known
     */
    List<FactorScores> scores() {
        Panel panel = sample.problem().panel();
        Tilt tilt = msm.extremes() instanceof Extremes.Overlap ? Tilt.OVERLAP : Tilt.NONE;
        List<FactorScores> scores = new ArrayList<>(ScoredModel.scores(required(below), panel, Side.DENOMINATOR, tilt));
        above.ifPresent(
                densities -> scores.addAll(ScoredModel.scores(required(densities), panel, Side.NUMERATOR, Tilt.NONE)));
        return scores;
    }

    private List<ScoredModel> required(Densities densities) {
        return densities
                .scored()
                .orElseThrow(() ->
                        UserError.study(msm.name() + ": errors: stacked needs models of the treatment " + treatment
                                + " whose scores are known: learner glm, predictions: in-sample, and of a continuous treatment density: gaussian;"
                                + " write errors: robust, or bootstrap"));
    }

    /** What the numerator leaves unexplained of a continuous treatment. */
    double[][] unexplained() {
        return above.map(Densities::residuals)
                .orElseGet(() -> new double[sample.schema().steps()][]);
    }

    /** By galaxy; NaN where it does not occur. */
    double[] ratio(int step) {
        double[] log = below.log()[step];
        double[] ratio = new double[log.length];
        for (int i = 0; i < ratio.length; i++) {
            boolean counts = sample.multiplicities()[i] > 0;
            ratio[i] = counts ? Math.exp((above.isPresent() ? above.get().log()[step][i] : 0) - log[i]) : Double.NaN;
        }
        long impossible = sample.count(i -> sample.multiplicities()[i] > 0 && log[i] == Double.NEGATIVE_INFINITY);
        if (impossible > 0) {
            throw UserError.data("The model of the treatment " + treatment + " gives density 0 to the value that "
                    + impossible + " units have at t = "
                    + sample.schema().grid().at(step).label()
                    + ", so their weights are infinite; use a parametric model (learner: glm), or adjust for less.");
        }
        return ratio;
    }
}
