package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.InverseProbabilityWeighting;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Errors;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.RatioModel;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.balance.WeightDiagnostics;
import org.galcause.gformula.density.Moments;
import org.galcause.gformula.influence.InfluenceAnswer;
import org.galcause.gformula.ipw.WeightedMean;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.NeverSeen;
import org.galcause.gformula.regime.Unfollowed;
import org.galcause.gformula.weights.Explained;
import org.galcause.gformula.weights.Resample;
import org.galcause.gformula.weights.TreatmentWeights;
import org.galcause.gformula.weights.UsedWeights;
import org.galcause.gformula.weights.WeightDistribution;

/** Weights, the weighted regression, and what it says of every target. */
public final class StructuralAnswer {

    private final Resample sample;
    private final MarginalStructuralModel msm;
    private final ExposureHistory exposure;
    private final NeverSeen neverSeen;
    private final Unfollowed unfollowed;

    private StructuralAnswer(
            EstimationProblem problem, Replicate replicate, MarginalStructuralModel msm, Contrast.Summary summary) {
        this.sample = new Resample(problem, replicate);
        this.msm = msm;
        this.exposure = new ExposureHistory(sample, summary);
        this.neverSeen = new NeverSeen(sample.cohort());
        this.unfollowed = new Unfollowed(sample.cohort());
    }

    /** Of the same sample by another model. */
    private StructuralAnswer(StructuralAnswer other, MarginalStructuralModel msm) {
        this.sample = other.sample;
        this.msm = msm;
        this.exposure = other.exposure;
        this.neverSeen = other.neverSeen;
        this.unfollowed = other.unfollowed;
    }

    /**
     * Answers on one replicate. Weight distributions and diagnostics are those of the sample itself; on resamples they are left out.
     *
     * @param summary what the structural model regresses on
     */
    public static Answer of(
            EstimationProblem problem, Replicate replicate, MarginalStructuralModel msm, Contrast.Summary summary) {
        checkAnswerable(problem.estimand().question(), msm);
        return new StructuralAnswer(problem, replicate, msm, summary).answer();
    }

    private static void checkAnswerable(Question question, MarginalStructuralModel msm) {
        if (question.treatments().size() > 1 && msm.outcome().formula().isEmpty()) {
            throw UserError.study(msm.name() + ": the question has the treatments " + question.treatments()
                    + ", of which there is no one exposure; write the structural model as a formula, such as outcome: {formula: \""
                    + String.join(" + ", question.treatments()) + "\"}.");
        }
    }

    private Answer answer() {
        TreatmentWeights weights = TreatmentWeights.of(msm, sample);
        Fitted fitted = fitted(weights);
        List<ModelTerm> terms = new ArrayList<>(weights.terms());
        terms.addAll(fitted.model().terms());
        fitted.competing().ifPresent(other -> terms.addAll(other.terms()));
        List<Answered> answered = answered(fitted.model(), fitted.competing(), fitted.used());
        return new Answer(
                answered.stream().map(Answered::value).toList(),
                terms,
                summaries(weights, fitted.used()),
                diagnostics(weights, fitted.used()),
                sample.isSample()
                        ? Covariances.of(
                                sample.problem().panel(), sample.problem().targets(), answered)
                        : List.of());
    }

    /** The weighted regressions of the outcome, and of the event that competes. */
    private record Fitted(UsedWeights used, StructuralModel model, Optional<StructuralModel> competing) {}

    private Fitted fitted(TreatmentWeights weights) {
        ModelSpec outcome = outcomeModel();
        Explained explained = Explained.outcome(sample);
        UsedWeights used = UsedWeights.of(msm, sample, weights, explained);
        return new Fitted(
                used,
                structuralModel(outcome, weights, explained, used),
                Explained.competing(sample)
                        .map(event ->
                                structuralModel(outcome, weights, event, UsedWeights.of(msm, sample, weights, event))));
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
        requireErrors(learner, pooled);
        return outcome;
    }

    private void requireErrors(Learner learner, boolean pooled) {
        if (msm.errors() != Errors.STACKED) {
            return;
        }
        if (learner != Learner.GLM && learner != Learner.SPLINE) {
            throw UserError.study(
                    msm.name() + ": errors: stacked are of a structural model by glm or spline, and this one is by "
                            + learner.text() + "; write errors: robust, or bootstrap");
        } else if (isEvent() && !pooled) {
            throw UserError.study(
                    msm.name()
                            + ": errors: stacked of an event need one model of its hazards; write outcome: {fit: pooled, formula: …}, or errors: robust");
        }
    }

