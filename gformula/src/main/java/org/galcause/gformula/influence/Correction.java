package org.galcause.gformula.influence;

import java.util.List;

/** What distinguishes estimators that regress backwards and correct by density ratios. */
public interface Correction {

    /**
     * Corrects the predictions of one step, in place.
     *
     * @param together those of all targets that ask for one and the same time
     */
    void correct(List<Prediction> together);

    /**
     * What the regression at the step before explains; arrays are by block, then row.
     *
     * @param shifted the corrected predictions under the regime
     * @param influence the efficient influence function from this step on, not centred
     */
    double[][] carried(double[][] shifted, double[][] influence);
}
