package org.galcause.causalmodel.identification;

import java.util.List;

/**
 * A question that the graph cannot answer.
 *
 * @param openPaths the paths that cannot be closed, in words
 * @param remedies what would help
 */
public record NotIdentified(List<String> openPaths, List<String> remedies) implements Identification {

    public NotIdentified {
        openPaths = List.copyOf(openPaths);
        remedies = List.copyOf(remedies);
    }

    @Override
    public String explain() {
        return "The question is not identified under this graph. Open: " + String.join("; ", openPaths)
                + ". What would help: " + String.join("; ", remedies) + ".";
    }
}
