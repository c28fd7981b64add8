package org.galcause.causalmodel.formula;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The right-hand side of a model, such as {@code A[t-1] + mean(L[..t-1]) + L3 + t}.
 *
 * @param intercept whether a constant column comes first
 * @param terms in the order written, main effects of a product before it
 */
public record Formula(Intercept intercept, List<Term> terms) {

    /** Whether a formula has a constant column. */
    public enum Intercept {
        PRESENT,
        ABSENT
    }

    public Formula {
        terms = List.copyOf(terms);
    }

    /**
     * Reads a formula.
     *
     * @throws FormulaSyntaxException with a sentence that says where and what is allowed
     */
    public static Formula parse(String text) {
        return new FormulaParser(text).formula();
    }

    /** Main effects of some factors, with an intercept. */
    public static Formula mainEffects(List<? extends Expression> factors) {
        return new Formula(
                Intercept.PRESENT,
                factors.stream().map(f -> new Term(List.of(f))).toList());
    }

    /** The intercept alone. */
    public static Formula interceptOnly() {
        return mainEffects(List.of());
    }

    /** In canonical form; {@code parse(text())} equals this. */
    public String text() {
        Stream<String> written = terms.stream().map(Term::text);
        Stream<String> head =
                intercept == Intercept.ABSENT ? Stream.of("-1") : terms.isEmpty() ? Stream.of("1") : Stream.empty();
        return Stream.concat(head, written).collect(Collectors.joining(" + "));
    }

    /** All factors of all terms, in order. */
    public List<Expression> factors() {
        return terms.stream().flatMap(term -> term.factors().stream()).toList();
    }
}
