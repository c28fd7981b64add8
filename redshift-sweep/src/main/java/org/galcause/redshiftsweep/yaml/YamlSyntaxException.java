package org.galcause.redshiftsweep.yaml;

/** A text that is not YAML; the message is a sentence for the user. */
public final class YamlSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;

    YamlSyntaxException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line of the fault, from 1. */
    public int line() {
        return line;
    }
}
