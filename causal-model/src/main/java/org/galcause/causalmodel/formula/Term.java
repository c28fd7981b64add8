package org.galcause.causalmodel.formula;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One term of a formula: a factor, or the product of several (an interaction, {@code A:L[t-1]}).
 *
 * @param factors one or more
 */
public record Term(List<Expression> factors) {

    public Term {
        factors = List.copyOf(factors);
    }

    /** As written in a formula. */
    public String text() {
        return factors.stream().map(Expression::text).collect(Collectors.joining(":"));
    }
}