    private StructuralModel structuralModel(
            ModelSpec outcome, TreatmentWeights weights, Explained explained, UsedWeights used) {
        Optional<StandardErrors> errors = StandardErrors.of(sample, weights, used);
        if (outcome.formula().isPresent()) {
            return new FormulaModel(sample, explained, outcome, used, errors);
        }
        return switch (outcome.learner().orElse(Learner.SPLINE)) {
            case FOREST -> new ForestCurve(sample, explained, used, exposure);
            case GLM, SPLINE -> new ExposureCurve(sample, explained, outcome, used, exposure, errors);
            case ELASTIC_NET, BOOSTING, SUPER -> new LearntCurve(sample, explained, outcome, used, exposure);
        };
    }

    private List<Answered> answered(StructuralModel model, Optional<StructuralModel> competing, UsedWeights used) {
        Map<Target, Answered> values = new HashMap<>();
        for (int step : sample.problem().estimand().question().steps()) {
            List<Followed> followed = new ArrayList<>();
            for (Target target : sample.problem().targets()) {
                if (target.step() == step) {
                    followed(target).ifPresentOrElse(followed::add, () -> values.put(target, withoutPath(target)));
                }
            }
            List<Answered> estimates = isEvent()
                    ? followed.stream().map(one -> risk(model, competing, one)).toList()
                    : model.at(step, followed);
            ExposureSupport support = support(followed, step, used);
            for (int i = 0; i < followed.size(); i++) {
                Followed one = followed.get(i);
                values.put(
                        one.target(),
                        one.target().isLevel()
                                ? estimates
                                        .get(i)
                                        .judged(support.judged(
                                                exposure.of(one),
                                                estimates.get(i).value()))
                                : followed(one.target(), estimates.get(i)));
            }
        }
        return sample.problem().targets().stream()
                .map(target -> Objects.requireNonNull(values.get(target)))
                .toList();
    }

    private Answered followed(Target target, Answered answered) {
        Answer.Value value = answered.value();
        return Optional.of(target)
                .filter(asked -> sample.isSample() && value.verdict() == Verdict.TRUSTED)
                .flatMap(asked -> unfollowed.until(asked.regime(), asked.step()))
                .map(reason -> answered.judged(
                        new Answer.Value(value.estimate(), value.standardError(), Verdict.CAUTION, reason)))
                .orElse(answered);
    }

    private Answered risk(StructuralModel model, Optional<StructuralModel> competing, Followed followed) {
        int start = sample.schema().grid().start();
        return FirstEventRisk.of(
                        sample.problem().panel(),
                        model.hazards(start, followed),
                        competing.map(other -> other.hazards(start, followed)))
                .answered(model.unknown(followed));
    }

    private boolean isEvent() {
        return sample.problem().estimand().question().event().isPresent();
    }

    private ExposureSupport support(List<Followed> followed, int step, UsedWeights used) {
        double[] levels = followed.stream()
                .filter(one -> one.target().isLevel())
                .mapToDouble(exposure::of)
                .toArray();
        return levels.length == 0
                ? ExposureSupport.none()
                : ExposureSupport.of(
                        sample.problem().panel(),
                        exposure.observed(step),
                        used.times(sample.multiplicities(), step),
                        levels);
    }

    private Optional<Followed> followed(Target target) {
        if (target.regime().isNatural() || unseen(target).isPresent()) {
            return Optional.empty();
        }
        List<double[]> paths = new ArrayList<>();
        for (String treatment : sample.treatments()) {
            new StaticPath(sample.schema())
                    .of(target.regime().on(treatment), target.step())
                    .ifPresent(paths::add);
        }
        return Optional.of(paths)
                .filter(all -> all.size() == sample.treatments().size())
                .map(all -> new Followed(target, all))
                .filter(f -> msm.outcome().formula().isPresent() || !Double.isNaN(exposure.of(f)));
    }

    private Optional<String> unseen(Target target) {
        return target.isLevel() ? Optional.empty() : neverSeen.under(target.regime(), target.step());
    }

    /** Under the natural course the mean outcome is the observed one; other regimes without a path cannot be answered. */
    private Answered withoutPath(Target target) {
        Optional<String> unseen = target.regime().isNatural() ? Optional.empty() : unseen(target);
        if (unseen.isPresent()) {
            return Answered.of(Answer.Value.refused(unseen.get()));
        }
        if (target.regime().isNatural()) {
            return isEvent()
                            || sample.problem()
                                    .estimand()
                                    .question()
                                    .censoring()
                                    .isPresent()
                    ? naturalRisk(target)
                    : naturalMean(target);
        }
        String treatment = sample.treatment();
        return Answered.of(
                Answer.Value.refused(
                        "Under " + target.regime().name() + " " + treatment + " "
                                + target.regime().on(treatment).describe()
                                + ", so it is not the same for everybody, and a marginal structural model answers only regimes that are; use gformula or ice."));
    }

