package org.galcause.causalmodel.identification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.graph.Node;
import org.galcause.causalmodel.graph.OpenPath;
import org.galcause.causalmodel.graph.Separation;
import org.galcause.causalmodel.graph.UnrolledGraph;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Question;

/**
 * Decides by the sequential back-door criterion (Pearl and Robins 1995) what must be adjusted for at each step.
 *
 * <p>For the treatment at step t: in the graph without the arrows out of it and without the arrows into later treatments, a set H_t of
 * measured variables that precede it and are not affected by it, together with the earlier treatments, must d-separate it from every
 * outcome asked for at t or later. Where any such set exists, all candidates that cause the treatment or the outcome are one (van der
 * Zander, Liskiewicz and Textor 2014); it is then thinned, oldest first, until nothing more can be left out.
 */
public final class Identifier {

    private final CausalGraph graph;
    private final PanelSchema schema;
    private final Question question;
    private final List<String> order;
    private final UnrolledGraph unrolled;
    private final Set<Node> outcomes;

    private Identifier(CausalGraph graph, PanelSchema schema, Question question, List<Variable> latent) {
        this.graph = graph;
        this.schema = schema;
        this.question = question;
        List<String> names = new ArrayList<>(schema.names());
        List<String> unmeasured = latent.stream().map(Variable::name).toList();
        names.addAll(unmeasured);
        this.order = graph.order(names, question.outcome()).stream()
                .filter(name -> !unmeasured.contains(name))
                .toList();
        this.unrolled = UnrolledGraph.of(graph, constants(schema, latent), lastStep(question));
        this.outcomes =
                question.steps().stream().map(s -> node(question.outcome(), s)).collect(Collectors.toSet());
    }

    /**
     * Identifies a question.
     *
     * @param graph what is assumed; every name in it is in {@code schema} or in {@code latent}
     * @param schema what is measured
     * @param question what is asked
     * @param latent the variables of the graph that are not measured
     */
    public static Identification identify(
            CausalGraph graph, PanelSchema schema, Question question, List<Variable> latent) {
        return new Identifier(graph, schema, question, latent).identify();
    }

    private static Set<String> constants(PanelSchema schema, List<Variable> latent) {
        return Stream.concat(schema.variables().stream(), latent.stream())
                .filter(v -> v.timing() == Timing.CONSTANT)
                .map(Variable::name)
                .collect(Collectors.toSet());
    }

    private static int lastStep(Question question) {
        return question.steps().get(question.steps().size() - 1);
    }

    private Identification identify() {
        List<StepAdjustment> steps = new ArrayList<>();
        Set<String> openPaths = new LinkedHashSet<>();
        Set<String> remedies = new LinkedHashSet<>();
        for (int t = firstTreatedStep(); t <= lastStep(question); t++) {
            List<Confounder> confounders = new ArrayList<>();
            for (String treatment : treatmentsInOrder()) {
                adjust(node(treatment, t), t, confounders, openPaths, remedies);
            }
            steps.add(new StepAdjustment(t, sorted(confounders)));
        }
        if (!openPaths.isEmpty()) {
            return new NotIdentified(List.copyOf(openPaths), List.copyOf(remedies));
        }
        List<String> notes = Mediation.notes(unrolled, question, steps);
        return new Identified(question, graph, schema, order, steps, notes);
    }

    private int firstTreatedStep() {
        return schema.grid().start();
    }

    private List<String> treatmentsInOrder() {
        return order.stream().filter(question.treatments()::contains).toList();
    }

    private void adjust(Node treatment, int t, List<Confounder> found, Set<String> openPaths, Set<String> remedies) {
        Set<Node> asked = outcomes.stream().filter(y -> y.step() >= t).collect(Collectors.toSet());
        Set<Node> before = treatmentsBefore(treatment);
        UnrolledGraph cut =
                unrolled.without((cause, effect) -> cause.equals(treatment) || isLaterTreatment(effect, treatment));
        Set<Node> full = candidates(treatment, cut, asked, before);
        Optional<OpenPath> open = Separation.openPath(cut, treatment, asked, union(full, before));
        if (open.isPresent()) {
            openPaths.add(open.get().relativeTo(t));
            remedies.addAll(remedies(open.get(), t));
            return;
        }
        Set<Node> minimal = thinned(cut, treatment, asked, full, before);
        for (Node node : minimal) {
            found.add(confounder(node, cut, treatment, asked, union(without(minimal, node), before), t));
        }
    }

