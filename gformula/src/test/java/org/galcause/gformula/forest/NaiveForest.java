package org.galcause.gformula.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;

/** The textbook forest, as an oracle: at each node every feature is sorted and every cut tried. */
final class NaiveForest {

    private final double[][] features;
    private final double[] response;
    private final int minLeaf;
    private final int[] weight;
    private final int[] copies;
    private final double[] sums;
    private final int[] counts;

    private NaiveForest(double[][] features, double[] response, int minLeaf) {
        this.features = features;
        this.response = response;
        this.minLeaf = minLeaf;
        this.weight = new int[response.length];
        this.copies = new int[response.length];
        this.sums = new double[response.length];
        this.counts = new int[response.length];
    }

    static double[] outOfBag(double[][] features, double[] response, int[] multiplicities, int minLeaf, long key) {
        NaiveForest forest = new NaiveForest(features, response, minLeaf);
        Draws draws = new GalaxyDraws(multiplicities);
        for (int t = 0; t < ForestTask.TREES; t++) {
            draws.draw(Randomness.with(key, t), forest.weight, forest.copies);
            List<Integer> all =
                    new ArrayList<>(IntStream.range(0, response.length).boxed().toList());
            forest.grow(all);
        }
        return IntStream.range(0, response.length)
                .mapToDouble(i -> forest.sums[i] / forest.counts[i])
                .toArray();
    }

    private void grow(List<Integer> rows) {
        double total = rows.stream().mapToDouble(i -> weight[i]).sum();
        double sum = rows.stream().mapToDouble(i -> weight[i] * response[i]).sum();
        double best = 1e-12;
        List<Integer> bestLeft = List.of();
        for (int f = 0; f < features.length; f++) {
            for (double cut : cuts(rows, features[f])) {
                double[] x = features[f];
                List<Integer> left = rows.stream().filter(i -> x[i] <= cut).toList();
                int leftCopies = left.stream().mapToInt(i -> copies[i]).sum();
                int allCopies = rows.stream().mapToInt(i -> copies[i]).sum();
                double w = left.stream().mapToDouble(i -> weight[i]).sum();
                double s =
                        left.stream().mapToDouble(i -> weight[i] * response[i]).sum();
                double gain = s * s / w + (sum - s) * (sum - s) / (total - w) - sum * sum / total;
                if (leftCopies >= minLeaf && allCopies - leftCopies >= minLeaf && gain > best * (1 + 1e-9)) {
                    best = gain;
                    bestLeft = left;
                }
            }
        }
        if (bestLeft.isEmpty()) {
            rows.stream().filter(i -> weight[i] == 0).forEach(i -> {
                sums[i] += sum / total;
                counts[i]++;
            });
            return;
        }
        grow(bestLeft);
        List<Integer> left = bestLeft;
        grow(rows.stream().filter(i -> !left.contains(i)).toList());
    }

    /** Middles between neighbouring ranks of the in-bag rows: the features given are ranks. */
    private double[] cuts(List<Integer> rows, double[] x) {
        double[] values = rows.stream()
                .filter(i -> weight[i] > 0)
                .mapToDouble(i -> x[i])
                .distinct()
                .sorted()
                .toArray();
        return IntStream.range(0, Math.max(0, values.length - 1))
                .mapToDouble(i -> Math.floor((values[i] + values[i + 1]) / 2))
                .toArray();
    }

    /** For each row the position of the first equal value among the sorted values. */
    static double[] ranks(double[] x) {
        return Arrays.stream(x)
                .map(v -> Arrays.stream(x).filter(o -> o < v).count())
                .toArray();
    }
}
