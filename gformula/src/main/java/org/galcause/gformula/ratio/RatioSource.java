package org.galcause.gformula.ratio;

import java.util.List;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.PanelValues;

/** A way to estimate ratios. */
sealed interface RatioSource permits Classification, Propensity, LevelSmoothing {

    /**
     * By step, then unit; 0 for units not followed until the step or lost in it, whether they count in the fits or not.
     *
     * @param counted how much each unit counts in the fits
     * @param terms what was fitted is added here
     */
    double[][] factors(Regime regime, PanelValues counted, List<ModelTerm> terms);
}
