package org.galcause.gformula.learner;

import org.galcause.causalmodel.UserError;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.glm.Glm;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;

/**
 * Fits regressions by any learner. All are functions of the rows, their weights and the task's key alone; the order of rows within the panel
 * is that of the galaxies' ids, so it is none of the input's.
 *
 * <p>Multiplicities of resampled galaxies count as so many copies: exactly for glm, spline, elastic-net and boosting; in a forest each copy is
 * drawn on its own, so copies and multiplicities differ by its random numbers.
 */
public final class Regressions {

    private Regressions() {}

    /**
     * Fits one regression by the learner of a model, glm when it names none.
     *
     * @throws UserError when there are no rows, when a parametric model does not exist (separation), or when a learner of means is asked for a
     *     family that needs more than a mean
     */
    public static Regression fit(ModelSpec model, RegressionTask task) {
        Learner learner = model.learner().orElse(Learner.GLM);
        return learner == Learner.SUPER ? Combination.of(model.combined(), task) : fit(learner, task);
    }

    static Regression fit(Learner learner, RegressionTask task) {
        return switch (learner) {
            case GLM -> parametric(Design.of(task.formula(), task.scope(), task.rows()), task);
            case SPLINE -> parametric(Design.splined(task.formula(), task.scope(), task.rows()), task);
            case FOREST, ELASTIC_NET, BOOSTING -> learnt(learner, task);
            case SUPER -> throw new IllegalArgumentException("a combination of combinations");
        };
    }

    private static Regression parametric(Design design, RegressionTask task) {
        return Glm.fit(
                task.name(),
                design,
                DesignMatrix.of(design, task.rows()),
                task.link(),
                task.scale(),
                task.separation());
    }

    private static Regression learnt(Learner learner, RegressionTask task) {
        if (task.link() == Link.LOG) {
            throw UserError.study(
                    "the model of " + task.name() + " asks for the learner " + learner.text()
                            + " and a Poisson mean, which it does not take; leave out the family, or use learner: glm or spline");
        }
        return LearntRegression.of(learner, task);
    }
}
