package org.galcause.gformula.montecarlo;

import java.util.List;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.gformula.design.Reads;

/**
 * Which values a course needs: those that the asked outcomes depend on through the models, under its regime. A treatment that is set
 * without regard to its natural value needs no model.
 */
final class Demand {

    private final PanelSchema schema;
    private final Models models;
    private final Course course;
    private final Outcomes outcomes;
    private final boolean[][] needed;
    private final boolean[][] natural;

    private Demand(PanelSchema schema, Models models, Course course, Outcomes outcomes) {
        this.schema = schema;
        this.models = models;
        this.course = course;
        this.outcomes = outcomes;
        this.needed = new boolean[schema.variables().size()][schema.steps()];
        this.natural = new boolean[schema.variables().size()][schema.steps()];
    }

    /** Traces back from the outcomes asked of a course. */
    static Demand of(PanelSchema schema, Stages stages, Models models, Course course, Outcomes outcomes) {
        Demand demand = new Demand(schema, models, course, outcomes);
        for (int step = course.last(); step >= 0; step--) {
            demand.askOutcomes(step);
            for (Stages.Stage stage : stages.backwards()) {
                demand.trace(stage, step);
            }
        }
        return demand;
    }

    /** Whether the value of a variable at a step is read by anything. */
    boolean needs(int variable, int step) {
        return needed[variable][step];
    }

    /** Whether the value that it would take without an intervention then is needed. */
    boolean needsNatural(int variable, int step) {
        return natural[variable][step];
    }

    private void askOutcomes(int step) {
        for (int variable : outcomes.predictedAt(step, course)) {
            models.at(variable, step).reads(step, this::need);
        }
    }

    private void need(int variable, int step) {
        needed[variable][isConstant(variable) ? schema.grid().start() : step] = true;
    }

    private boolean isConstant(int variable) {
        return schema.variables().get(variable).timing() == Timing.CONSTANT;
    }

    /** What is given is traced first, since the natural values of a stage are all drawn before anything is given. */
    private void trace(Stages.Stage stage, int step) {
        List<Integer> backwards = stage.backwards();
        for (int variable : backwards) {
            String name = schema.variables().get(variable).name();
            natural[variable][step] |=
                    needed[variable][step] && tracesNatural(course.regime().on(name), variable, step);
        }
        for (int variable : backwards) {
            if (natural[variable][step] && outcomes.isSimulated(variable, step)) {
                models.reads(variable, step, (read, at) -> {
                    boolean sameTime = at == step
                            && !(isConstant(read) && step > schema.grid().start());
                    if (sameTime && stage.variables().contains(read)) {
                        natural[read][at] = true;
                    } else {
                        need(read, at);
                    }
                });
            }
        }
    }

    /** Whether the value given depends on the natural one; notes what conditions read on the way. */
    private boolean tracesNatural(Intervention intervention, int variable, int step) {
        if (intervention instanceof Intervention.SetTo) {
            return false;
        } else if (intervention instanceof Intervention.Path path) {
            return step >= path.valueByStep().size();
        } else if (intervention instanceof Intervention.When when) {
            boolean[] own = new boolean[1];
            Reads.of(when.condition(), schema, step, (read, at) -> {
                need(read, at);
                own[0] |= read == variable && at == step;
            });
            boolean then = tracesNatural(when.then(), variable, step);
            boolean otherwise = tracesNatural(when.otherwise(), variable, step);
            return own[0] || then || otherwise;
        } else if (intervention instanceof Intervention.Window window) {
            double time = schema.grid().at(step).time();
            return time < window.from() || time > window.until() || tracesNatural(window.inside(), variable, step);
        }
        return true;
    }
}
