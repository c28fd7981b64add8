package org.galcause.gformula.forest;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;

/** Draws copies: as many as the resampled table has rows, each copy of a galaxy on its own (scikit-learn's bootstrap). */
final class RowDraws implements Draws {

    private final int[] rowOfCopy;
    private final int[] drawn;

    private RowDraws(int[] rowOfCopy) {
        this.rowOfCopy = rowOfCopy;
        this.drawn = new int[rowOfCopy.length];
    }

    static RowDraws of(int[] multiplicities) {
        int[] rowOfCopy = new int[Arrays.stream(multiplicities).sum()];
        int copy = 0;
        for (int row = 0; row < multiplicities.length; row++) {
            Arrays.fill(rowOfCopy, copy, copy + multiplicities[row], row);
            copy += multiplicities[row];
        }
        return new RowDraws(rowOfCopy);
    }

    @Override
    public void draw(long key, int[] weight, int[] copies) {
        Arrays.fill(weight, 0);
        Arrays.fill(copies, 0);
        Arrays.fill(drawn, 0);
        for (int i = 0; i < rowOfCopy.length; i++) {
            int copy = Randomness.below(key, i, rowOfCopy.length);
            int row = rowOfCopy[copy];
            weight[row]++;
            copies[row] += drawn[copy] == 0 ? 1 : 0;
            drawn[copy] = 1;
        }
    }
}
