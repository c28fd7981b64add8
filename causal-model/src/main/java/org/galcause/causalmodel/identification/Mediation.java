package org.galcause.causalmodel.identification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.galcause.causalmodel.graph.Node;
import org.galcause.causalmodel.graph.UnrolledGraph;
import org.galcause.causalmodel.question.Question;

/** Says what one plain regression on all the adjusted variables would get wrong: confounders that earlier treatment has affected. */
final class Mediation {

    private Mediation() {}

    static List<String> notes(UnrolledGraph graph, Question question, List<StepAdjustment> steps) {
        Set<String> notes = new LinkedHashSet<>();
        Set<Node> outcomes = question.steps().stream()
                .map(s -> new Node(question.outcome(), s))
                .collect(Collectors.toSet());
        Set<Node> causesOfOutcome = graph.ancestors(outcomes);
        for (StepAdjustment step : steps) {
            for (Confounder confounder : step.confounders()) {
                Node node = new Node(confounder.variable(), confounder.step());
                if (causesOfOutcome.contains(node)) {
                    note(graph, question, node).ifPresent(notes::add);
                }
            }
        }
        if (question.treatments().stream()
                .noneMatch(
                        a -> causesOfOutcome.stream().anyMatch(n -> n.variable().equals(a)))) {
            notes.add("no treatment causes the outcome in this graph: it says that every effect is zero");
        }
        return List.copyOf(notes);
    }

    /** Once for each variable: the earliest step at which treatment before it acts on it. */
    private static Optional<String> note(UnrolledGraph graph, Question question, Node confounder) {
        return graph.ancestors(Set.of(confounder)).stream()
                .filter(n -> question.treatments().contains(n.variable()) && n.step() < confounder.step())
                .map(Node::variable)
                .sorted()
                .findFirst()
                .map(treatment -> confounder.variable() + " is both a confounder of later " + treatment
                        + " and an effect of earlier " + treatment + ": one regression that adjusts for it blocks "
                        + treatment + " -> " + confounder.variable() + " -> " + question.outcome()
                        + "; g-methods do not");
    }
}
