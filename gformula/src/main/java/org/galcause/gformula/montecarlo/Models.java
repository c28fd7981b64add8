package org.galcause.gformula.montecarlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.design.Reads;
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
    private final Map<Integer, Optional<Restriction>> restrictions = new HashMap<>();

    Models(EstimationProblem problem, ModelFitter fitter, int last) {
        this.problem = problem;
        this.fitter = fitter;
        this.last = last;
    }

    /** The distribution of a variable at a step. */
    ConditionalModel at(int variable, int step) {
        return fitted.computeIfAbsent(variable, this::fit).at(step);
    }

    /** The rows that the model of a variable speaks of, if not of all; outcomes and events are predicted of everybody. */
    Optional<Restriction> restriction(int variable) {
        String name = problem.schema().variables().get(variable).name();
        return isOutcome(name)
                ? Optional.empty()
                : restrictions.computeIfAbsent(variable, v -> Restriction.of(problem, name));
    }

    /** What a draw of a variable at a step reads. */
    void reads(int variable, int step, Reads reads) {
        Optional<Restriction> restriction = restriction(variable);
        restriction.ifPresent(rows -> rows.reads(step, reads));
        if (restriction.isEmpty() || !restriction.get().excludesAll(step)) {
            at(variable, step).reads(step, reads);
        }
    }

    /** Outcomes and events happen from the study's start on; at the first time everything else is as observed. */
    private FittedModel fit(int variable) {
        PanelSchema schema = problem.schema();
        String name = schema.variables().get(variable).name();
        int first = schema.grid().start() + (isOutcome(name) ? 0 : 1);
        boolean isHazard = name.equals(question().outcome()) && competing().isPresent();
        return (isHazard ? fitter.among(this::withoutCompeting) : fitter)
                .fit(name, problem.model(name), Fit.POOLED, first, last);
    }

    private boolean isOutcome(String name) {
        return name.equals(question().outcome())
                || competing().filter(name::equals).isPresent();
    }

    private Question question() {
        return problem.estimand().question();
    }

    private Optional<String> competing() {
        return question().event().flatMap(Question.Event::competing);
    }

    /** The hazard of the event is that of those without the competing event in the interval, also where a table has 0 for the others. */
    private double[] withoutCompeting(int block, int step) {
        double[] weights = fitter.weights().at(block, step).clone();
        int variable = problem.schema().index(competing().orElseThrow());
        double[] competing = problem.panel().blocks().get(block).column(variable, step);
        for (int row = 0; row < weights.length; row++) {
            weights[row] = competing[row] == 1 ? 0 : weights[row];
        }
        return weights;
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
