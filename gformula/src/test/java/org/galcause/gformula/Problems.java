package org.galcause.gformula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.graph.Edge;
import org.galcause.causalmodel.identification.Confounder;
import org.galcause.causalmodel.identification.Identified;
import org.galcause.causalmodel.identification.StepAdjustment;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.question.Targets;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;

/** Questions put together by hand, for tests. */
public final class Problems {

    private Problems() {}

    public static Regime regime(String name, String treatment, Intervention intervention) {
        return new Regime(name, Map.of(treatment, intervention));
    }

    public static Regime natural() {
        return new Regime("natural", Map.of());
    }

    public static Contrast regimes(Regime... regimes) {
        return new Contrast.Regimes(List.of(regimes), regimes[0].name());
    }

    /** The natural course, and nobody or everybody treated. */
    public static Contrast staticRegimes(String treatment) {
        return regimes(
                natural(),
                regime("never", treatment, new Intervention.SetTo(0)),
                regime("always", treatment, new Intervention.SetTo(1)));
    }

    public static Question question(
            String treatment, String outcome, List<Integer> steps, Contrast contrast, Optional<Question.Event> event) {
        return new Question(List.of(treatment), outcome, steps, contrast, event, Optional.empty());
    }

    public static Question.Event firstEvent() {
        return new Question.Event(Optional.empty(), Question.Event.Effect.TOTAL);
    }

    /** An identified question in which the parents of the treatment, its own past apart, are adjusted for. */
    public static EstimationProblem problem(
            Panel panel, String graphText, Question question, Map<String, ModelSpec> models, long seed) {
        CausalGraph graph = CausalGraph.parse(graphText);
        PanelSchema schema = panel.schema();
        List<StepAdjustment> steps = IntStream.rangeClosed(
                        schema.grid().start(), schema.grid().last())
                .mapToObj(step -> adjustment(graph, schema, question.treatment(), step))
                .toList();
        Identified identified = new Identified(
                question, graph, schema, graph.order(schema.names(), question.outcome()), steps, List.of());
        return new EstimationProblem(panel, identified, Targets.of(question, panel), models, seed);
    }

    private static StepAdjustment adjustment(CausalGraph graph, PanelSchema schema, String treatment, int step) {
        List<Confounder> confounders = new ArrayList<>();
        for (Edge edge : graph.into(treatment)) {
            boolean constant = schema.variable(edge.cause()).timing() == Timing.CONSTANT;
            if (!edge.cause().equals(treatment) && (constant || edge.lag() <= step)) {
                confounders.add(new Confounder(edge.cause(), constant ? 0 : step - edge.lag(), "a parent"));
            }
        }
        return new StepAdjustment(step, confounders);
    }

    public static ModelSpec model(Family family, Fit fit, String rows, String formula) {
        return new ModelSpec(
                Optional.of(family),
                Optional.empty(),
                Optional.of(Formula.parse(formula)),
                Optional.of(fit),
                rows.isEmpty() ? Optional.empty() : Optional.of(Condition.parse(rows)),
                Optional.empty(),
                Optional.empty());
    }
}
