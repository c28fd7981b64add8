package org.galcause.gformula.model;

import java.util.Locale;

/** How a regression is learnt when it is not a parametric family's maximum likelihood. */
public enum Learner {
    /** Generalised linear model by the model's family. */
    GLM,
    /** Random regression forest (Breiman 2001) of 100 trees. */
    FOREST,
    /** Generalised linear model on restricted cubic splines of each continuous term. */
    SPLINE,
    /** Elastic net (Zou and Hastie 2005), penalty by cross-validation. */
    ELASTIC_NET,
    /** Gradient-boosted trees (Friedman 2001). */
    BOOSTING,
    /** Cross-validated convex combination of others (van der Laan, Polley and Hubbard 2007). */
    SUPER;

    /** As written in study files: {@code elastic-net}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
