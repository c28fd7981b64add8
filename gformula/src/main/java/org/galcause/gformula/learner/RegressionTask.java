package org.galcause.gformula.learner;

import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.glm.Separation;

/**
 * What a regression is to learn.
 *
 * @param name by which errors call it
 * @param formula the right-hand side
 * @param scope what its names refer to
 * @param rows the rows, with response and weights
 * @param link the mean's form; logit wants a response in [0, 1] after scaling
 * @param scale what the response is scaled from first, and means are scaled back to
 * @param key for random numbers: a function of seed, replicate and purpose
 * @param separation what becomes of a parametric fit whose response is separated
 */
public record RegressionTask(
        String name,
        Formula formula,
        Scope scope,
        FitRows rows,
        Link link,
        ResponseScale scale,
        long key,
        Separation separation) {

    /** One that refuses separation. */
    public RegressionTask(
            String name, Formula formula, Scope scope, FitRows rows, Link link, ResponseScale scale, long key) {
        this(name, formula, scope, rows, link, scale, key, Separation.REFUSED);
    }

    /** The same with another answer to separation. */
    public RegressionTask with(Separation answer) {
        return new RegressionTask(name, formula, scope, rows, link, scale, key, answer);
    }

    /** The same with other random numbers. */
    RegressionTask keyed(long other) {
        return new RegressionTask(name, formula, scope, rows, link, scale, other, separation);
    }

    /** Folds of all cross-validation within a learner. */
    static final int FOLDS = 5;

    /** The fold of a galaxy: all its rows, and all its copies in a resample, share one. */
    int fold(long id) {
        return Randomness.below(Randomness.key(key, "folds"), id, FOLDS);
    }

    /** The same without the galaxies of one fold. */
    RegressionTask without(int fold) {
        PanelValues weights = (block, step) -> {
            double[] w = rows.weights().at(block, step).clone();
            for (int row = 0; row < w.length; row++) {
                w[row] = fold(rows.panel().blocks().get(block).id(row)) == fold ? 0 : w[row];
            }
            return w;
        };
        FitRows others = new FitRows(rows.panel(), rows.steps(), rows.response(), weights);
        return new RegressionTask(name, formula, scope, others, link, scale, Randomness.with(key, fold), separation);
    }
}
