package org.galcause.gformula.learner;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;

/**
 * What is expected of the rows of a task by regressions that have not seen their galaxies: five folds of whole galaxies. Cost: five fits.
 */
public final class CrossFit {

    private final RegressionTask task;
    private final double[][][] means;

    private CrossFit(RegressionTask task, Function<RegressionTask, Regression> fit) {
        this.task = task;
        FitRows rows = task.rows();
        this.means = new double[rows.panel().blocks().size()][rows.steps().size()][];
        for (int b = 0; b < means.length; b++) {
            for (int s = 0; s < means[b].length; s++) {
                means[b][s] = new double[rows.panel().blocks().get(b).rows()];
                Arrays.fill(means[b][s], Double.NaN);
            }
        }
        for (int fold = 0; fold < RegressionTask.FOLDS; fold++) {
            if (occurs(fold)) {
                keep(fit.apply(task.without(fold)), fold);
            }
        }
    }

    /** By the learner of a model. */
    public static CrossFit of(ModelSpec model, RegressionTask task) {
        return new CrossFit(task, part -> Regressions.fit(model, part));
    }

    static CrossFit of(Learner learner, RegressionTask task) {
        return new CrossFit(task, part -> Regressions.fit(learner, part));
    }

    private boolean occurs(int fold) {
        for (int b = 0; b < means.length; b++) {
            for (int step : task.rows().steps()) {
                double[] w = task.rows().weights().at(b, step);
                for (int row = 0; row < w.length; row++) {
                    if (w[row] > 0 && foldOf(b, row) == fold) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int foldOf(int block, int row) {
        return task.fold(task.rows().panel().blocks().get(block).id(row));
    }

    private void keep(Regression fitted, int fold) {
        List<Integer> steps = task.rows().steps();
        for (int b = 0; b < means.length; b++) {
            double[] all = new double[means[b].length == 0 ? 0 : means[b][0].length];
            for (int s = 0; s < steps.size(); s++) {
                fitted.mean(task.rows().panel().blocks().get(b), steps.get(s), all);
                for (int row = 0; row < all.length; row++) {
                    means[b][s][row] = foldOf(b, row) == fold ? all[row] : means[b][s][row];
                }
            }
        }
    }

    /** The means of a block's units at a step of the task; NaN where a regressor is missing or no row of the fold counts. */
    public double[] means(int block, int step) {
        return means[block][task.rows().steps().indexOf(step)];
    }

    /** The root mean square of what is left unexplained. */
    public double spread() {
        double squares = 0;
        double weight = 0;
        for (int b = 0; b < means.length; b++) {
            for (int step : task.rows().steps()) {
                double[] w = task.rows().weights().at(b, step);
                double[] y = task.rows().response().at(b, step);
                double[] mean = means(b, step);
                for (int row = 0; row < w.length; row++) {
                    double rest = y[row] - mean[row];
                    if (w[row] > 0 && !Double.isNaN(rest)) {
                        squares += w[row] * rest * rest;
                        weight += w[row];
                    }
                }
            }
        }
        return Math.sqrt(squares / weight);
    }
}
