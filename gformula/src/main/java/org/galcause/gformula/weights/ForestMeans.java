package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.forest.ForestTask;
import org.galcause.gformula.forest.RankedColumn;
import org.galcause.gformula.forest.RegressionForest;

/** Means by a random forest at one step. */
final class ForestMeans {

    /** Fewest distinct rows in a leaf of a treatment's forest, as in the galaxy paper. */
    static final int LEAF = 5;

    private final Resample sample;
    private final Conditioning conditioning;

    ForestMeans(Resample sample, Conditioning conditioning) {
        this.sample = sample;
        this.conditioning = conditioning;
    }

    Means of(Response response, Predictions predictions) {
        int step = response.steps().get(0);
        double[] values = response.values()[step];
        int[] counts = response.counts()[step];
        List<double[]> columns = columns(response, step);
        int[] rows = IntStream.range(0, values.length)
                .filter(i -> counts[i] > 0 && !Double.isNaN(values[i]))
                .filter(i -> columns.stream().noneMatch(column -> Double.isNaN(column[i])))
                .toArray();
        List<RankedColumn> features =
                ranked(columns).stream().map(column -> column.select(rows)).toList();
        double[] mine = Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
        int[] times = Arrays.stream(rows).map(i -> counts[i]).toArray();
        long key = Randomness.with(sample.key("forest/" + response.label()), step);
        double[][] byStep = new double[sample.schema().steps()][];
        byStep[step] = new double[values.length];
        Arrays.fill(byStep[step], Double.NaN);
        double[] predicted = predictions == Predictions.CROSS_FITTED
                ? crossFitted(features, mine, times, rows, key)
                : predicted(new ForestTask(features, mine, times, LEAF, key), predictions);
        for (int i = 0; i < rows.length; i++) {
            byStep[step][rows[i]] = predicted[i];
        }
        return new Means(byStep, Optional.empty());
    }

    private static double[] predicted(ForestTask task, Predictions predictions) {
        return predictions == Predictions.IN_SAMPLE ? RegressionForest.inSample(task) : RegressionForest.outOfBag(task);
    }

    private double[] crossFitted(List<RankedColumn> features, double[] values, int[] times, int[] rows, long key) {
        int[] folds = sample.folds(Means.FOLDS);
        double[] predicted = new double[values.length];
        for (int fold = 0; fold < Means.FOLDS; fold++) {
            int left = fold;
            int[] others = IntStream.range(0, rows.length)
                    .map(i -> folds[rows[i]] == left ? 0 : times[i])
                    .toArray();
            ForestTask task = new ForestTask(features, values, others, LEAF, Randomness.with(key, fold));
            double[] all = RegressionForest.inSample(task);
            for (int i = 0; i < rows.length; i++) {
                predicted[i] = folds[rows[i]] == fold ? all[i] : predicted[i];
            }
        }
        return predicted;
    }

    private List<RankedColumn> ranked(List<double[]> columns) {
        return conditioning instanceof Conditioning.On on
                ? on.values().stream().map(sample::ranked).toList()
                : columns.stream()
                        .map(column -> RankedColumn.of(Resample.missingLast(column)))
                        .toList();
    }

    /** The features: past values as they are (a category by its level's number), or the columns of a formula but the intercept. */
    private List<double[]> columns(Response response, int step) {
        if (conditioning instanceof Conditioning.On on) {
            return on.values().stream()
                    .map(value -> sample.column(value.variable(), value.step()))
                    .toList();
        }
        double[][] values = new double[response.values().length][0];
        double[][] weights = new double[response.values().length][0];
        values[step] = response.values()[step];
        weights[step] = Arrays.stream(response.counts()[step]).asDoubleStream().toArray();
        FitRows rows =
                new FitRows(sample.problem().panel(), List.of(step), sample.blocked(values), sample.blocked(weights));
        Design design = Design.of(((Conditioning.By) conditioning).formula(), sample.scope(response.variable()), rows);
        double[][] filled = new double[design.size()][sample.multiplicities().length];
        design.fill(sample.whole(), step, filled);
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < filled.length; j++) {
            if (!design.names().get(j).equals("(intercept)")) {
                columns.add(filled[j]);
            }
        }
        return columns;
    }
}
