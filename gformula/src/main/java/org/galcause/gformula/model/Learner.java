package org.galcause.gformula.model;

import java.util.Locale;

/** How a regression is learnt when it is not a parametric family's maximum likelihood. */
public enum Learner {
    /** Generalised linear model by the model's family. */
    GLM,
    /** Random regression forest (Breiman 2001), scikit-learn's leaf rule. */
    FOREST,
    /** Linear model on restricted cubic splines of each factor. */
    SPLINE,
    /** Elastic net. */
    ELASTIC_NET,
    /** Gradient-boosted trees. */
    BOOSTING,
    /** Cross-validated convex combination of others. */
    SUPER;

    /** As written in study files: {@code elastic-net}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
