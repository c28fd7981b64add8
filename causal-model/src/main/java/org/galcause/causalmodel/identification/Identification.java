package org.galcause.causalmodel.identification;

import org.galcause.causalmodel.UserError;

/** Whether a question can be answered from the graph. */
public sealed interface Identification permits Identified, NotIdentified {

    /** In words: what is adjusted for and why, or what stands in the way and what would help. */
    String explain();

    /** The identified question; a {@link UserError} with the explanation otherwise. */
    default Identified orElseThrow() {
        if (this instanceof Identified identified) {
            return identified;
        }
        throw UserError.question(explain());
    }
}
