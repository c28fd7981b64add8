package org.galcause.gformula.msm;

import java.util.Optional;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;

/**
 * What is said of one target, and what its error is made of.
 *
 * @param influence empty where it has no analytic error
 */
record Answered(Answer.Value value, Optional<Influence> influence) {

    /** Without an analytic error that could be compared with another's. */
    static Answered of(Answer.Value value) {
        return new Answered(value, Optional.empty());
    }

    /** The same, judged; a value that is refused has no error. */
    Answered judged(Answer.Value as) {
        return as.verdict() == Verdict.REFUSED ? of(as) : new Answered(as, influence);
    }
}
