package org.galcause.gformula.montecarlo;

import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.gformula.glm.ConditionalModel;

/**
 * The least and greatest values of a variable observed from the study's start on, in units that count.
 *
 * @param low the least
 * @param high the greatest
 */
record ObservedRange(double low, double high) {

    static ObservedRange of(Panel panel, int[] multiplicities, int variable, ConditionalModel.Ranged ranged) {
        double[] all = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        panel.inOrder(b -> ends(panel, multiplicities, variable, ranged, b), own -> {
            all[0] = Math.min(all[0], own[0]);
            all[1] = Math.max(all[1], own[1]);
        });
        return new ObservedRange(all[0], all[1]);
    }

    private static double[] ends(
            Panel panel, int[] multiplicities, int variable, ConditionalModel.Ranged ranged, int b) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        PanelBlock block = panel.blocks().get(b);
        for (int step = panel.schema().grid().start(); step < panel.schema().steps(); step++) {
            double[] values = block.column(variable, step);
            for (int row = 0; row < block.rows(); row++) {
                double value = values[row];
                boolean counts = multiplicities[panel.firstRow(b) + row] > 0
                        && !(ranged == ConditionalModel.Ranged.NONZERO && value == 0);
                if (counts && !Double.isNaN(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return new double[] {low, high};
    }

    /** Sets values beyond the range to its ends; 0 stays where only other values are ranged. */
    void apply(ConditionalModel.Ranged ranged, double[] values, int rows) {
        for (int i = 0; i < rows; i++) {
            if (ranged == ConditionalModel.Ranged.ALL || values[i] != 0) {
                values[i] = Math.max(low, Math.min(high, values[i]));
            }
        }
    }
}
