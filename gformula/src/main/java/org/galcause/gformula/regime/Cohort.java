package org.galcause.gformula.regime;

import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Target;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.design.PanelValues;

/** The units of one bootstrap replicate: how often each counts, and until when each is followed. Immutable. */
public final class Cohort {

    private final EstimationProblem problem;
    private final Replicate replicate;
    private final RiskStates states;
    private final List<String> treatments;
    private final int[] counts;
    private final PanelValues weights;

    public Cohort(EstimationProblem problem, Replicate replicate) {
        this.problem = problem;
        this.replicate = replicate;
        this.states = new RiskStates(problem.panel(), problem.estimand().question());
        this.treatments = problem.estimand().order().stream()
                .filter(problem.estimand().question().treatments()::contains)
                .toList();
        this.counts = replicate.multiplicities(problem.panel());
        this.weights = PanelValues.multiplicities(problem.panel(), counts);
    }

    /** What is asked. */
    public EstimationProblem problem() {
        return problem;
    }

    public Panel panel() {
        return problem.panel();
    }

    public PanelSchema schema() {
        return problem.schema();
    }

    public Question question() {
        return problem.estimand().question();
    }

    /** Until when each unit is followed. */
    public RiskStates states() {
        return states;
    }

    /** The treatments in their order within a time. */
    public List<String> treatments() {
        return treatments;
    }

    /** A key for the random numbers of one purpose. */
    public long key(String purpose) {
        return replicate.key(purpose);
    }

    /** Whether every unit counts once: the sample itself. */
    public boolean isSample() {
        return replicate.isSample();
    }

    /** How often each unit counts, in the panel's order. Shared, never to be written. */
    public int[] counts() {
        return counts;
    }

    /** The same as weights of a fit. */
    public PanelValues weights() {
        return weights;
    }

    /** The weights of a fit without the units of one fold. */
    public PanelValues weightsWithout(int[] folds, int fold) {
        return PanelValues.perUnit(
                problem.panel(),
                IntStream.range(0, counts.length)
                        .mapToDouble(i -> folds[i] == fold ? 0 : counts[i])
                        .toArray());
    }

    /** How many units there are in all parts of the panel, each as often as it counts. */
    public int size() {
        return problem.panel().allUnits();
    }

    /** From the study's start to the last step that is asked. */
    public List<Integer> steps() {
        return IntStream.rangeClosed(schema().grid().start(), last()).boxed().toList();
    }

    /** The last step that is asked. */
    public int last() {
        return problem.targets().stream().mapToInt(Target::step).max().orElseThrow();
    }
}
