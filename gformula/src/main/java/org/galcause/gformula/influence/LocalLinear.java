package org.galcause.gformula.influence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;

/**
 * Local linear regression with a normal kernel, its bandwidth by leaving one row out at a time (Fan and Gijbels 1996, chapters 2 and 4). Rows count
 * as often as they occur, and are those of all parts of a panel. Cost: rows x candidates x at most 1000 places for the bandwidth, rows for
 * each place asked.
 */
final class LocalLinear {

    /** Candidates for the bandwidth, in spreads of x times n^(-1/5). */
    private static final double[] CANDIDATES = {0.5, 0.75, 1.06, 1.5, 2.1, 3, 4.2};

    private static final int MOST_PLACES = 500;

    /** Sums over rows at one place: of the kernel k, k d, k d^2, k y, k d y, and of squares of k. */
    private static final int SUMS = 6;

    private final Panel panel;
    private final double[] x;
    private final double[] y;
    private final int[] counts;
    private final double bandwidth;

    /**
     * @param x by unit of this part of the panel
     * @param y likewise
     * @param counts likewise, how often each counts
     */
    LocalLinear(Panel panel, double[] x, double[] y, int[] counts) {
        this.panel = panel;
        this.x = x;
        this.y = y;
        this.counts = counts;
        double unit = spread() * Math.pow((double) total(), -0.2);
        List<Row> rows = leftOut();
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double candidate : CANDIDATES) {
            double loss = loss(rows, candidate * unit);
            if (loss < least) {
                least = loss;
                best = candidate * unit;
            }
        }
        this.bandwidth = Double.isNaN(best) ? CANDIDATES[CANDIDATES.length - 1] * unit : best;
    }

    private long total() {
        return panel.total(Arrays.stream(counts).asLongStream().sum());
    }

    private double spread() {
        double n = total();
        double mean = panel.sumOverUnits(1, (i, own) -> own[0] += counts[i] > 0 ? counts[i] * x[i] : 0)[0] / n;
        double squares = panel.sumOverUnits(
                        1, (i, own) -> own[0] += counts[i] > 0 ? counts[i] * (x[i] - mean) * (x[i] - mean) : 0)[0];
        return Math.sqrt(squares / (n - 1));
    }

    double bandwidth() {
        return bandwidth;
    }

    /**
     * A row that is left out.
     *
     * @param unit its place in this part; negative, or too large, when it belongs to another
     */
    private record Row(int unit, double x, double y, int count) {}

    /** Some rows of all parts, evenly spaced. */
    private List<Row> leftOut() {
        int before = panel.unitsBefore();
        int stride = Math.max(1, panel.allUnits() / MOST_PLACES);
        double[] own = IntStream.range(0, x.length)
                .filter(i -> (before + i) % stride == 0 && counts[i] > 0)
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(new double[] {before + i, x[i], y[i], counts[i]}))
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (double[] part : panel.fromAllParts(own)) {
            for (int i = 0; i < part.length; i += 4) {
                rows.add(new Row((int) part[i] - before, part[i + 1], part[i + 2], (int) part[i + 3]));
            }
        }
        return rows;
    }

    /** Squared error of what the other rows say of some rows, all copies of a row left out together. */
    private double loss(List<Row> rows, double h) {
        double[] sums = panel.sum(SUMS * rows.size(), block -> {
            double[] own = new double[SUMS * rows.size()];
            for (int r = 0; r < rows.size(); r++) {
                add(block, rows.get(r).x(), h, rows.get(r).unit(), own, SUMS * r);
            }
            return own;
        });
        double loss = 0;
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            double rest = row.y() - line(row.x(), sums, SUMS * r).value();
            loss += row.count() * rest * rest;
        }
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    /**
     * A fitted line at one place.
     *
     * @param value at the place
     * @param slope there
     * @param effective how many rows it rests on, (sum k)^2 / sum k^2
     */
    record Line(double at, double value, double slope, double effective, double s0, double s1, double s2) {}

    Line at(double place) {
        double[] sums = panel.sum(SUMS, block -> {
            double[] own = new double[SUMS];
            add(block, place, bandwidth, -1, own, 0);
            return own;
        });
        return line(place, sums, 0);
    }

    private static Line line(double place, double[] sums, int from) {
        double s0 = sums[from];
        double s1 = sums[from + 1];
        double s2 = sums[from + 2];
        double t0 = sums[from + 3];
        double t1 = sums[from + 4];
        double determinant = s0 * s2 - s1 * s1;
        return new Line(
                place,
                (s2 * t0 - s1 * t1) / determinant,
                (s0 * t1 - s1 * t0) / determinant,
                s0 * s0 / sums[from + 5],
                s0,
                s1,
                s2);
    }

    /** The sums of a block's rows but one, from a place in {@code sums} on. */
    private void add(int block, double place, double h, int without, double[] sums, int from) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double t0 = 0;
        double t1 = 0;
        double squares = 0;
        int first = panel.firstRow(block);
        int until = first + panel.blocks().get(block).rows();
        for (int i = first; i < until; i++) {
            if (counts[i] > 0 && i != without) {
                double d = x[i] - place;
                double k = counts[i] * kernel(d / h);
                s0 += k;
                s1 += k * d;
                s2 += k * d * d;
                t0 += k * y[i];
                t1 += k * d * y[i];
                squares += k * k / counts[i];
            }
        }
        double[] all = {s0, s1, s2, t0, t1, squares};
        System.arraycopy(all, 0, sums, from, SUMS);
    }

    private static double kernel(double u) {
        return Math.exp(-u * u / 2);
    }

    /** By row of this part, its share of the value at a place times what the line leaves of it. */
    double[] influence(Line line) {
        double determinant = line.s0() * line.s2() - line.s1() * line.s1();
        double[] influence = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - line.at();
            double share = kernel(d / bandwidth) * (line.s2() - d * line.s1()) / determinant;
            influence[i] = counts[i] > 0 ? share * (y[i] - line.value() - line.slope() * d) : Double.NaN;
        }
        return influence;
    }
}