    private Set<Node> treatmentsBefore(Node treatment) {
        return unrolled.nodes().stream()
                .filter(n -> question.treatments().contains(n.variable()) && precedes(n, treatment))
                .collect(Collectors.toSet());
    }

    private boolean isLaterTreatment(Node node, Node treatment) {
        return question.treatments().contains(node.variable()) && precedes(treatment, node);
    }

    /** Whether {@code a} comes before {@code b} in time, or in the order within a time. */
    private boolean precedes(Node a, Node b) {
        return a.step() != b.step() ? a.step() < b.step() : order.indexOf(a.variable()) < order.indexOf(b.variable());
    }

    private Set<Node> candidates(Node treatment, UnrolledGraph cut, Set<Node> asked, Set<Node> before) {
        Set<Node> ends = union(union(asked, before), Set.of(treatment));
        Set<Node> causes = cut.ancestors(ends);
        Set<Node> affected = unrolled.descendants(Set.of(treatment));
        return causes.stream()
                .filter(n -> order.contains(n.variable()) && precedes(n, treatment))
                .filter(n -> !affected.contains(n) && !question.treatments().contains(n.variable()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<Node> thinned(UnrolledGraph cut, Node treatment, Set<Node> asked, Set<Node> full, Set<Node> before) {
        List<Node> oldestFirst = new ArrayList<>(full);
        oldestFirst.sort(Comparator.comparingInt(Node::step).thenComparing(n -> -order.indexOf(n.variable())));
        Set<Node> kept = new LinkedHashSet<>(oldestFirst);
        for (Node node : oldestFirst) {
            Set<Node> fewer = without(kept, node);
            if (Separation.openPath(cut, treatment, asked, union(fewer, before)).isEmpty()) {
                kept = fewer;
            }
        }
        return kept;
    }

    private Confounder confounder(
            Node node, UnrolledGraph cut, Node treatment, Set<Node> asked, Set<Node> others, int t) {
        String why = Separation.openPath(cut, treatment, asked, others)
                .map(path -> "closes " + path.relativeTo(t))
                .orElse("");
        return new Confounder(node.variable(), Math.max(node.step(), 0), why);
    }

    private Set<String> remedies(OpenPath path, int t) {
        Set<String> remedies = new LinkedHashSet<>();
        for (int i = 1; i < path.nodes().size() - 1; i++) {
            String name = path.nodes().get(i).variable();
            if (!order.contains(name)) {
                remedies.add("measure " + name);
            }
        }
        for (int i = 0; i < path.arrows().size(); i++) {
            Node left = path.nodes().get(i);
            Node right = path.nodes().get(i + 1);
            boolean forward = path.arrows().get(i).equals("->");
            remedies.add("argue that there is no arrow " + (forward ? left : right).relativeTo(t) + " -> "
                    + (forward ? right : left).relativeTo(t));
        }
        return remedies;
    }

    private List<Confounder> sorted(List<Confounder> confounders) {
        Set<String> seen = new HashSet<>();
        return confounders.stream()
                .filter(c -> seen.add(c.variable() + "@" + c.step()))
                .sorted(Comparator.comparingInt(Confounder::step).thenComparing(c -> order.indexOf(c.variable())))
                .toList();
    }

    private Node node(String variable, int step) {
        return new Node(variable, schema.variable(variable).timing() == Timing.CONSTANT ? Node.ALWAYS : step);
    }

    private static Set<Node> union(Set<Node> a, Set<Node> b) {
        Set<Node> both = new LinkedHashSet<>(a);
        both.addAll(b);
        return both;
    }

    private static Set<Node> without(Set<Node> nodes, Node removed) {
        Set<Node> left = new LinkedHashSet<>(nodes);
        left.remove(removed);
        return left;
    }
}
