package org.galcause.redshiftsweep.store;

import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.result.Answer;

/** What came of one replicate. */
public sealed interface Outcome {

    /** An answer. Of a bootstrap replicate only the values are kept. */
    record Answered(Answer answer) implements Outcome {}

    /**
     * The estimator refused.
     *
     * @param kind whose mistake it is
     * @param reason the sentence
     */
    record Failed(UserError.Cause kind, String reason) implements Outcome {}
}
