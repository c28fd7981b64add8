package org.galcause.gformula.design;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.panel.Panel;

/**
 * The rows of one fit: unit-steps whose weight is positive and whose response is present (not NaN).
 *
 * @param panel the data
 * @param steps over which steps, ascending; one for a fit by time
 * @param response what is regressed
 * @param weights how much each row counts; 0 leaves a row out
 */
public record FitRows(Panel panel, List<Integer> steps, PanelValues response, PanelValues weights) {

    public FitRows {
        steps = List.copyOf(steps);
    }

    /** The same rows with another response; rows of which it is missing drop out. */
    public FitRows withResponse(PanelValues other) {
        return new FitRows(panel, steps, other, weights);
    }

    /** Those of one step. */
    public FitRows at(int step) {
        return new FitRows(panel, List.of(step), response, weights);
    }

    /** Whether any row is left. */
    public boolean isEmpty() {
        return steps.stream().noneMatch(this::hasAny);
    }

    /** Whether any row is left at a step. */
    boolean hasAny(int step) {
        return panel.any(block -> positions(block, step).length > 0);
    }

    /** The positions within a block of the rows that belong to the fit at a step, ascending. */
    int[] positions(int block, int step) {
        double[] y = response.at(block, step);
        double[] w = weights.at(block, step);
        int[] positions = new int[panel.blocks().get(block).rows()];
        int count = 0;
        for (int row = 0; row < positions.length; row++) {
            if (w[row] > 0 && !Double.isNaN(y[row])) {
                positions[count++] = row;
            }
        }
        return Arrays.copyOf(positions, count);
    }
}
