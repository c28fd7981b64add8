package org.galcause.causalmodel.formula;

/** A formula or condition that cannot be read; the message is a sentence for the user. */
public final class FormulaSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public FormulaSyntaxException(String message) {
        super(message);
    }
}
