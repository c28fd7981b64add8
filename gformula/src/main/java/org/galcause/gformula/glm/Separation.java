package org.galcause.gformula.glm;

import org.galcause.causalmodel.UserError;

/** What becomes of a fit whose response is separated by the columns, so that its coefficients run to infinity. */
public enum Separation {
    /** A {@link UserError} that names the term and the direction. */
    REFUSED,
    /** Fitted means at their limits, 0 or 1 where they run there, with a caution: what a plug-in of small strata needs. */
    LIMIT
}
