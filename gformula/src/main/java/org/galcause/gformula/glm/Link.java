package org.galcause.gformula.glm;

/** How a mean follows from a linear predictor. */
public enum Link {
    /** The predictor itself: least squares. */
    IDENTITY,
    /** 1 / (1 + exp(-predictor)): logistic regression, quasi-binomial for responses between 0 and 1. */
    LOGIT,
    /** exp(predictor): Poisson regression. */
    LOG;

    /** The mean at a predictor. */
    public double mean(double predictor) {
        return switch (this) {
            case IDENTITY -> predictor;
            case LOGIT -> 1 / (1 + Math.exp(-predictor));
            case LOG -> Math.exp(predictor);
        };
    }

    /** The derivative of the mean at a predictor; for these links also the variance function. */
    public double slope(double predictor) {
        double mean = mean(predictor);
        return switch (this) {
            case IDENTITY -> 1;
            case LOGIT -> mean * (1 - mean);
            case LOG -> mean;
        };
    }

    /** Turns predictors into means, in place. */
    void toMeans(double[] predictors, int rows) {
        if (this == LOGIT) {
            for (int i = 0; i < rows; i++) {
                predictors[i] = 1 / (1 + Math.exp(-predictors[i]));
            }
        } else if (this == LOG) {
            for (int i = 0; i < rows; i++) {
                predictors[i] = Math.exp(predictors[i]);
            }
        }
    }
}
