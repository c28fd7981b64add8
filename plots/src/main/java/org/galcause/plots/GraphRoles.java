package org.galcause.plots;

import java.util.List;
import java.util.Set;

/**
 * What the variables of a graph are in a study.
 *
 * @param order all variables from the top down, in their order within a time
 * @param treatments highlighted
 * @param outcome highlighted
 * @param constants variables measured once
 */
public record GraphRoles(List<String> order, Set<String> treatments, String outcome, Set<String> constants) {

    public GraphRoles {
        order = List.copyOf(order);
        treatments = Set.copyOf(treatments);
        constants = Set.copyOf(constants);
    }
}