    private Answered naturalMean(Target target) {
        double[] outcome = sample.column(sample.problem().estimand().question().outcome(), target.step());
        Moments moments = Moments.of(
                sample.problem().panel(), List.of(0), new double[][] {outcome}, new int[][] {sample.multiplicities()});
        double n = moments.count();
        double[] moves = new double[sample.isSample() ? outcome.length : 0];
        Arrays.setAll(
                moves, i -> Double.isNaN(outcome[i]) ? 0 : (outcome[i] - moments.mean()) / Math.sqrt(n * (n - 1)));
        return new Answered(
                new Answer.Value(moments.mean(), moments.sampleSpread() / Math.sqrt(n), Verdict.TRUSTED, ""),
                sample.isSample() ? Optional.of(new Influence.OfUnits(moves)) : Optional.empty());
    }

    /** Weighted for losses alone; not at all where the estimator has no weights. */
    private Answered naturalRisk(Target target) {
        EstimationProblem all = sample.problem();
        boolean weighted = msm.weights() != MarginalStructuralModel.Weights.NONE;
        ModelSpec history = weighted
                ? msm.treatment().model().orElse(all.model(sample.treatment()))
                : ModelSpec.empty().with(Formula.interceptOnly());
        EstimationProblem one = new EstimationProblem(
                all.panel(), all.estimand(), List.of(target), weighted ? all.models() : lossesAlike(), all.seed());
        InverseProbabilityWeighting ipw = new InverseProbabilityWeighting(
                msm.name(),
                new RatioModel(history, RatioModel.Method.PROPENSITY, 1, 0),
                InverseProbabilityWeighting.Normalise.HAJEK,
                IteratedConditionalExpectation.EventForm.HAZARD,
                Optional.empty());
        InfluenceAnswer.Moved moved = WeightedMean.moved(ipw, one, sample.replicate());
        return new Answered(moved.value(), moved.moves().map(Influence.OfUnits::new));
    }

    /** One probability of being lost for everybody, so that nobody's weight differs. */
    private Map<String, ModelSpec> lossesAlike() {
        return sample.problem()
                .estimand()
                .question()
                .censoring()
                .map(censoring -> Map.of(censoring.variable(), ModelSpec.empty().with(Formula.interceptOnly())))
                .orElse(Map.of());
    }

    private List<WeightSummary> summaries(TreatmentWeights weights, UsedWeights used) {
        List<WeightSummary> summaries = new ArrayList<>();
        if (sample.isSample()) {
            Panel panel = sample.problem().panel();
            int[] counts = sample.multiplicities();
            for (int step : sample.steps()) {
                double time = sample.schema().grid().at(step).time();
                summaries.add(WeightDistribution.of(panel, time, "factor", weights.factor(step), counts));
                summaries.add(WeightDistribution.of(panel, time, "cumulative", weights.cumulative(step), counts));
                summaries.add(WeightDistribution.of(panel, time, "used", used.at(step), counts));
            }
        }
        return summaries;
    }

    private List<Diagnostic> diagnostics(TreatmentWeights weights, UsedWeights used) {
        if (!sample.isSample()) {
            return List.of();
        }
        List<Diagnostic> rows = new ArrayList<>(new WeightDiagnostics(sample, msm, weights, used).all());
        if (isCut()) {
            rows.addAll(new WinsorisingPath(
                            sample.problem().targets(), sample.schema().grid())
                    .rows(extremes -> under(extremes, weights)));
        }
        return rows;
    }

    /** Whether tails of weights are, or could be, cut off; learners of curves are left alone, since each cut would grow them anew. */
    private boolean isCut() {
        Learner learner = msm.outcome().learner().orElse(Learner.GLM);
        return msm.weights() != MarginalStructuralModel.Weights.NONE
                && !(msm.extremes() instanceof Extremes.Overlap)
                && (learner == Learner.GLM || learner == Learner.SPLINE);
    }

    /** The answers under another rule; refused where its regressions do not exist. */
    private List<Answer.Value> under(Extremes extremes, TreatmentWeights weights) {
        StructuralAnswer cut = new StructuralAnswer(this, msm.with(extremes).with(Errors.ROBUST));
        try {
            Fitted fitted = cut.fitted(weights);
            return cut.answered(fitted.model(), fitted.competing(), fitted.used()).stream()
                    .map(Answered::value)
                    .toList();
        } catch (UserError refused) {
            return Collections.nCopies(
                    sample.problem().targets().size(), Answer.Value.refused(String.join(" ", refused.problems())));
        }
    }
}
