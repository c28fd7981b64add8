package org.galcause.gformula.balance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.weights.PastValue;
import org.galcause.gformula.weights.Resample;

/**
 * Mean absolute rank correlations of the treatment with past values, of the sample itself. Ranks need all galaxies: the parts of a panel
 * share the past values out among them, each reading whole columns, one at a time.
 */
final class RankCorrelation {

    private final Resample sample;
    private final Panel panel;
    private final Map<PastValue, Ranks> ranks = new HashMap<>();

    RankCorrelation(Resample sample) {
        this.sample = sample;
        this.panel = sample.problem().panel();
    }

    /**
     * Means over past values.
     *
     * @param before without weights
     * @param after with them
     */
    record Means(double before, double after) {}

    /**
     * Of the galaxies whose weight and past value are known.
     *
     * @param weights of this part's galaxies; NaN leaves one out
     */
    Means of(PastValue treatment, List<PastValue> past, double[] weights) {
        double[] all = together(weights);
        Ranks treated = ranked(treatment);
        double[] own = new double[2 * past.size()];
        for (int k = panel.partNumber(); k < past.size(); k += panel.parts()) {
            Ranks ranked = ranked(past.get(k));
            double[] values = column(past.get(k));
            double[] present = new double[all.length];
            Arrays.setAll(present, i -> Double.isNaN(values[i]) || Double.isNaN(all[i]) ? 0 : 1);
            own[2 * k] = KendallTau.of(treated, ranked, present);
            Arrays.setAll(present, i -> present[i] == 0 ? 0 : all[i]);
            own[2 * k + 1] = KendallTau.of(treated, ranked, present);
        }
        List<double[]> parts = panel.fromAllParts(own);
        double before = 0;
        double after = 0;
        for (int k = 0; k < past.size(); k++) {
            double[] found = parts.get(k % panel.parts());
            before += Math.abs(found[2 * k]) / past.size();
            after += Math.abs(found[2 * k + 1]) / past.size();
        }
        return new Means(before, after);
    }

    private double[] together(double[] own) {
        List<double[]> parts = panel.fromAllParts(own);
        return parts.size() == 1
                ? own
                : parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private double[] column(PastValue value) {
        return panel.ofAllParts().column(sample.schema().index(value.variable()), value.step());
    }

    /** Kept where memory holds the panel itself. */
    private Ranks ranked(PastValue value) {
        return panel.isInMemory() ? ranks.computeIfAbsent(value, v -> Ranks.of(column(v))) : Ranks.of(column(value));
    }
}
