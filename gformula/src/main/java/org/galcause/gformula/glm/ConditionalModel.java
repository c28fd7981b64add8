package org.galcause.gformula.glm;

import java.util.List;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;

/**
 * A fitted conditional distribution of one variable given a unit's history: its mean, and draws from it. Immutable, safe to share among
 * threads.
 *
 * <p>A draw is a function of the history and of uniform random numbers, which {@link #shape} turns once into the form that {@link #draw}
 * needs, so that the same numbers serve many regimes at little cost.
 */
public sealed interface ConditionalModel
        permits GaussianModel,
                BernoulliModel,
                PoissonModel,
                MultinomialModel,
                TruncatedGaussianModel,
                ZeroInflatedModel {

    /** The mean of each unit at a step, into {@code out}. */
    void mean(Columns histories, int step, double[] out);

    /** How many uniform numbers a draw takes. */
    int noises();

    /** Turns uniform numbers (by noise, then unit) in place into what {@link #draw} reads. */
    void shape(double[][] uniforms, int rows);

    /** A value for each unit at a step, into {@code out}, from shaped noise. */
    void draw(Columns histories, int step, double[][] noise, double[] out);

    /** The coefficients as rows of {@code models.csv}. */
    List<ModelTerm> terms(String regime, String model, double time);
}
