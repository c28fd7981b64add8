package org.galcause.gformula.montecarlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.glm.ConditionalModel;
import org.galcause.gformula.glm.FittedModel;
import org.galcause.gformula.glm.ModelFitter;
import org.galcause.gformula.model.Fit;

/** The models of a simulation, each fitted when it is first needed. */
final class Models {

    private final EstimationProblem problem;
    private final ModelFitter fitter;
    private final int last;
    private final Map<Integer, FittedModel> fitted = new HashMap<>();

    Models(EstimationProblem problem, ModelFitter fitter, int last) {
        this.problem = problem;
        this.fitter = fitter;
        this.last = last;
    }

    /** The distribution of a variable at a step. */
    ConditionalModel at(int variable, int step) {
        return fitted.computeIfAbsent(variable, this::fit).at(step);
    }

    /** Outcomes and events happen from the study's start on; at the first time everything else is as observed. */
    private FittedModel fit(int variable) {
        PanelSchema schema = problem.schema();
        String name = schema.variables().get(variable).name();
        int first = schema.grid().start() + (isOutcome(name) ? 0 : 1);
        return fitter.fit(name, problem.model(name), Fit.POOLED, first, last);
    }

    private boolean isOutcome(String name) {
        Question question = problem.estimand().question();
        return name.equals(question.outcome())
                || question.event()
                        .flatMap(Question.Event::competing)
                        .filter(name::equals)
                        .isPresent();
    }

    /** Every model fitted, in the variables' order within a time. */
    List<ModelTerm> terms() {
        List<ModelTerm> terms = new ArrayList<>();
        for (String name : problem.estimand().order()) {
            FittedModel model = fitted.get(problem.schema().index(name));
            if (model != null) {
                terms.addAll(model.terms("", name));
            }
        }
        return terms;
    }
}
