package org.galcause.gformula.ice;

import java.util.Optional;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.PathSupport;
import org.galcause.gformula.glm.ResponseScale;

/** What is carried backwards in time for one target: on the [0, 1] scale, a prediction for each unit still followed. */
final class PseudoOutcome {

    private final Target target;
    private PathSupport.Judgement judgement;
    private final ResponseScale scale;
    private double[][] values = {};
    private Optional<String> refusal;

    PseudoOutcome(Target target, PathSupport.Judgement judgement, ResponseScale scale) {
        this.target = target;
        this.judgement = judgement;
        this.scale = scale;
        this.refusal = judgement.verdict() == Verdict.REFUSED ? Optional.of(judgement.reason()) : Optional.empty();
    }

    Target target() {
        return target;
    }

    ResponseScale scale() {
        return scale;
    }

    boolean isAlive() {
        return refusal.isEmpty();
    }

    /** The target is given with caution, for the first reason that there is. */
    void warn(String reason) {
        if (judgement.verdict() == Verdict.TRUSTED) {
            judgement = new PathSupport.Judgement(Verdict.CAUTION, reason);
        }
    }

    void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    /** Predictions at a step, by block. */
    void put(double[][] predictions) {
        values = predictions;
    }

    /** What is expected of those who live through a step counts for them; the others have the event in it. */
    void livedThrough(double[][] hazard) {
        for (int b = 0; b < hazard.length; b++) {
            for (int row = 0; row < hazard[b].length; row++) {
                values[b][row] = hazard[b][row] + (1 - hazard[b][row]) * values[b][row];
            }
        }
    }

    /** Nothing is expected of those who have the competing event in a step; called before {@link #livedThrough}. */
    void sparedBy(double[][] competing) {
        for (int b = 0; b < competing.length; b++) {
            for (int row = 0; row < competing[b].length; row++) {
                values[b][row] *= 1 - competing[b][row];
            }
        }
    }

    /** Of those followed until the step of the last prediction. */
    double[] of(int block) {
        return values[block];
    }

    Answer.Value value(double mean) {
        return refusal.map(Answer.Value::refused)
                .orElseGet(() -> new Answer.Value(
                        scale.low() + mean * scale.width(), Double.NaN, judgement.verdict(), judgement.reason()));
    }
}
