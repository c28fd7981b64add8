package org.galcause.gformula.sdr;

import java.util.List;
import org.galcause.gformula.influence.Correction;
import org.galcause.gformula.influence.Prediction;

/**
 * Regressions of the efficient influence function itself: each is right when, at each later time, either the regression or the ratio is
 * (Luedtke, Sofrygin, van der Laan and Carone 2017; Diaz et al. 2023, section 4.3). Predictions stay as they are.
 */
public final class Unbiasing implements Correction {

    @Override
    public void correct(List<Prediction> together) {}

    @Override
    public double[][] carried(double[][] shifted, double[][] influence) {
        return influence;
    }
}
