package org.galcause.gformula.forest;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;

/** Draws rows with unequal chances: as many as there are. */
final class WeightedDraws implements Draws {

    private final double[] until;

    /** @param weights positive */
    WeightedDraws(double[] weights) {
        this.until = weights.clone();
        for (int i = 1; i < until.length; i++) {
            until[i] += until[i - 1];
        }
    }

    @Override
    public void draw(long key, int[] weight, int[] copies) {
        Arrays.fill(weight, 0);
        Arrays.fill(copies, 0);
        double total = until[until.length - 1];
        for (int i = 0; i < until.length; i++) {
            int found = Arrays.binarySearch(until, Randomness.uniform(key, i) * total);
            int row = Math.min(found < 0 ? -found - 1 : found, until.length - 1);
            weight[row]++;
            copies[row] = 1;
        }
    }
}
