package org.galcause.redshiftsweep.plan;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.identification.Confounder;
import org.galcause.causalmodel.identification.Identified;
import org.galcause.causalmodel.identification.Identifier;
import org.galcause.causalmodel.identification.StepAdjustment;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.question.Targets;
import org.galcause.gformula.EstimationProblem;
import org.galcause.redshiftsweep.study.EstimatorSpec;
import org.galcause.redshiftsweep.study.Study;

/**
 * A study on its panel: the question on the panel's times, identified, with every number to be estimated. A pure function of both.
 *
 * @param study what is asked
 * @param panel the data
 * @param estimand the identified question
 * @param targets the numbers wanted
 */
public record Analysis(Study study, Panel panel, Identified estimand, List<Target> targets) {

    public Analysis {
        targets = List.copyOf(targets);
    }

    /**
     * Puts a study on a panel.
     *
     * @throws UserError when the question is not identified, or asks for a time that the panel does not have
     */
    public static Analysis of(Study study, Panel panel) {
        Question question = study.question().on(panel.schema().grid()).coded(panel.schema());
        Identified estimand = Identifier.identify(study.graph(), panel.schema(), question, study.latent())
                .orElseThrow();
        return new Analysis(study, panel, estimand, Targets.of(question, panel));
    }

    /** What one estimator is asked. */
    public EstimationProblem problem(EstimatorSpec spec) {
        Identified mine = spec.confounders().map(this::adjustingFor).orElse(estimand);
        return new EstimationProblem(
                panel, mine, targets, spec.models(), spec.uncertainty().seed());
    }

    /** The estimand with the confounders that the study names in place of those that the graph implies. */
    private Identified adjustingFor(List<String> names) {
        List<StepAdjustment> steps =
                estimand.steps().stream().map(step -> named(step.step(), names)).toList();
        return new Identified(
                estimand.question(), estimand.graph(), estimand.schema(), estimand.order(), steps, estimand.notes());
    }

    private StepAdjustment named(int step, List<String> names) {
        PanelSchema schema = panel.schema();
        List<Confounder> confounders = new ArrayList<>();
        for (int s = 0; s <= step; s++) {
            for (String name : estimand.order()) {
                boolean once = schema.variable(name).timing() == Timing.CONSTANT;
                if (names.contains(name) && (once ? s == 0 : s < step || precedesTreatment(name))) {
                    confounders.add(new Confounder(name, s, "named in the study"));
                }
            }
        }
        return new StepAdjustment(step, confounders);
    }

    private boolean precedesTreatment(String name) {
        return estimand.order().indexOf(name)
                < estimand.order().indexOf(estimand.question().treatment());
    }
}
