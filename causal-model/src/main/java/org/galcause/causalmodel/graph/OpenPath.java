package org.galcause.causalmodel.graph;

import java.util.List;

/**
 * A path along which two nodes are associated given what is conditioned on.
 *
 * @param nodes from one end to the other
 * @param arrows between them, each {@code ->} or {@code <-}
 */
public record OpenPath(List<Node> nodes, List<String> arrows) {

    public OpenPath {
        nodes = List.copyOf(nodes);
        arrows = List.copyOf(arrows);
    }

    /** In words, relative to a step: {@code A[t] <- L[t-1] -> Y[t]}. */
    public String relativeTo(int t) {
        StringBuilder words = new StringBuilder(nodes.get(0).relativeTo(t));
        for (int i = 0; i < arrows.size(); i++) {
            words.append(' ')
                    .append(arrows.get(i))
                    .append(' ')
                    .append(nodes.get(i + 1).relativeTo(t));
        }
        return words.toString();
    }
}
