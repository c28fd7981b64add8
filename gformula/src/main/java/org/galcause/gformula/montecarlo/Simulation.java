package org.galcause.gformula.montecarlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Treatment;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.glm.ConditionalModel;

/**
 * Simulates courses block of subjects by block, every block's random numbers and first values shared by all courses.
 *
 * <p>Memory: one block of subjects. Cost: a few nanoseconds for each subject, step, variable and model term.
 */
final class Simulation {

    /** Subjects of a block: their columns of a few steps stay in the processor's cache. */
    private static final int BLOCK = 1024;

    private final EstimationProblem problem;
    private final ParametricGFormula.Limits limits;
    private final PanelSchema schema;
    private final Models models;
    private final Outcomes outcomes;
    private final Stages stages;
    private final List<Course> courses;
    private final List<Demand> demands;
    private final Treatment treatment;
    private final int[] multiplicities;
    private final Map<Integer, ObservedRange> ranges = new HashMap<>();
    private final List<Map<Integer, RunningMoments>> moments = new ArrayList<>();
    private final TreatmentPaths paths;

    Simulation(
            EstimationProblem problem,
            ParametricGFormula.Limits limits,
            Models models,
            Outcomes outcomes,
            List<Course> courses,
            TreatmentPaths paths,
            int[] multiplicities) {
        this.problem = problem;
        this.limits = limits;
        this.schema = problem.schema();
        this.models = models;
        this.outcomes = outcomes;
        this.courses = courses;
        this.stages = Stages.of(problem.estimand());
        this.multiplicities = multiplicities;
        this.treatment = new Treatment(schema);
        this.demands = courses.stream()
                .map(course -> Demand.of(schema, stages, models, course, outcomes))
                .toList();
        demands.forEach(this::requireComplete);
        courses.forEach(course -> moments.add(new HashMap<>()));
        this.paths = paths;
    }

    /** Values that subjects start from may not be missing. */
    private void requireComplete(Demand demand) {
        for (int v = 0; v < schema.variables().size(); v++) {
            for (int step = 0; step <= schema.grid().start(); step++) {
                boolean read = demand.needs(v, step) && !outcomes.isSimulated(v, step);
                if (read && !outcomes.isEventVariable(v)) {
                    requireComplete(v, step);
                }
            }
        }
    }

    private void requireComplete(int variable, int step) {
        Panel panel = problem.panel();
        long missing = panel.count(block -> missing(panel, block, variable, step));
        if (missing > 0) {
            throw UserError.data(schema.variables().get(variable).name() + " is missing at time "
                    + schema.grid().at(step).label() + " in " + missing
                    + " units, and the simulation starts from its values; drop these units or fill it in");
        }
    }

    private int missing(Panel panel, int block, int variable, int step) {
        double[] values = panel.blocks().get(block).column(variable, step);
        int missing = 0;
        for (int row = 0; row < panel.blocks().get(block).rows(); row++) {
            missing += multiplicities[panel.firstRow(block) + row] > 0 && Double.isNaN(values[row]) ? 1 : 0;
        }
        return missing;
    }

    /** Simulates so many subjects, of which each part of a panel takes its share of the blocks. */
    void run(long count, Subjects subjects, Replicate replicate) {
        fitRanges();
        Panel panel = problem.panel();
        long blocks = (count + BLOCK - 1) / BLOCK;
        simulate(
                blocks * panel.partNumber() / panel.parts() * BLOCK,
                Math.min(count, blocks * (panel.partNumber() + 1) / panel.parts() * BLOCK),
                subjects,
                replicate.key("gformula/draws"));
        for (int c = 0; c < courses.size(); c++) {
            for (int step : courses.get(c).targets().keySet().stream().sorted().toList()) {
                momentsOf(c, step).settle(panel);
            }
        }
        paths.settle(panel);
    }

    /** Ranges are over all parts, so they are found before the parts go their own ways. */
    private void fitRanges() {
        for (int v = 0; v < schema.variables().size(); v++) {
            for (Demand demand : demands) {
                for (int step = schema.grid().start(); step < schema.steps(); step++) {
                    if (demand.needsNatural(v, step) && isDrawn(v, step)) {
                        fitRange(v, models.at(v, step).ranged());
                    }
                }
            }
        }
    }

    private boolean isDrawn(int variable, int step) {
        Optional<Restriction> restriction = models.restriction(variable);
        return outcomes.isSimulated(variable, step)
                && (restriction.isEmpty() || !restriction.get().excludesAll(step));
    }

