package org.galcause.causalmodel.graph;

/** A graph that cannot be read or makes no sense; the message is a sentence for the user. */
public final class GraphSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public GraphSyntaxException(String message) {
        super(message);
    }
}
