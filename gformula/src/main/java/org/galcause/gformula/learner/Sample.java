package org.galcause.gformula.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.galcause.causalmodel.UserError;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;

/** The rows of a fit behind one another, with the columns of its design that vary among them. Its arrays are shared, never to be written. */
final class Sample {

    private final int[] places;
    private final double[][] x;
    private final double[] y;
    private final double[] w;
    private final int[] folds;

    private Sample(int[] places, double[][] x, double[] y, double[] w, int[] folds) {
        this.places = places;
        this.x = x;
        this.y = y;
        this.w = w;
        this.folds = folds;
    }

    /** @throws UserError when there is no row */
    static Sample of(Design design, RegressionTask task) {
        DesignMatrix matrix = DesignMatrix.of(design, task.rows());
        if (matrix.rows() == 0) {
            throw UserError.data(
                    "no row is left to fit the model of " + task.name()
                            + ": its response or a regressor is missing in every row, its condition rows leaves none, or no unit is left at that time");
        }
        double[] y = joined(matrix, DesignChunk::y);
        Arrays.setAll(y, i -> (y[i] - task.scale().low()) / task.scale().width());
        List<double[]> varying = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int j = 0; j < design.size(); j++) {
            int column = j;
            double[] values = joined(matrix, chunk -> chunk.x()[column]);
            if (Arrays.stream(values).anyMatch(v -> v != values[0])) {
                varying.add(values);
                places.add(j);
            }
        }
        return new Sample(
                places.stream().mapToInt(Integer::intValue).toArray(),
                varying.toArray(double[][]::new),
                y,
                joined(matrix, DesignChunk::w),
                folds(matrix, task));
    }

    private static double[] joined(DesignMatrix matrix, Function<DesignChunk, double[]> part) {
        double[] all = new double[(int) matrix.rows()];
        int at = 0;
        for (DesignChunk chunk : matrix.chunks()) {
            System.arraycopy(part.apply(chunk), 0, all, at, chunk.rows());
            at += chunk.rows();
        }
        return all;
    }

    private static int[] folds(DesignMatrix matrix, RegressionTask task) {
        int[] folds = new int[(int) matrix.rows()];
        int at = 0;
        for (DesignChunk chunk : matrix.chunks()) {
            for (int position : chunk.positions()) {
                folds[at++] = task.fold(
                        task.rows().panel().blocks().get(chunk.block()).id(position));
            }
        }
        return folds;
    }

    int rows() {
        return y.length;
    }

    /** Where the columns stand in the design. */
    int[] places() {
        return places;
    }

    /** By column, then row. */
    double[][] x() {
        return x;
    }

    /** The response, scaled. */
    double[] y() {
        return y;
    }

    /** Positive. */
    double[] w() {
        return w;
    }

    /** By row, the fold of its galaxy. */
    int[] folds() {
        return folds;
    }

    /** The weighted mean of the response. */
    double mean() {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < y.length; i++) {
            sum += w[i] * y[i];
            weight += w[i];
        }
        return sum / weight;
    }

    /** Whether all weights are whole numbers: how often each row occurs. */
    boolean isCounted() {
        return Arrays.stream(w).allMatch(v -> v == Math.rint(v));
    }

    /** How often each row occurs: its weight when all are whole numbers, else 1. */
    int[] multiplicities() {
        boolean counted = isCounted();
        return Arrays.stream(w).mapToInt(v -> counted ? (int) v : 1).toArray();
    }

    /** Weights that are no multiplicities as whole numbers, the largest of them {@code most}; 1 for all when they are multiplicities. */
    int[] caseWeights(int most) {
        boolean counted = isCounted();
        double largest = Arrays.stream(w).max().orElse(1);
        return Arrays.stream(w)
                .mapToInt(v -> counted ? 1 : Math.max(1, (int) Math.round(v / largest * most)))
                .toArray();
    }
}
