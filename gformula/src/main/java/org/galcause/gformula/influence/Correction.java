package org.galcause.gformula.influence;

/** What distinguishes estimators that regress backwards and correct by density ratios. All arrays are by block, then row. */
public interface Correction {

    /**
     * Corrects the predictions of one step, in place.
     *
     * @param natural what is expected of each unit as observed, on the [0, 1] scale
     * @param shifted what is expected under the regime
     * @param response what the regression explained; NaN outside its rows
     * @param weights multiplicity times cumulative ratio
     */
    void correct(double[][] natural, double[][] shifted, double[][] response, double[][] weights);

    /**
     * What the regression at the step before explains.
     *
     * @param shifted the corrected predictions under the regime
     * @param influence the efficient influence function from this step on, not centred
     */
    double[][] carried(double[][] shifted, double[][] influence);
}
