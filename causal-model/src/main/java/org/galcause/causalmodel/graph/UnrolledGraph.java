package org.galcause.causalmodel.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The graph with its arrows written out for every step from 0 to a last one. Immutable. */
public final class UnrolledGraph {

    private final Map<Node, Set<Node>> parents;
    private final Map<Node, Set<Node>> children;

    private UnrolledGraph(Map<Node, Set<Node>> parents, Map<Node, Set<Node>> children) {
        this.parents = parents;
        this.children = children;
    }

    /**
     * Writes a graph out.
     *
     * @param graph the arrows with their lags
     * @param constants the variables measured once; an arrow out of one acts at every step whatever its lag
     * @param lastStep the last step
     */
    public static UnrolledGraph of(CausalGraph graph, Set<String> constants, int lastStep) {
        UnrolledGraph unrolled = new UnrolledGraph(new HashMap<>(), new HashMap<>());
        for (String name : graph.names()) {
            for (int s = 0; s <= lastStep; s++) {
                unrolled.add(node(name, s, constants));
            }
        }
        for (Edge edge : graph.edges()) {
            for (int s = 0; s <= lastStep; s++) {
                unrolled.connect(edge, s, constants);
            }
        }
        return unrolled;
    }

    private static Node node(String name, int step, Set<String> constants) {
        return new Node(name, constants.contains(name) ? Node.ALWAYS : step);
    }

    private void connect(Edge edge, int step, Set<String> constants) {
        Node effect = node(edge.effect(), step, constants);
        if (constants.contains(edge.cause())) {
            connect(new Node(edge.cause(), Node.ALWAYS), effect);
            return;
        }
        int farthest = edge.reach() == Edge.Reach.ALL_EARLIER ? step : edge.lag();
        for (int lag = edge.lag(); lag <= Math.min(farthest, step); lag++) {
            connect(new Node(edge.cause(), step - lag), effect);
        }
    }

    private void add(Node node) {
        parents.computeIfAbsent(node, n -> new LinkedHashSet<>());
        children.computeIfAbsent(node, n -> new LinkedHashSet<>());
    }

    private void connect(Node cause, Node effect) {
        add(cause);
        add(effect);
        parents.computeIfAbsent(effect, n -> new LinkedHashSet<>()).add(cause);
        children.computeIfAbsent(cause, n -> new LinkedHashSet<>()).add(effect);
    }

    /** The graph without the arrows for which {@code (cause, effect)} is true. */
    public UnrolledGraph without(BiPredicate<Node, Node> removed) {
        UnrolledGraph left = new UnrolledGraph(new HashMap<>(), new HashMap<>());
        parents.keySet().forEach(left::add);
        parents.forEach((effect, causes) -> causes.stream()
                .filter(cause -> !removed.test(cause, effect))
                .forEach(cause -> left.connect(cause, effect)));
        return left;
    }

    /** All nodes. */
    public Set<Node> nodes() {
        return parents.keySet();
    }

    /** Direct causes. */
    public Set<Node> parents(Node node) {
        return parents.getOrDefault(node, Set.of());
    }

    /** Direct effects. */
    public Set<Node> children(Node node) {
        return children.getOrDefault(node, Set.of());
    }

    /** The nodes themselves and all their causes, direct and indirect. */
    public Set<Node> ancestors(Collection<Node> of) {
        return closure(of, this::parents);
    }

    /** The nodes themselves and all their effects, direct and indirect. */
    public Set<Node> descendants(Collection<Node> of) {
        return closure(of, this::children);
    }

    private static Set<Node> closure(Collection<Node> start, Function<Node, Set<Node>> next) {
        Set<Node> seen = new LinkedHashSet<>(start);
        Deque<Node> waiting = new ArrayDeque<>(List.copyOf(seen));
        while (!waiting.isEmpty()) {
            next.apply(waiting.pop()).stream().filter(seen::add).forEach(waiting::push);
        }
        return seen;
    }
}
