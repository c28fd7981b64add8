package org.galcause.causalmodel.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * d-separation (Pearl 1988) by reachability along active trails (Koller and Friedman 2009, algorithm 3.1). The search is breadth-first, so
 * the open path that it finds is a shortest one.
 */
public final class Separation {

    /** A node reached along an arrow that points to it, or against an arrow that leaves it. */
    private record Visit(Node node, Direction direction) {}

    private enum Direction {
        DOWN,
        UP
    }

    private final UnrolledGraph graph;
    private final Set<Node> given;
    private final Set<Node> givenAndCauses;

    private Separation(UnrolledGraph graph, Set<Node> given) {
        this.graph = graph;
        this.given = given;
        this.givenAndCauses = graph.ancestors(given);
    }

    /** A shortest open path from {@code from} to one of {@code to} given {@code given}; empty when they are d-separated. */
    public static Optional<OpenPath> openPath(UnrolledGraph graph, Node from, Set<Node> to, Set<Node> given) {
        return new Separation(graph, given).search(from, to);
    }

    private Optional<OpenPath> search(Node from, Set<Node> to) {
        Visit start = new Visit(from, Direction.UP);
        Map<Visit, @Nullable Visit> cameFrom = new HashMap<>();
        cameFrom.put(start, null);
        Deque<Visit> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            Visit visit = waiting.poll();
            if (to.contains(visit.node) && !given.contains(visit.node)) {
                return Optional.of(path(visit, cameFrom));
            }
            for (Visit next : next(visit)) {
                if (!cameFrom.containsKey(next)) {
                    cameFrom.put(next, visit);
                    waiting.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private List<Visit> next(Visit visit) {
        List<Visit> next = new ArrayList<>();
        boolean conditioned = given.contains(visit.node);
        boolean chainOrFork = !conditioned;
        boolean collider = visit.direction == Direction.DOWN && givenAndCauses.contains(visit.node);
        if (visit.direction == Direction.UP && chainOrFork || collider) {
            graph.parents(visit.node).forEach(parent -> next.add(new Visit(parent, Direction.UP)));
        }
        if (chainOrFork) {
            graph.children(visit.node).forEach(child -> next.add(new Visit(child, Direction.DOWN)));
        }
        return next;
    }

    private static OpenPath path(Visit end, Map<Visit, @Nullable Visit> cameFrom) {
        List<Node> nodes = new ArrayList<>();
        List<String> arrows = new ArrayList<>();
        for (Visit at = end; at != null; at = cameFrom.get(at)) {
            nodes.add(0, at.node);
            if (cameFrom.get(at) != null) {
                arrows.add(0, at.direction == Direction.DOWN ? "->" : "<-");
            }
        }
        return new OpenPath(nodes, arrows);
    }
}
