package org.galcause.gformula.ice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.Support;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.glm.SharedFit;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;

/**
 * Answers a question by iterated conditional expectation, all targets at once: at each step, going backwards, one design serves the
 * regressions of every target's pseudo-outcome.
 *
 * <p>Cost at each step: rows x columns x (columns + targets). Memory: units x targets.
 */
public final class BackwardRegression {

    private final IteratedConditionalExpectation options;
    private final EstimationProblem problem;
    private final Replicate replicate;
    private final Panel panel;
    private final PanelSchema schema;
    private final Question question;
    private final ModelSpec outcome;
    private final ModelFitter fitter;
    private final PanelValues weights;
    private final RiskStates states;
    private final RegimeValues regimes;
    private final Link first;
    private final Link iterated;
    private final List<PseudoOutcome> pseudo;
    private final List<ModelTerm> terms = new ArrayList<>();
    private final Map<Integer, Formula> formulas = new TreeMap<>();
    private final Map<Integer, GlmFit> hazards = new TreeMap<>();
    private final SeenTreatments seen;

    private BackwardRegression(IteratedConditionalExpectation options, EstimationProblem problem, Replicate replicate) {
        this.options = options;
        this.problem = problem;
        this.replicate = replicate;
        this.panel = problem.panel();
        this.schema = problem.schema();
        this.question = problem.estimand().question();
        this.outcome = options.outcome().orElse(problem.model(question.outcome()));
        this.weights = PanelValues.multiplicities(panel, replicate.multiplicities(panel.units()));
        this.fitter = new ModelFitter(panel, problem.estimand(), weights);
        this.states = new RiskStates(panel, question);
        boolean continuous = schema.variable(question.outcome()).kind() == Kind.CONTINUOUS;
        this.first = link(outcome.family().orElse(continuous ? Family.GAUSSIAN : Family.BINOMIAL));
        this.iterated = link(options.iterated().orElse(continuous ? Family.GAUSSIAN : Family.BINOMIAL));
        List<String> treatments = problem.estimand().order().stream()
                .filter(question.treatments()::contains)
                .toList();
        this.regimes = new RegimeValues(
                schema, treatments, iterated == Link.LOGIT ? RegimeValues.Past.SET : RegimeValues.Past.OBSERVED);
        this.seen = new SeenTreatments(panel, states, weights, treatments);
        this.pseudo = pseudoOutcomes();
        if (isHazard() && question.event().flatMap(Question.Event::competing).isPresent()) {
            throw UserError.study(
                    "ice: event: hazard does not take competing events; use event: classical, or gformula");
        }
    }

    /** Regresses backwards and averages; see {@link IteratedConditionalExpectation#answer}. */
    public static Answer answer(
            IteratedConditionalExpectation options, EstimationProblem problem, Replicate replicate) {
        return new BackwardRegression(options, problem, replicate).answer();
    }

    private Link link(Family family) {
        return switch (family) {
            case GAUSSIAN -> Link.IDENTITY;
            case BINOMIAL -> Link.LOGIT;
            default ->
                throw UserError.study("ice: the family " + family.text() + " of " + question.outcome()
                        + " has no regression here; choose gaussian or binomial");
        };
    }

    private List<PseudoOutcome> pseudoOutcomes() {
        Support support = Support.of(panel, question.treatment());
        Map<Integer, ResponseScale> scales = new TreeMap<>();
        return problem.targets().stream()
                .map(target -> new PseudoOutcome(
                        target, support.of(target), scales.computeIfAbsent(target.step(), this::scale)))
                .toList();
    }

    /** The outcome's observed range at a step; a binary outcome is on its scale already. */
    private ResponseScale scale(int step) {
        if (schema.variable(question.outcome()).kind() != Kind.CONTINUOUS) {
            return ResponseScale.NONE;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < panel.blocks().size(); b++) {
            double[] y = states.outcome(b, step);
            double[] w = weights.at(b, step);
            for (int row = 0; row < y.length; row++) {
                if (w[row] > 0 && !Double.isNaN(y[row])) {
                    low = Math.min(low, y[row]);
                    high = Math.max(high, y[row]);
                }
            }
        }
        return new ResponseScale(low, high > low ? high : low + 1);
    }