    private void fitRange(int variable, ConditionalModel.Ranged ranged) {
        if (limits == ParametricGFormula.Limits.OBSERVED && ranged != ConditionalModel.Ranged.NONE) {
            ranges.computeIfAbsent(variable, v -> ObservedRange.of(problem.panel(), multiplicities, v, ranged));
        }
    }

    private void simulate(long from, long until, Subjects subjects, long key) {
        for (long first = from; first < until; first += BLOCK) {
            int[] units = subjects.units(first, (int) Math.min(BLOCK, until - first));
            Noise noise = new Noise(key, first, units.length);
            Histories histories = new Histories(schema, subjects, units, outcomes);
            double[][][] start = snapshot(histories);
            for (int c = 0; c < courses.size(); c++) {
                restore(start, histories);
                follow(c, histories, noise);
            }
        }
    }

    private double[][][] snapshot(Histories histories) {
        double[][][] start = new double[schema.variables().size()][schema.grid().start() + 1][];
        for (int v = 0; v < start.length; v++) {
            for (int step = 0; step < start[v].length; step++) {
                start[v][step] = histories.column(v, step);
            }
        }
        return start;
    }

    private static void restore(double[][][] start, Histories histories) {
        for (int v = 0; v < start.length; v++) {
            for (int step = 0; step < start[v].length; step++) {
                histories.put(v, step, start[v][step]);
            }
        }
    }

    private void follow(int place, Histories histories, Noise noise) {
        Course course = courses.get(place);
        Risks risks = new Risks(histories.rows());
        for (int step = schema.grid().start(); step <= course.last(); step++) {
            for (Stages.Stage stage : stages.inOrder()) {
                advance(place, stage, step, histories, noise);
            }
            predict(place, step, histories, risks);
        }
    }

    private void advance(int place, Stages.Stage stage, int step, Histories histories, Noise noise) {
        Demand demand = demands.get(place);
        for (int variable : stage.variables()) {
            if (demand.needsNatural(variable, step)
                    && outcomes.isSimulated(variable, step)
                    && histories.isOpen(variable)) {
                double[] natural = histories.blank(variable, step);
                draw(variable, step, histories, noise, natural);
                histories.put(variable, step, natural);
            }
        }
        for (int variable : stage.variables()) {
            if (stage.isTreatment() && demand.needs(variable, step)) {
                give(courses.get(place), variable, step, histories);
                paths.add(place, variable, step, histories.column(variable, step), histories.rows());
            }
        }
    }

    private void give(Course course, int variable, int step, Histories histories) {
        Intervention intervention =
                course.regime().on(schema.variables().get(variable).name());
        double[] natural = histories.column(variable, step);
        histories.put(variable, step, treatment.given(intervention, natural, histories, step));
    }

    private void draw(int variable, int step, Histories histories, Noise noise, double[] out) {
        Optional<Restriction> restriction = models.restriction(variable);
        if (restriction.isEmpty() || !restriction.get().excludesAll(step)) {
            drawFromModel(variable, step, histories, noise, out);
        }
        restriction.ifPresent(rows -> rows.keep(histories, step, out));
    }

    private void drawFromModel(int variable, int step, Histories histories, Noise noise, double[] out) {
        ConditionalModel model = models.at(variable, step);
        model.draw(histories, step, noise.of(model, variable, step), out);
        ConditionalModel.Ranged ranged = model.ranged();
        ObservedRange range = ranges.get(variable);
        if (range != null && ranged != ConditionalModel.Ranged.NONE) {
            range.apply(ranged, out, histories.rows());
        }
    }

    private void predict(int place, int step, Histories histories, Risks risks) {
        Course course = courses.get(place);
        boolean asked = !course.at(step).isEmpty();
        int rows = histories.rows();
        if (outcomes.isEvent()) {
            risks.add(step, histories, models, outcomes);
            if (asked) {
                momentsOf(place, step).add(risks.byNow(), rows);
            }
        } else if (asked) {
            double[] mean = new double[rows];
            models.at(outcomes.outcome(), step).mean(histories, step, mean);
            momentsOf(place, step).add(mean, rows);
        }
    }

    private RunningMoments momentsOf(int place, int step) {
        return moments.get(place).computeIfAbsent(step, s -> new RunningMoments());
    }

    /** What was found for a course at a step that it was asked at. */
    RunningMoments result(int course, int step) {
        return momentsOf(course, step);
    }
}
