package org.galcause.causalmodel.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A causal graph over time: arrows with lags, the same at every time. A variable measured once is written without an index and acts at
 * every time.
 *
 * @param edges in the order written, each once
 */
public record CausalGraph(List<Edge> edges) {

    public CausalGraph {
        edges = List.copyOf(new LinkedHashSet<>(edges));
    }

    /**
     * Reads the text form.
     *
     * @throws GraphSyntaxException with a sentence that names the line
     */
    public static CausalGraph parse(String text) {
        return new CausalGraph(GraphParser.edges(text));
    }

    /** The names of all variables, in order of appearance. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        edges.forEach(edge -> names.addAll(List.of(edge.cause(), edge.effect())));
        return names;
    }

    /** The arrows into a variable. */
    public List<Edge> into(String effect) {
        return edges.stream().filter(edge -> edge.effect().equals(effect)).toList();
    }

    /** Whether {@code cause} acts on {@code effect} at this lag. */
    public boolean acts(String cause, int lag, String effect) {
        return edges.stream()
                .anyMatch(e -> e.cause().equals(cause) && e.effect().equals(effect) && e.actsAt(lag));
    }

    /** The largest lag written. */
    public int longestLag() {
        return edges.stream().mapToInt(Edge::lag).max().orElse(0);
    }

    /**
     * The order of variables within a time: contemporaneous arrows first, then the order given, the outcome last where no arrow forbids.
     *
     * @param names all variables, in the study's order
     * @param outcome the variable that comes last
     * @throws GraphSyntaxException when contemporaneous arrows form a cycle, which it names
     */
    public List<String> order(List<String> names, String outcome) {
        List<String> waiting = new ArrayList<>(names);
        waiting.remove(outcome);
        waiting.add(outcome);
        List<String> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String next = waiting.stream()
                    .filter(name -> waiting.stream().noneMatch(cause -> acts(cause, 0, name)))
                    .findFirst()
                    .orElseThrow(() -> cycle(waiting));
            waiting.remove(next);
            order.add(next);
        }
        return List.copyOf(order);
    }

    private GraphSyntaxException cycle(List<String> waiting) {
        List<String> walk = new ArrayList<>();
        String at = waiting.get(0);
        while (!walk.contains(at)) {
            walk.add(at);
            String effect = at;
            at = waiting.stream()
                    .filter(cause -> acts(cause, 0, effect))
                    .findFirst()
                    .orElseThrow();
        }
        walk.add(at);
        List<String> cycle = new ArrayList<>(walk.subList(walk.indexOf(at), walk.size()));
        Collections.reverse(cycle);
        return new GraphSyntaxException("the graph has a cycle within one time: "
                + cycle.stream().map(name -> name + "[t]").collect(Collectors.joining(" -> "))
                + "; give one of its arrows a lag, such as " + cycle.get(0) + "[t-1] -> " + cycle.get(1) + "[t]");
    }
}