    private Answer answer() {
        int last = problem.targets().stream().mapToInt(Target::step).max().orElseThrow();
        for (int step = last; step >= schema.grid().start(); step--) {
            int at = step;
            regress(alive(q -> q.target().step() > at), step);
            start(alive(q -> q.target().step() == at), step);
        }
        return new Answer(
                pseudo.stream()
                        .map(q -> q.value(q.isAlive() ? mean(q) : Double.NaN))
                        .toList(),
                terms,
                List.of(),
                List.of());
    }

    private List<PseudoOutcome> alive(java.util.function.Predicate<PseudoOutcome> chosen) {
        return pseudo.stream().filter(q -> q.isAlive() && chosen.test(q)).toList();
    }

    private double mean(PseudoOutcome q) {
        double sum = 0;
        double weight = 0;
        for (int b = 0; b < panel.blocks().size(); b++) {
            double[] w = weights.at(b, 0);
            for (int row = 0; row < w.length; row++) {
                sum += w[row] > 0 ? w[row] * q.of(b)[row] : 0;
                weight += w[row];
            }
        }
        return sum / weight;
    }

    /** The first regression: of the outcome itself, at the step that is asked. */
    private void start(List<PseudoOutcome> asked, int step) {
        if (asked.isEmpty()) {
            return;
        }
        if (options.fit() != Fit.STRATIFIED) {
            GlmFit fit = outcomeFit(step, asked.get(0).scale(), weights);
            report(fit, "", question.outcome(), options.fit() == Fit.POOLED ? Double.NaN : timeOf(step));
            asked.forEach(q -> predict(q, fit, step));
            return;
        }
        for (PseudoOutcome q : asked) {
            GlmFit fit = outcomeFit(step, q.scale(), followers(q, step));
            report(fit, q.target().regime().name(), question.outcome(), timeOf(step));
            predict(q, fit, step);
        }
    }

    private GlmFit outcomeFit(int step, ResponseScale scale, PanelValues counted) {
        List<Integer> steps = options.fit() == Fit.POOLED
                ? IntStream.rangeClosed(schema.grid().start(), schema.grid().last())
                        .boxed()
                        .toList()
                : List.of(step);
        PanelValues response = (block, at) -> scaled(states.outcome(block, at), scale);
        FitRows rows = fitter.restricted(outcome, new FitRows(panel, steps, response, counted));
        return shared(rows, step).fit(first);
    }

    private static double[] scaled(double[] y, ResponseScale scale) {
        for (int i = 0; i < y.length; i++) {
            y[i] = (y[i] - scale.low()) / scale.width();
        }
        return y;
    }

    private SharedFit shared(FitRows rows, int step) {
        Design design = Design.of(formula(step), scope(), rows);
        return SharedFit.of(question.outcome(), design, DesignMatrix.of(design, rows));
    }

    private Scope scope() {
        return fitter.scope(question.outcome());
    }

    private Formula formula(int step) {
        return formulas.computeIfAbsent(
                step,
                at -> outcome.formula()
                        .orElseGet(() -> options.fit() == Fit.POOLED
                                ? fitter.parents(
                                        question.outcome(), schema.grid().last())
                                : DefaultFormula.at(problem.estimand(), at)));
    }

    /** The later regressions: of what is expected from the next step on. */
    private void regress(List<PseudoOutcome> later, int step) {
        if (options.fit() == Fit.STRATIFIED) {
            later.forEach(q -> regress(List.of(q), step, followers(q, step)));
        } else if (!later.isEmpty()) {
            regress(later, step, weights);
        }
    }

    private void regress(List<PseudoOutcome> later, int step, PanelValues counted) {
        FitRows rows = new FitRows(panel, List.of(step), (block, at) -> known(block, step), counted);
        SharedFit shared = shared(rows, step);
        List<List<double[]>> responses =
                later.stream().map(q -> responses(q, shared.matrix(), step)).toList();
        List<GlmFit> fits = shared.fitAll(responses, iterated);
        for (int i = 0; i < fits.size(); i++) {
            PseudoOutcome q = later.get(i);
            if (!q.target().isLevel()) {
                report(fits.get(i), q.target().regime().name(), iteratedName(q), timeOf(step));
            }
            predict(q, fits.get(i), step);
            if (isHazard()) {
                q.livedThrough(predictions(q, hazard(step, counted), step));
            }
        }
    }

    /** The regression of the event itself at a step, shared by all that are asked later unless it is of followers. */
    private GlmFit hazard(int step, PanelValues counted) {
        if (options.fit() == Fit.STRATIFIED) {
            return outcomeFit(step, ResponseScale.NONE, counted);
        }
        return hazards.computeIfAbsent(step, at -> outcomeFit(at, ResponseScale.NONE, counted));
    }

