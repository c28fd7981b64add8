package org.galcause.causalmodel.question;

import java.util.Arrays;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.TimeGrid;

/** Summaries of treatment paths: weights over the steps from the study's start up to t, which sum to one. */
public final class LevelSummary {

    private LevelSummary() {}

    /** The weight of each step 0..step in the summary at {@code step}. */
    public static double[] weights(Contrast.Summary summary, TimeGrid grid, int step) {
        double[] weights = new double[step + 1];
        if (summary instanceof Contrast.Summary.Current) {
            weights[step] = 1;
        } else if (summary instanceof Contrast.Summary.RecencyWeighted recency) {
            for (int s = grid.start(); s <= step; s++) {
                weights[s] = Math.exp(-(grid.at(step).ageGyr() - grid.at(s).ageGyr()) / recency.tauGyr());
            }
        } else {
            Arrays.fill(weights, Math.min(grid.start(), step), step + 1, 1.0);
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** The summary of each unit's treatment up to {@code step}. */
    public static double[] of(Contrast.Summary summary, TimeGrid grid, Columns columns, int treatment, int step) {
        double[] weights = weights(summary, grid, step);
        double[] out = new double[columns.rows()];
        for (int s = 0; s <= step; s++) {
            if (weights[s] != 0) {
                double[] values = columns.column(treatment, s);
                for (int i = 0; i < out.length; i++) {
                    out[i] += weights[s] * values[i];
                }
            }
        }
        return out;
    }
}
