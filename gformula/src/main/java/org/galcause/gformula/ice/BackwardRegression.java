package org.galcause.gformula.ice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.PathSupport;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.NeverSeen;
import org.galcause.gformula.regime.RegimeValues;
import org.galcause.gformula.regime.RiskStates;
import org.galcause.gformula.regime.SeenTreatments;
import org.galcause.gformula.regime.Unfollowed;

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
    private final Cohort cohort;
    private final Panel panel;
    private final PanelSchema schema;
    private final Question question;
    private final PanelValues weights;
    private final RiskStates states;
    private final RegimeValues regimes;
    private final OutcomeRegression regression;
    private final Link iterated;
    private final List<PseudoOutcome> pseudo;
    private final List<ModelTerm> terms = new ArrayList<>();
    private final Set<List<Object>> reported = new HashSet<>();
    private final Map<Integer, Regression> hazards = new TreeMap<>();
    private final Map<Integer, CompetingHazard> competingHazards = new TreeMap<>();
    private final SeenTreatments seen;
    private final NeverSeen neverSeen;
    private final Unfollowed unfollowed;

    private BackwardRegression(IteratedConditionalExpectation options, EstimationProblem problem, Replicate replicate) {
        this.options = options;
        this.problem = problem;
        this.replicate = replicate;
        this.panel = problem.panel();
        this.schema = problem.schema();
        this.question = problem.estimand().question();
        this.cohort = new Cohort(problem, replicate);
        this.weights = cohort.weights();
        this.states = cohort.states();
        ModelSpec outcome = options.outcome().orElse(problem.model(question.outcome()));
        this.regression = new OutcomeRegression("ice", cohort, outcome, options.fit());
        this.iterated = regression.link("ice", options.iterated().orElse(regression.usual()));
        List<String> treatments = cohort.treatments();
        this.regimes = new RegimeValues(
                schema, treatments, iterated == Link.LOGIT ? RegimeValues.Past.SET : RegimeValues.Past.OBSERVED);
        this.seen = new SeenTreatments(panel, states, weights, treatments);
        this.neverSeen = new NeverSeen(cohort);
        this.unfollowed = new Unfollowed(cohort);
        this.pseudo = pseudoOutcomes();
    }

    /** Regresses backwards and averages; see {@link IteratedConditionalExpectation#answer}. */
    public static Answer answer(
            IteratedConditionalExpectation options, EstimationProblem problem, Replicate replicate) {
        return new BackwardRegression(options, problem, replicate).answer();
    }

    private List<PseudoOutcome> pseudoOutcomes() {
        PathSupport support = PathSupport.of(panel, question.treatment(), problem.targets());
        Map<Integer, ResponseScale> scales = new TreeMap<>();
        List<PseudoOutcome> all = problem.targets().stream()
                .map(target -> new PseudoOutcome(
                        target, support.of(target), scales.computeIfAbsent(target.step(), regression::scale)))
                .toList();
        all.stream().filter(q -> !q.target().isLevel()).forEach(this::judge);
        return all;
    }

    private void judge(PseudoOutcome q) {
        neverSeen.under(q.target().regime(), q.target().step()).ifPresent(q::refuse);
        if (replicate.isSample()) {
            unfollowed.until(q.target().regime(), q.target().step()).ifPresent(q::warn);
        }
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

    private List<PseudoOutcome> alive(Predicate<PseudoOutcome> chosen) {
        return pseudo.stream().filter(q -> q.isAlive() && chosen.test(q)).toList();
    }

    private double mean(PseudoOutcome q) {
        double[] sums = panel.sum(2, block -> weighted(q.of(block), weights.at(block, 0)));
        return sums[0] / sums[1];
    }

    /** The weighted sum and the sum of the weights. */
    private static double[] weighted(double[] values, double[] w) {
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < w.length; row++) {
            sum += w[row] > 0 ? w[row] * values[row] : 0;
            weight += w[row];
        }
        return new double[] {sum, weight};
    }

    /** The first regression: of the outcome itself, at the step that is asked. */
    private void start(List<PseudoOutcome> asked, int step) {
        if (asked.isEmpty()) {
            return;
        }
        if (options.fit() != Fit.STRATIFIED) {
            Regression fit = regression.first(step, asked.get(0).scale(), weights);
            double time = options.fit() == Fit.POOLED ? Double.NaN : timeOf(step);
            report(regression.told(
                    fit.terms("", question.outcome(), time), asked.get(0).scale()));
            asked.forEach(q -> predict(q, fit, step));
            return;
        }
        for (PseudoOutcome q : asked) {
            followers(q, step).ifPresent(followers -> {
                Regression fit = regression.first(step, q.scale(), followers);
                report(regression.told(
                        fit.terms(q.target().regime().name(), question.outcome(), timeOf(step)), q.scale()));
                predict(q, fit, step);
            });
        }
    }

    /** The later regressions: of what is expected from the next step on. */
    private void regress(List<PseudoOutcome> later, int step) {
        if (options.fit() == Fit.STRATIFIED) {
            later.forEach(q -> followers(q, step).ifPresent(followers -> regress(List.of(q), step, followers)));
        } else if (!later.isEmpty()) {
            regress(later, step, weights);
        }
    }

    private void regress(List<PseudoOutcome> later, int step, PanelValues counted) {
        List<IntFunction<double[]>> next = new ArrayList<>();
        later.forEach(q -> next.add(block -> states.beyond(block, step, q.of(block))));
        List<Regression> fits = regression.later(step, counted, (block, at) -> known(block, step), next, iterated);
        for (int i = 0; i < fits.size(); i++) {
            PseudoOutcome q = later.get(i);
            if (!q.target().isLevel()) {
                report(OutcomeRegression.units(q.scale(), iterated)
                        .inUnits(fits.get(i).terms(q.target().regime().name(), iteratedName(q), timeOf(step))));
            }
            predict(q, fits.get(i), step);
            if (isHazard() && q.isAlive()) {
                liveThrough(q, step, counted);
            }
        }
    }

    /** Q = h + (1 - h) (1 - c) Q with the hazard h of the event and, of a total effect, c of the competing one (Wen et al. 2021). */
    private void liveThrough(PseudoOutcome q, int step, PanelValues counted) {
        competing().ifPresent(variable -> {
            CompetingHazard fitted = competingHazard(q, variable, step, counted);
            warn(q, fitted.caution(step), step);
            q.sparedBy(fitted.probabilities(block -> regimes.replaced(q.target().regime(), block, step), step));
        });
        Regression hazard = hazard(step, counted);
        warn(q, hazard.caution(), step);
        q.livedThrough(predictions(q, hazard, step));
    }

    private Optional<String> competing() {
        return question.event()
                .filter(event -> event.effect() == Question.Event.Effect.TOTAL)
                .flatMap(Question.Event::competing);
    }

    /** Shared by all that are asked later, and if pooled by all steps, unless it is of followers. */
    private CompetingHazard competingHazard(PseudoOutcome q, String variable, int step, PanelValues counted) {
        if (options.fit() == Fit.STRATIFIED) {
            CompetingHazard own = CompetingHazard.fit(cohort, variable, options.fit(), step, counted);
            report(own.terms(q.target().regime().name()));
            return own;
        }
        boolean pooled = problem.model(variable).fit().orElse(options.fit()) == Fit.POOLED;
        return competingHazards.computeIfAbsent(pooled ? -1 : step, at -> {
            CompetingHazard shared = CompetingHazard.fit(cohort, variable, options.fit(), step, counted);
            report(shared.terms(""));
            return shared;
        });
    }

    /** The regression of the event itself at a step, shared by all that are asked later unless it is of followers. */
    private Regression hazard(int step, PanelValues counted) {
        if (options.fit() == Fit.STRATIFIED) {
            return regression.first(step, ResponseScale.NONE, counted);
        }
        return hazards.computeIfAbsent(step, at -> regression.first(at, ResponseScale.NONE, counted));
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
            boolean counts = isHazard()
                    ? after[row] == RiskStates.FOLLOWED
                    : after[row] != RiskStates.LOST && after[row] != RiskStates.ENDED;
            known[row] = before[row] == RiskStates.FOLLOWED && counts ? 1 : Double.NaN;
        }
        return known;
    }

    private boolean isHazard() {
        return question.event().isPresent() && options.event() == IteratedConditionalExpectation.EventForm.HAZARD;
    }

    /**
     * Those who have followed until a step; a target whose regime nobody has followed is refused.
     *
     * <p>To be lost is not to follow: who is lost in the step counts only where the table holds the outcome itself, and not because a
     * competing event says what it would have been (Wen et al. 2021 condition on no loss so far).
     */
    private Optional<PanelValues> followers(PseudoOutcome q, int step) {
        double[][] counted = new double[panel.blocks().size()][];
        long followers = panel.count(b -> {
            PanelBlock block = panel.blocks().get(b);
            boolean[] follows = regimes.followers(q.target().regime(), block, step);
            byte[] after = states.before(b, step + 1);
            double[] outcome = block.column(schema.index(question.outcome()), step);
            counted[b] = weights.at(b, step).clone();
            int own = 0;
            for (int row = 0; row < follows.length; row++) {
                boolean unknown = after[row] == RiskStates.LOST && Double.isNaN(outcome[row]);
                counted[b][row] = follows[row] && !unknown ? counted[b][row] : 0;
                own += counted[b][row] > 0 && states.before(b, step)[row] == RiskStates.FOLLOWED ? 1 : 0;
            }
            return own;
        });
        if (followers == 0) {
            q.refuse("nobody follows the regime \"" + q.target().regime().name() + "\" until time "
                    + schema.grid().at(step).label()
                    + ", and fit: stratified regresses on followers only; ask another regime, or use fit: by-time");
            return Optional.empty();
        }
        return Optional.of((block, at) -> counted[block]);
    }

    private void predict(PseudoOutcome q, Regression fit, int step) {
        boolean byTime = options.fit() == Fit.BY_TIME
                || options.fit() == Fit.POOLED && step < q.target().step();
        if (byTime) {
            seen.unlike(q.target().regime(), regimes, step, q.target().step()).ifPresent(q::refuse);
        }
        if (q.isAlive()) {
            warn(q, fit.caution(), step);
            q.put(predictions(q, fit, step));
        }
    }

    private void warn(PseudoOutcome q, Optional<String> caution, int step) {
        caution.ifPresent(
                reason -> q.warn(reason + " (time " + schema.grid().at(step).label() + ")"));
    }

    /** By block, what a fit expects of each unit under the regime, within the bounds. */
    private double[][] predictions(PseudoOutcome q, Regression fit, int step) {
        double[][] predictions = regression.predictions(
                fit,
                block -> regimes.replaced(q.target().regime(), block, step),
                step,
                block -> needed(q, block, step));
        OutcomeRegression.keepWithin(options.bound(), predictions);
        return predictions;
    }

    /** Of whom a prediction is needed: those still followed and, with fit: stratified, only who has followed the regime until now. */
    private byte[] needed(PseudoOutcome q, int block, int step) {
        byte[] needed = states.before(block, step).clone();
        if (options.fit() == Fit.STRATIFIED && step > schema.grid().start()) {
            boolean[] followers =
                    regimes.followers(q.target().regime(), panel.blocks().get(block), step - 1);
            for (int row = 0; row < needed.length; row++) {
                needed[row] = followers[row] ? needed[row] : RiskStates.LOST;
            }
        }
        return needed;
    }

    private double timeOf(int step) {
        return schema.grid().at(step).time();
    }

    /** Once, also where the steps that are asked share a regression. */
    private void report(List<ModelTerm> fitted) {
        if (replicate.isSample()) {
            fitted.stream()
                    .filter(term ->
                            reported.add(List.<Object>of(term.regime(), term.model(), term.time(), term.term())))
                    .forEach(terms::add);
        }
    }
}
