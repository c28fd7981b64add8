package org.galcause.gformula.forest;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;

/** Draws galaxies with all their copies: as many galaxies as there are distinct ones. */
final class GalaxyDraws implements Draws {

    private final int[] multiplicities;
    private final int[] present;

    GalaxyDraws(int[] multiplicities) {
        this.multiplicities = multiplicities;
        this.present = IntStream.range(0, multiplicities.length)
                .filter(row -> multiplicities[row] > 0)
                .toArray();
    }

    @Override
    public void draw(long key, int[] weight, int[] copies) {
        Arrays.fill(weight, 0);
        Arrays.fill(copies, 0);
        for (int i = 0; i < present.length; i++) {
            int row = present[Randomness.below(key, i, present.length)];
            weight[row] += multiplicities[row];
            copies[row] = multiplicities[row];
        }
    }
}
