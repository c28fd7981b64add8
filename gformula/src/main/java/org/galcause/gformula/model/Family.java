package org.galcause.gformula.model;

import java.util.Locale;

/** The conditional distributions of parametric models, named in study files in lower case with hyphens. */
public enum Family {
    /** Normal with constant spread; identity link. */
    GAUSSIAN,
    /** Bernoulli, logit link; on a continuous response quasi-binomial on its observed range. */
    BINOMIAL,
    /** Categorical, logits against the first level. */
    MULTINOMIAL,
    /** Poisson, log link. */
    POISSON,
    /** Normal on the response scaled to [0, 1] by its observed range; draws stay within the range. */
    BOUNDED_GAUSSIAN,
    /** Normal truncated at declared limits. */
    TRUNCATED_GAUSSIAN,
    /** Zero with a logistic probability, else lognormal. */
    ZERO_INFLATED_LOGNORMAL,
    /** Bernoulli that stays 1 once it is 1. */
    ABSORBING_BINOMIAL;

    /** As written in study files: {@code bounded-gaussian}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
