package org.galcause.gformula.design;

import java.util.Set;
import org.galcause.causalmodel.panel.Columns;

/**
 * The levels of a category among the fitted rows: of others the model says nothing.
 *
 * @param of the category
 * @param levels the levels' indices
 */
record SeenLevels(Factor of, Set<Double> levels) {

    /** Sets the predictor of units with a level never seen to NaN. */
    void blank(Columns columns, int step, double[] scratch, double[] predictor) {
        double[] values = of.values(columns, step, scratch);
        double known = Double.NaN;
        for (int i = 0; i < columns.rows(); i++) {
            if (values[i] != known) {
                if (levels.contains(values[i])) {
                    known = values[i];
                } else {
                    predictor[i] = Double.NaN;
                }
            }
        }
    }
}
