package org.galcause.gformula.msm;

import java.util.Optional;

/** How the units of the sample move an estimate: what its standard error, and its covariances with other estimates, are made of. */
sealed interface Influence {

    /** By unit, where that has been asked for. */
    Optional<double[]> byUnit();

    /**
     * Through the coefficients of a regression.
     *
     * @param gradient of the estimate by the coefficients
     */
    record OfCoefficients(WeightedRegression regression, double[] gradient) implements Influence {
        @Override
        public Optional<double[]> byUnit() {
            return regression.moves(gradient);
        }
    }

    /**
     * Directly.
     *
     * @param moves how far each unit moves the estimate; the sum of squares is its variance
     */
    record OfUnits(double[] moves) implements Influence {
        @Override
        public Optional<double[]> byUnit() {
            return Optional.of(moves);
        }
    }
}
