package org.galcause.causalmodel.question;

import org.galcause.causalmodel.intervention.Regime;

/**
 * One number to be estimated: the mean outcome at a step had everybody followed a regime until then.
 *
 * @param step the step of the outcome
 * @param regime what is done
 * @param level 1…N for a level of an effect curve, 0 for a named regime
 * @param summary the treatment summary of the level; NaN for a named regime
 */
public record Target(int step, Regime regime, int level, double summary) {

    /** Whether it belongs to an effect curve. */
    public boolean isLevel() {
        return level > 0;
    }
}
