package org.galcause.ingesttng.trees;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What the branches of one request say, by galaxy of the request; filled in by one thread. */
final class BranchAnswers implements Serializable {

    private static final long serialVersionUID = 1L;

    private final BranchQuestion question;
    private final int[][] subfindIds;
    private final double[][][] values;
    private final ArrayList<Gap> gaps = new ArrayList<>();
    private final BitSet flyThroughs = new BitSet();
    private int shown;

    BranchAnswers(BranchQuestion question, int galaxies) {
        this.question = question;
        int steps = question.wanted().size();
        this.subfindIds = new int[steps][galaxies];
        this.values = new double[question.measures().size()][steps][galaxies];
        for (int[] step : subfindIds) {
            Arrays.fill(step, -1);
        }
        for (double[][] measure : values) {
            for (double[] step : measure) {
                Arrays.fill(step, Double.NaN);
            }
        }
    }

    /** Takes down what a galaxy's branch says at each snapshot wanted. */
    void take(int galaxy, Branch branch, Path file) {
        for (int step = 0; step < subfindIds.length; step++) {
            int row = branch.row(question.wanted().get(step));
            if (row >= 0) {
                subfindIds[step][galaxy] = branch.subfindId(row);
            } else {
                row = -1 - row;
                if (row == 0 || row == branch.length()) {
                    continue;
                }
                gaps.add(new Gap(
                        step,
                        galaxy,
                        branch.snapshot(row),
                        branch.subfindId(row),
                        branch.snapshot(row - 1),
                        branch.subfindId(row - 1)));
            }
            for (int m = 0; m < values.length; m++) {
                values[m][step][galaxy] = question.measures().get(m).at(branch, row, file);
            }
        }
        if (branch.showsHosts()) {
            shown++;
            flyThroughs.set(galaxy, branch.fliesThroughBefore(0));
        }
    }

    int subfindId(int step, int galaxy) {
        return subfindIds[step][galaxy];
    }

    double value(int measure, int step, int galaxy) {
        return values[measure][step][galaxy];
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** Galaxies that passed through a bigger halo, of those {@link #shown}. */
    int flyThroughs() {
        return flyThroughs.cardinality();
    }

    /** Galaxies whose branch says in which halo they are. */
    int shown() {
        return shown;
    }
}
