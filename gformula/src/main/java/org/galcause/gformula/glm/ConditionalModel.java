package org.galcause.gformula.glm;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.Reads;

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
                ZeroInflatedModel,
                LearntCategories {

    /** The mean of each unit at a step, into {@code out}. */
    void mean(Columns histories, int step, double[] out);

    /**
     * The probability of a value of each unit at a step, into {@code out}; NaN where the model says nothing of it.
     *
     * @throws UnsupportedOperationException when the variable is not binary or categorical
     */
    default void probability(Columns histories, int step, double[] values, double[] out) {
        throw new UnsupportedOperationException("probabilities of values of a continuous variable or a count");
    }

    /** Why its means are to be taken with care; empty when there is no reason. */
    default Optional<String> caution() {
        return Optional.empty();
    }

    /** Which values of histories are read at a step. */
    void reads(int step, Reads reads);

    /** Which draws a limit to the observed range applies to. */
    default Ranged ranged() {
        return Ranged.NONE;
    }

    /** Which draws are kept within the observed range when that is asked. */
    enum Ranged {
        /** None: values are of a fixed set. */
        NONE,
        /** All. */
        ALL,
        /** Those that are not 0, within the range of the values observed that are not 0. */
        NONZERO
    }

    /** How many uniform numbers a draw takes. */
    default int noises() {
        return 1;
    }

    /** Turns uniform numbers (by noise, then unit) in place into what {@link #draw} reads; as they are where a draw needs them so. */
    default void shape(double[][] uniforms, int rows) {}

    /** A value for each unit at a step, into {@code out}, from shaped noise. */
    void draw(Columns histories, int step, double[][] noise, double[] out);

    /** The coefficients as rows of {@code models.csv}. */
    List<ModelTerm> terms(String regime, String model, double time);
}
