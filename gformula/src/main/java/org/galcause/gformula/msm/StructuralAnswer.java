package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.balance.WeightDiagnostics;
import org.galcause.gformula.density.Moments;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.weights.Resample;
import org.galcause.gformula.weights.TreatmentWeights;
import org.galcause.gformula.weights.UsedWeights;
import org.galcause.gformula.weights.WeightDistribution;

/** Weights, the weighted regression, and what it says of every target. */
public final class StructuralAnswer {

    private final Resample sample;
    private final MarginalStructuralModel msm;
    private final ExposureHistory exposure;

    private StructuralAnswer(
            EstimationProblem problem, Replicate replicate, MarginalStructuralModel msm, Contrast.Summary summary) {
        this.sample = new Resample(problem, replicate);
        this.msm = msm;
        this.exposure = new ExposureHistory(sample, summary);
    }

    /**
     * Answers on one replicate. Weight distributions and diagnostics are those of the sample itself; on resamples they are left out.
     *
     * @param summary what the structural model regresses on
     */
    public static Answer of(
            EstimationProblem problem, Replicate replicate, MarginalStructuralModel msm, Contrast.Summary summary) {
        checkAnswerable(problem.estimand().question(), msm.name());
        return new StructuralAnswer(problem, replicate, msm, summary).answer();
    }

    private static void checkAnswerable(Question question, String name) {
        if (question.treatments().size() > 1) {
            throw UserError.question(name + ": a marginal structural model weights one treatment, and the question has "
                    + question.treatments() + "; use gformula or ice.");
        }
        if (question.event().isPresent()) {
            throw UserError.question(name + ": a marginal structural model answers a mean outcome, and the outcome "
                    + question.outcome() + " is a first event; use gformula or ice.");
        }
        if (question.censoring().isPresent()) {
            throw UserError.question(name
                    + ": a marginal structural model does not weight for censoring here, and the question has the censoring variable "
                    + question.censoring().get().variable() + "; use gformula or ice.");
        }
    }

    private Answer answer() {
        TreatmentWeights weights = TreatmentWeights.of(msm, sample);
        ModelSpec outcome = outcomeModel();
        UsedWeights used = UsedWeights.of(msm, sample, weights);
        StructuralModel model = structuralModel(outcome, used);
        List<ModelTerm> terms = new ArrayList<>(weights.terms());
        terms.addAll(model.terms());
        return new Answer(values(model, used), terms, summaries(weights, used), diagnostics(weights, used));
    }

    private ModelSpec outcomeModel() {
        ModelSpec outcome = msm.outcome();
        Learner learner = outcome.learner().orElse(Learner.GLM);
        boolean pooled = outcome.fit().orElse(Fit.BY_TIME) == Fit.POOLED;
        if (pooled && outcome.formula().isEmpty()) {
            throw UserError.study(msm.name()
                    + ": a structural model that is pooled over times needs a formula, such as \"mean("
                    + sample.treatment()
                    + "[..t]) + factor(t)\"; write one, or leave out fit: pooled.");
        }
        if (learner != Learner.GLM && outcome.formula().isPresent()) {
            throw UserError.study(
                    msm.name() + ": a structural model by " + learner.text()
                            + " regresses on the exposure alone and takes no formula; leave out the formula, or write learner: glm.");
        }
        return outcome;
    }

    private StructuralModel structuralModel(ModelSpec outcome, UsedWeights used) {
        if (outcome.formula().isPresent()) {
            return new FormulaModel(sample, outcome, used);
        }
        return switch (outcome.learner().orElse(Learner.SPLINE)) {
            case FOREST -> new ForestCurve(sample, used, exposure);
            case GLM, SPLINE -> new ExposureCurve(sample, outcome, used, exposure);
            case ELASTIC_NET, BOOSTING, SUPER -> new LearntCurve(sample, outcome, used, exposure);
        };
    }

    private List<Answer.Value> values(StructuralModel model, UsedWeights used) {
        Map<Target, Answer.Value> values = new HashMap<>();
        for (int step : sample.problem().estimand().question().steps()) {
            List<Target> targets = sample.problem().targets().stream()
                    .filter(target -> target.step() == step)
                    .toList();
            List<Followed> followed = new ArrayList<>();
            for (Target target : targets) {
                followed(target).ifPresentOrElse(followed::add, () -> values.put(target, withoutPath(target)));
            }
            List<Answer.Value> estimates = model.at(step, followed);
            Support support = new Support(exposure.observed(step), used.times(sample.multiplicities(), step));
            for (int i = 0; i < followed.size(); i++) {
                Followed one = followed.get(i);
                values.put(
                        one.target(),
                        one.target().isLevel() ? support.judged(exposure.of(one), estimates.get(i)) : estimates.get(i));
            }
        }
        return sample.problem().targets().stream()
                .map(target -> Objects.requireNonNull(values.get(target)))
                .toList();
    }

    private Optional<Followed> followed(Target target) {
        if (target.regime().isNatural()) {
            return Optional.empty();
        }
        return new StaticPath(sample.schema())
                .of(target.regime().on(sample.treatment()), target.step())
                .map(path -> new Followed(target, path))
                .filter(f -> msm.outcome().formula().isPresent() || !Double.isNaN(exposure.of(f)));
    }

    /** Under the natural course the mean outcome is the observed one; other regimes without a path cannot be answered. */
    private Answer.Value withoutPath(Target target) {
        if (target.regime().isNatural()) {
            double[] outcome =
                    sample.column(sample.problem().estimand().question().outcome(), target.step());
            Moments moments = Moments.of(outcome, sample.multiplicities());
            return new Answer.Value(
                    moments.mean(), moments.sampleSpread() / Math.sqrt((double) moments.count()), Verdict.TRUSTED, "");
        }
        return Answer.Value.refused(
                "Under " + target.regime().name() + " " + sample.treatment() + " "
                        + target.regime().on(sample.treatment()).describe()
                        + ", so it is not the same for everybody, and a marginal structural model answers only regimes that are; use gformula or ice.");
    }

    private List<WeightSummary> summaries(TreatmentWeights weights, UsedWeights used) {
        List<WeightSummary> summaries = new ArrayList<>();
        if (sample.isSample()) {
            int[] counts = sample.multiplicities();
            for (int step : sample.steps()) {
                double time = sample.schema().grid().at(step).time();
                summaries.add(WeightDistribution.of(time, "factor", weights.factor(step), counts));
                summaries.add(WeightDistribution.of(time, "cumulative", weights.cumulative(step), counts));
                summaries.add(WeightDistribution.of(time, "used", used.at(step), counts));
            }
        }
        return summaries;
    }

    private List<Diagnostic> diagnostics(TreatmentWeights weights, UsedWeights used) {
        return sample.isSample() ? new WeightDiagnostics(sample, msm, weights, used).all() : List.of();
    }
}