    private String iteratedName(PseudoOutcome q) {
        return question.outcome() + "/iterated/"
                + schema.grid().at(q.target().step()).label();
    }

    /** 1 for the rows of a step's regression of pseudo-outcomes, NaN for the others. */
    private double[] known(int block, int step) {
        byte[] before = states.before(block, step);
        byte[] after = states.before(block, step + 1);
        double[] known = new double[before.length];
        for (int row = 0; row < known.length; row++) {
            boolean counts = isHazard() ? after[row] == RiskStates.FOLLOWED : after[row] != RiskStates.LOST;
            known[row] = before[row] == RiskStates.FOLLOWED && counts ? 1 : Double.NaN;
        }
        return known;
    }

    private boolean isHazard() {
        return question.event().isPresent() && options.event() == IteratedConditionalExpectation.EventForm.HAZARD;
    }

    private List<double[]> responses(PseudoOutcome q, DesignMatrix matrix, int step) {
        List<double[]> responses = new ArrayList<>();
        for (DesignChunk chunk : matrix.chunks()) {
            byte[] after = states.before(chunk.block(), step + 1);
            double[] next = q.of(chunk.block());
            double[] picked = new double[chunk.rows()];
            for (int i = 0; i < picked.length; i++) {
                int row = chunk.positions()[i];
                picked[i] = after[row] == RiskStates.FOLLOWED ? next[row] : after[row] == RiskStates.HAD_EVENT ? 1 : 0;
            }
            responses.add(picked);
        }
        return responses;
    }

    private PanelValues followers(PseudoOutcome q, int step) {
        double[][] counted = new double[panel.blocks().size()][];
        boolean any = false;
        for (int b = 0; b < counted.length; b++) {
            boolean[] follows =
                    regimes.followers(q.target().regime(), panel.blocks().get(b), step);
            counted[b] = weights.at(b, step).clone();
            for (int row = 0; row < follows.length; row++) {
                counted[b][row] = follows[row] ? counted[b][row] : 0;
                any |= counted[b][row] > 0 && states.before(b, step)[row] == RiskStates.FOLLOWED;
            }
        }
        if (!any) {
            throw UserError.question(
                    "nobody follows the regime \"" + q.target().regime().name() + "\" until time "
                            + schema.grid().at(step).label()
                            + ", and fit: stratified regresses on followers only; ask another regime, or use fit: by-time");
        }
        return (block, at) -> counted[block];
    }

    private void predict(PseudoOutcome q, GlmFit fit, int step) {
        if (options.fit() == Fit.BY_TIME) {
            seen.unlike(q.target().regime(), regimes, step).ifPresent(q::refuse);
        }
        q.put(predictions(q, fit, step));
    }

    /** By block, what a fit expects of each unit under the regime, within the bounds. */
    private double[][] predictions(PseudoOutcome q, GlmFit fit, int step) {
        double[][] predictions = new double[panel.blocks().size()][];
        int missing = 0;
        for (int b = 0; b < predictions.length; b++) {
            Columns replaced =
                    regimes.replaced(q.target().regime(), panel.blocks().get(b), step);
            predictions[b] = new double[replaced.rows()];
            fit.mean(replaced, step, predictions[b]);
            missing += bounded(predictions[b], weights.at(b, step), states.before(b, step));
        }
        if (missing > 0) {
            throw UserError.data("a regressor of " + question.outcome() + " is missing at or before time "
                    + schema.grid().at(step).label() + " in " + missing
                    + " units that are still followed, or has a level there that no fitted row had; drop these units, fill it in, or"
                    + " join rare levels");
        }
        return predictions;
    }

    /** Keeps predictions within the bounds; how many are missing in units still followed. */
    private int bounded(double[] predictions, double[] w, byte[] before) {
        int missing = 0;
        for (int row = 0; row < predictions.length; row++) {
            missing += w[row] > 0 && before[row] == RiskStates.FOLLOWED && Double.isNaN(predictions[row]) ? 1 : 0;
            predictions[row] = Math.max(options.bound(), Math.min(1 - options.bound(), predictions[row]));
        }
        return missing;
    }

    private double timeOf(int step) {
        return schema.grid().at(step).time();
    }

    private void report(GlmFit fit, String regime, String model, double time) {
        if (replicate.isSample()) {
            terms.addAll(fit.terms(regime, model, time));
        }
    }
}
