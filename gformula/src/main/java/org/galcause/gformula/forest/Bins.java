package org.galcause.gformula.forest;

import java.util.List;

/** Each feature's ranks in bins of equal numbers of rows, stored row by row. */
final class Bins {

    private static final int COUNT = 256;

    /** With few features histograms are cheap, and coarse bins would cost accuracy. */
    private static final int COUNT_FOR_FEW = 2048;

    private static final int FEW = 3;

    private final int features;
    private final int count;
    private final char[] rowMajor;

    Bins(List<RankedColumn> columns) {
        features = columns.size();
        count = features <= FEW ? COUNT_FOR_FEW : COUNT;
        int rows = columns.get(0).rows();
        rowMajor = new char[rows * features];
        for (int f = 0; f < features; f++) {
            int[] rank = columns.get(f).rank();
            for (int row = 0; row < rows; row++) {
                rowMajor[row * features + f] = (char) ((long) rank[row] * count / rows);
            }
        }
    }

    int features() {
        return features;
    }

    int count() {
        return count;
    }

    /** The highest rank of a bin's rows. */
    int lastRank(int bin) {
        long rows = rowMajor.length / features;
        return (int) (((bin + 1) * rows - 1) / count);
    }

    char[] rowMajor() {
        return rowMajor;
    }
}
