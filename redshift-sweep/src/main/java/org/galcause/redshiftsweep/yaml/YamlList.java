package org.galcause.redshiftsweep.yaml;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A sequence.
 *
 * @param items in the order written
 * @param line where it starts, from 1
 */
public record YamlList(List<YamlNode> items, int line) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String flow() {
        return items.stream().map(YamlNode::flow).collect(Collectors.joining(", ", "[", "]"));
    }
}
