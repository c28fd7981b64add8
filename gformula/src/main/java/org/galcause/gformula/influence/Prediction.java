package org.galcause.gformula.influence;

import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;

/**
 * What a regression expects of each unit at one step, for one target, to be corrected in place. All arrays are by block, then row.
 *
 * @param panel whose blocks the arrays are of
 * @param target what is asked
 * @param natural what is expected of each unit as observed, on the [0, 1] scale
 * @param shifted what is expected under the regime
 * @param response what the regression explained; NaN outside its rows
 * @param weights multiplicity times cumulative ratio
 */
public record Prediction(
        Panel panel, Target target, double[][] natural, double[][] shifted, double[][] response, double[][] weights) {

    /** Whether a row has a say in the correction. */
    public boolean counts(int block, int row) {
        return weights[block][row] > 0 && !Double.isNaN(response[block][row]);
    }
}
