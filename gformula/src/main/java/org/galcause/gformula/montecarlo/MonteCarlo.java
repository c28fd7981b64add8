package org.galcause.gformula.montecarlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.PathSupport;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.NeverSeen;
import org.galcause.gformula.regime.Unfollowed;

/** Answers a question by the parametric g-formula. */
public final class MonteCarlo {

    private static final int TIMES_UNITS = 10;
    private static final int LEAST_SUBJECTS = 10_000;

    private final ParametricGFormula options;
    private final EstimationProblem problem;
    private final Replicate replicate;
    private final Cohort cohort;
    private final List<PathSupport.Judgement> judgements;

    private MonteCarlo(ParametricGFormula options, EstimationProblem problem, Replicate replicate) {
        this.options = options;
        this.problem = problem;
        this.replicate = replicate;
        PathSupport support =
                PathSupport.of(problem.panel(), problem.estimand().question().treatment(), problem.targets());
        this.cohort = new Cohort(problem, replicate);
        NeverSeen neverSeen = new NeverSeen(cohort);
        Unfollowed unfollowed = new Unfollowed(cohort);
        this.judgements = problem.targets().stream()
                .map(target -> target.isLevel() ? support.of(target) : judged(target, neverSeen, unfollowed))
                .toList();
    }

    private PathSupport.Judgement judged(Target target, NeverSeen neverSeen, Unfollowed unfollowed) {
        return neverSeen
                .under(target.regime(), target.step())
                .map(reason -> new PathSupport.Judgement(Verdict.REFUSED, reason))
                .or(() -> Optional.of(target)
                        .filter(asked -> replicate.isSample())
                        .flatMap(asked -> unfollowed.until(asked.regime(), asked.step()))
                        .map(reason -> new PathSupport.Judgement(Verdict.CAUTION, reason)))
                .orElseGet(() -> new PathSupport.Judgement(Verdict.TRUSTED, ""));
    }

    /** Fits, simulates and averages; see {@link ParametricGFormula#answer}. */
    public static Answer answer(ParametricGFormula options, EstimationProblem problem, Replicate replicate) {
        return new MonteCarlo(options, problem, replicate).answer();
    }

    private Answer answer() {
        Panel panel = problem.panel();
        List<Target> asked = withNaturalCourse();
        List<Course> courses = Course.of(asked);
        int last = asked.stream().mapToInt(Target::step).max().orElseThrow();
        ModelFitter fitter = new ModelFitter(panel, problem.estimand(), cohort.weights(), cohort.key("learner"));
        Models models = new Models(problem, fitter, last);
        Outcomes outcomes = new Outcomes(problem.estimand().question(), problem.schema());
        TreatmentPaths paths = new TreatmentPaths(cohort, courses, asked);
        Simulation simulation =
                new Simulation(problem, options.limits(), models, outcomes, courses, paths, cohort.counts());
        simulation.run(subjects(panel.allUnits()), new Subjects(panel, replicate, options.start()), replicate);
        Remaining remaining = Remaining.of(problem, fitter, last);
        NaturalCourse natural = new NaturalCourse(panel, cohort.counts(), outcomes, remaining);
        List<ModelTerm> terms = new ArrayList<>(models.terms());
        terms.addAll(remaining.terms());
        List<Diagnostic> diagnostics = new ArrayList<>(diagnostics(courses, simulation, natural));
        for (int c = 0; c < courses.size(); c++) {
            diagnostics.addAll(paths.rows(c, courses.get(c).regime().name()));
        }
        return new Answer(values(courses, simulation), terms, List.of(), diagnostics);
    }

    private long subjects(int units) {
        return options.simulations().isPresent()
                ? options.simulations().getAsInt()
                : Math.max((long) TIMES_UNITS * units, LEAST_SUBJECTS);
    }

    /** The targets that the data support, then the natural course at every step asked. */
    private List<Target> withNaturalCourse() {
        List<Target> asked = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            if (judgements.get(i).verdict() != Verdict.REFUSED) {
                asked.add(problem.targets().get(i));
            }
        }
        Regime natural = new Regime("natural", Map.of());
        for (int step : problem.estimand().question().steps()) {
            asked.add(new Target(step, natural, 0, Double.NaN));
        }
        return asked;
    }

    private List<Answer.Value> values(List<Course> courses, Simulation simulation) {
        List<Answer.Value> found = new ArrayList<>();
        Map<Target, Answer.Value> byTarget = new HashMap<>();
        List<Target> asked = withNaturalCourse();
        for (int c = 0; c < courses.size(); c++) {
            for (Map.Entry<Integer, List<Integer>> at : courses.get(c).targets().entrySet()) {
                RunningMoments moments = simulation.result(c, at.getKey());
                requireFinite(moments, courses.get(c), at.getKey());
                at.getValue()
                        .forEach(place -> byTarget.put(
                                asked.get(place),
                                new Answer.Value(moments.mean(), moments.standardError(), Verdict.TRUSTED, "")));
            }
        }
        for (int i = 0; i < judgements.size(); i++) {
            PathSupport.Judgement judgement = judgements.get(i);
            Answer.Value value = byTarget.get(problem.targets().get(i));
            found.add(
                    value == null
                            ? Answer.Value.refused(judgement.reason())
                            : new Answer.Value(
                                    value.estimate(), value.standardError(), judgement.verdict(), judgement.reason()));
        }
        return found;
    }

    private void requireFinite(RunningMoments moments, Course course, int step) {
        if (!Double.isFinite(moments.mean())) {
            throw UserError.data("the simulated outcome under the regime \""
                    + course.regime().name() + "\" is not finite at time "
                    + problem.schema().grid().at(step).label()
                    + ": a logarithm or root of a simulated value does not exist, or a simulated level was never seen"
                    + " among the fitted rows; choose other terms, or pool the models over times");
        }
    }

    private static List<Diagnostic> diagnostics(List<Course> courses, Simulation simulation, NaturalCourse natural) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (int c = 0; c < courses.size(); c++) {
            if (courses.get(c).regime().isNatural()) {
                int course = c;
                courses.get(c).targets().keySet().stream()
                        .sorted()
                        .forEach(step -> diagnostics.addAll(natural.compare(step, simulation.result(course, step))));
            }
        }
        return diagnostics;
    }
}
