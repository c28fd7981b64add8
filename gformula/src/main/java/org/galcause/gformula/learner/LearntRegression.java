package org.galcause.gformula.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.Reads;
import org.galcause.gformula.forest.ForestTask;
import org.galcause.gformula.forest.KeptForest;
import org.galcause.gformula.forest.RankedColumn;
import org.galcause.gformula.forest.RegressionForest;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.smile.BoostedTrees;

/**
 * A regression that is a function of the columns of a design.
 *
 * @param design its columns
 * @param places which of them the function reads
 * @param function the mean on the scale
 * @param scale what the response was scaled from
 * @param rows how many rows were fitted
 */
record LearntRegression(Design design, int[] places, ColumnFunction function, ResponseScale scale, long rows)
        implements Regression {

    /** Fewest distinct rows in a leaf of a forest. */
    private static final int LEAF = 5;

    /** The same where means are probabilities: fewer would say 0 or 1 too often. */
    private static final int LEAF_OF_PROBABILITY = 10;

    /** Fewest rows in a leaf of boosted trees. */
    private static final int LEAF_OF_BOOSTED = 10;

    /** Sums over a node of a forest or tree are below 2^31. */
    private static final long MOST_WEIGHT = 1L << 30;

    static LearntRegression of(Learner learner, RegressionTask task) {
        Design design = Design.of(task.formula(), task.scope(), task.rows());
        Sample sample = Sample.of(design, task);
        return new LearntRegression(
                design, sample.places(), function(learner, sample, task), task.scale(), sample.rows());
    }

    /** A constant response, or no column that varies, leaves nothing to learn. */
    private static ColumnFunction function(Learner learner, Sample sample, RegressionTask task) {
        double first = sample.y()[0];
        boolean constant = Arrays.stream(sample.y()).allMatch(v -> v == first);
        if (constant || sample.x().length == 0) {
            double mean = constant ? first : sample.mean();
            return (columns, rows, out) -> Arrays.fill(out, 0, rows, mean);
        }
        return switch (learner) {
            case FOREST -> forest(sample, task)::predict;
            case ELASTIC_NET -> ElasticNet.of(sample, task.link());
            case BOOSTING -> boosted(sample, task.link());
            default -> throw new IllegalArgumentException(learner.text());
        };
    }

    private static KeptForest forest(Sample sample, RegressionTask task) {
        List<RankedColumn> features =
                Arrays.stream(sample.x()).map(RankedColumn::of).toList();
        int leaf = task.link() == Link.LOGIT ? LEAF_OF_PROBABILITY : LEAF;
        ForestTask forest = sample.isCounted()
                ? new ForestTask(features, sample.y(), sample.multiplicities(), leaf, task.key())
                : ForestTask.weighted(features, sample.y(), sample.w(), leaf, task.key());
        return RegressionForest.kept(forest, sample.x());
    }

    private static ColumnFunction boosted(Sample sample, Link link) {
        boolean counted = sample.isCounted();
        int[] counts = counted ? sample.multiplicities() : sample.caseWeights((int) (MOST_WEIGHT / sample.rows()));
        double perRow = counted ? 1 : Arrays.stream(counts).average().orElse(1);
        return BoostedTrees.of(
                sample.x(),
                sample.y(),
                counts,
                (int) Math.round(LEAF_OF_BOOSTED * perRow),
                link == Link.LOGIT ? BoostedTrees.Loss.LOGISTIC : BoostedTrees.Loss.SQUARED);
    }

    @Override
    public void mean(Columns histories, int step, double[] out) {
        int units = histories.rows();
        double[][] all = new double[design.size()][units];
        design.fill(histories, step, all);
        function.predict(Arrays.stream(places).mapToObj(j -> all[j]).toArray(double[][]::new), units, out);
        for (double[] column : all) {
            for (int i = 0; i < units; i++) {
                out[i] = Double.isNaN(column[i]) ? Double.NaN : out[i];
            }
        }
        for (int i = 0; i < units; i++) {
            out[i] = scale.low() + scale.width() * out[i];
        }
        design.blankUnseen(histories, step, out);
    }

    @Override
    public void reads(int step, Reads reads) {
        double[] read = new double[design.size()];
        Arrays.fill(read, 1);
        design.reads(step, read, reads);
    }

    @Override
    public List<ModelTerm> terms(String regime, String model, double time) {
        if (!(function instanceof ElasticNet net)) {
            return List.of();
        }
        List<ModelTerm> terms = new ArrayList<>();
        terms.add(new ModelTerm(regime, model, time, "(intercept)", net.intercept(), Double.NaN, rows));
        for (int k = 0; k < places.length; k++) {
            String name = design.names().get(places[k]);
            terms.add(new ModelTerm(regime, model, time, name, net.slopes()[k], Double.NaN, rows));
        }
        return terms;
    }
}
