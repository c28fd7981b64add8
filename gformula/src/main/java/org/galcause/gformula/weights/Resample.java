package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Question;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.Folds;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.forest.RankedColumn;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RiskStates;

/** The panel as one bootstrap replicate sees it: how often each galaxy occurs, and what all models of the replicate share. */
public final class Resample {

    private final EstimationProblem problem;
    private final Replicate replicate;
    private final Cohort cohort;
    private final int[] multiplicities;
    private final Columns whole;
    private final Map<PastValue, RankedColumn> ranked = new HashMap<>();

    public Resample(EstimationProblem problem, Replicate replicate) {
        this.problem = problem;
        this.replicate = replicate;
        this.cohort = new Cohort(problem, replicate);
        this.multiplicities = cohort.counts();
        this.whole = problem.panel().isInMemory() ? problem.panel().whole() : new AllRows(problem.panel());
    }

    /** What is asked. */
    public EstimationProblem problem() {
        return problem;
    }

    /** Whether every galaxy occurs once: the sample itself. */
    public boolean isSample() {
        return replicate.isSample();
    }

    /** How often each galaxy occurs, in the panel's order. Shared, never to be written. */
    public int[] multiplicities() {
        return multiplicities;
    }

    /** All galaxies' histories. */
    public Columns whole() {
        return whole;
    }

    /** The variable that is intervened on. */
    public String treatment() {
        return problem.estimand().question().treatment();
    }

    /** One variable at one step, for each galaxy. Shared, never to be written. */
    public double[] column(String variable, int step) {
        return whole.column(schema().index(variable), step);
    }

    /** Which resample this is. */
    public Replicate replicate() {
        return replicate;
    }

    /** Until when each galaxy is followed. */
    public Cohort cohort() {
        return cohort;
    }

    /** The variables that are intervened on, in their order within a time. */
    public List<String> treatments() {
        return cohort.treatments();
    }

    /** How many galaxies there are for which it holds, in all parts of the panel. */
    long count(IntPredicate holds) {
        long own = 0;
        for (int i = 0; i < multiplicities.length; i++) {
            own += holds.test(i) ? 1 : 0;
        }
        return problem.panel().total(own);
    }

    /** By galaxy, whether it is followed until a step: no event and no loss before. */
    public boolean[] followed(int step) {
        return where(step, RiskStates.FOLLOWED);
    }

    /** By galaxy, whether it has had a competing event before a step; of a direct effect that is a loss. */
    boolean[] hadCompeting(int step) {
        return where(step, RiskStates.HAD_COMPETING);
    }

    /** By galaxy, whether it is lost in a step's interval. */
    public boolean[] lostIn(int step) {
        boolean[] lost = where(step + 1, RiskStates.LOST);
        boolean[] followed = followed(step);
        for (int i = 0; i < lost.length; i++) {
            lost[i] &= followed[i];
        }
        return lost;
    }

    private boolean[] where(int step, byte state) {
        Panel panel = problem.panel();
        boolean[] where = new boolean[panel.units()];
        for (int b = 0; b < panel.blocks().size(); b++) {
            byte[] before = cohort.states().before(b, step);
            for (int row = 0; row < before.length; row++) {
                where[panel.firstRow(b) + row] = before[row] == state;
            }
        }
        return where;
    }

    /** The steps of the outcome's regressions: those asked, and of an event every one up to the last asked. */
    public List<Integer> regressed() {
        Question question = problem.estimand().question();
        return question.event().isPresent() ? steps() : question.steps();
    }

    /** A key for the random numbers of one purpose. */
    public long key(String purpose) {
        return replicate.key(purpose);
    }

    /** The fold of each galaxy: a function of its id, so that all copies of it share one. */
    int[] folds(int count) {
        return Folds.of(problem, count);
    }

    public PanelSchema schema() {
        return problem.schema();
    }

    /** What the names in a formula of a variable's model refer to. */
    public Scope scope(String response) {
        return new Scope(schema(), problem.estimand().order(), response);
    }

    /** The steps at which a variable's models may be fitted: from the study's start to the last asked. */
    public List<Integer> steps() {
        int last = problem.targets().stream()
                .mapToInt(t -> t.step())
                .max()
                .orElse(schema().grid().last());
        return IntStream.rangeClosed(schema().grid().start(), last).boxed().toList();
    }

    /** A past value ranked over all galaxies, missing ones last; ranked once for all models of the replicate. */
    RankedColumn ranked(PastValue value) {
        return ranked.computeIfAbsent(value, v -> RankedColumn.of(missingLast(column(v.variable(), v.step()))));
    }

    static double[] missingLast(double[] values) {
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.isNaN(out[i]) ? Double.POSITIVE_INFINITY : out[i];
        }
        return out;
    }

    /** Numbers of all blocks at a step one after another, by galaxy. */
    double[] joined(PanelValues values, int step) {
        return IntStream.range(0, problem.panel().blocks().size())
                .mapToObj(block -> values.at(block, step))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Numbers by step and galaxy as the designs of models read them, block by block; a step without numbers has zeros. */
    public PanelValues blocked(double[][] byStep) {
        Panel panel = problem.panel();
        return (block, step) -> {
            int first = panel.firstRow(block);
            int rows = panel.blocks().get(block).rows();
            return byStep[step].length == 0 ? new double[rows] : Arrays.copyOfRange(byStep[step], first, first + rows);
        };
    }

    /** Columns that are read of the panel's blocks each time they are asked for. */
    private record AllRows(Panel panel) implements Columns {
        @Override
        public int rows() {
            return panel.units();
        }

        @Override
        public double[] column(int variable, int step) {
            return panel.column(variable, step);
        }
    }
}
