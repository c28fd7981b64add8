package org.galcause.gformula.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;
import org.galcause.gformula.model.Learner;

/**
 * A convex combination of learners whose weights come from non-negative least squares of the response on their cross-validated means (van der
 * Laan, Polley and Hubbard 2007; the method.NNLS of SuperLearner). Cost: five fits of every learner for the weights, and one more of those
 * that have any.
 *
 * @param learners those with a weight
 * @param weights of them, which sum to 1
 * @param members fitted on all rows
 * @param rows how many rows gave the weights
 */
record Combination(List<Learner> learners, double[] weights, List<Regression> members, long rows)
        implements Regression {

    static Combination of(List<Learner> learners, RegressionTask task) {
        List<CrossFit> unseen = IntStream.range(0, learners.size())
                .mapToObj(m -> CrossFit.of(learners.get(m), keyed(task, m)))
                .toList();
        Moments moments = new Moments(learners.size());
        for (int b = 0; b < task.rows().panel().blocks().size(); b++) {
            for (int step : task.rows().steps()) {
                moments.add(unseen, b, step, task);
            }
        }
        double[] all = moments.weights();
        int[] kept = IntStream.range(0, all.length).filter(m -> all[m] > 0).toArray();
        List<Regression> members = new ArrayList<>();
        for (int m : kept) {
            members.add(Regressions.fit(learners.get(m), keyed(task, m)));
        }
        return new Combination(
                IntStream.of(kept).mapToObj(learners::get).toList(),
                IntStream.of(kept).mapToDouble(m -> all[m]).toArray(),
                members,
                moments.rows);
    }

    /** The folds stay the same; what a member draws is its own. */
    private static RegressionTask keyed(RegressionTask task, int member) {
        return member == 0 ? task : task.keyed(Randomness.with(task.key(), member));
    }

    /** Sums of products of the members' means and the response. */
    private static final class Moments {

        private final double[][] products;
        private final double[] withResponse;
        private long rows;

        Moments(int members) {
            this.products = new double[members][members];
            this.withResponse = new double[members];
        }

        void add(List<CrossFit> unseen, int block, int step, RegressionTask task) {
            double[] w = task.rows().weights().at(block, step);
            double[] y = task.rows().response().at(block, step);
            List<double[]> means =
                    unseen.stream().map(one -> one.means(block, step)).toList();
            for (int row = 0; row < w.length; row++) {
                int at = row;
                boolean complete =
                        w[row] > 0 && !Double.isNaN(y[row]) && means.stream().noneMatch(mean -> Double.isNaN(mean[at]));
                if (complete) {
                    rows++;
                    add(means, row, y[row], w[row]);
                }
            }
        }

        private void add(List<double[]> means, int row, double y, double w) {
            for (int a = 0; a < products.length; a++) {
                double mean = means.get(a)[row];
                withResponse[a] += w * mean * y;
                for (int b = 0; b < products.length; b++) {
                    products[a][b] += w * mean * means.get(b)[row];
                }
            }
        }

        double[] weights() {
            return NonNegativeLeastSquares.shares(products, withResponse);
        }
    }

    @Override
    public void mean(Columns histories, int step, double[] out) {
        int units = histories.rows();
        double[] one = new double[units];
        Arrays.fill(out, 0, units, 0.0);
        for (int m = 0; m < weights.length; m++) {
            members.get(m).mean(histories, step, one);
            for (int i = 0; i < units; i++) {
                out[i] += weights[m] * one[i];
            }
        }
    }

    @Override
    public void reads(int step, Reads reads) {
        members.forEach(member -> member.reads(step, reads));
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        return IntStream.range(0, weights.length)
                .mapToObj(m -> new ModelTerm(
                        regime, model + "/super", time, learners.get(m).text(), weights[m], Double.NaN, rows))
                .toList();
    }
}
