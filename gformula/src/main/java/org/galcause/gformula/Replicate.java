package org.galcause.gformula;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Panel;

/**
 * One bootstrap resample of whole galaxies, as multiplicities (how often each galaxy was drawn), never as copies.
 *
 * @param seed the study's seed
 * @param index 0 is the sample itself; 1, 2, … are resamples
 */
public record Replicate(long seed, int index) {

    /** The sample itself. */
    public static Replicate ofSample(long seed) {
        return new Replicate(seed, 0);
    }

    /** Whether this is the sample itself. */
    public boolean isSample() {
        return index == 0;
    }

    /** How often each of {@code units} galaxies, in the panel's order, is drawn; the sum is {@code units}. */
    public int[] multiplicities(int units) {
        int[] counts = new int[units];
        if (isSample()) {
            Arrays.fill(counts, 1);
            return counts;
        }
        long key = key("bootstrap");
        for (int draw = 0; draw < units; draw++) {
            counts[Randomness.below(key, draw, units)]++;
        }
        return counts;
    }

    /** How often each unit of a panel, or of a part of one, is drawn: the resample is of the units of all parts. */
    public int[] multiplicities(Panel panel) {
        int[] counts = new int[panel.units()];
        if (isSample()) {
            Arrays.fill(counts, 1);
            return counts;
        }
        long key = key("bootstrap");
        int first = panel.unitsBefore();
        for (int draw = 0; draw < panel.allUnits(); draw++) {
            int own = Randomness.below(key, draw, panel.allUnits()) - first;
            if (own >= 0 && own < counts.length) {
                counts[own]++;
            }
        }
        return counts;
    }

    /** A key for random numbers of one purpose within this replicate. */
    public long key(String purpose) {
        return Randomness.with(Randomness.key(seed, purpose), index);
    }
}
