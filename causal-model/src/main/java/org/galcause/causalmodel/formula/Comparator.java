package org.galcause.causalmodel.formula;

import java.util.Arrays;
import java.util.Optional;

/** The six comparisons. Every comparison with a missing value (NaN) is false, but {@code !=}. */
public enum Comparator {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("=="),
    DIFFERENT("!=");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    /** As written. */
    public String symbol() {
        return symbol;
    }

    /** The comparison of a symbol, if it is one of the six. */
    public static Optional<Comparator> of(String symbol) {
        return Arrays.stream(values()).filter(c -> c.symbol.equals(symbol)).findFirst();
    }

    /** Whether {@code left} compares so with {@code right}. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
            case EQUAL -> left == right;
            case DIFFERENT -> left != right;
        };
    }
}
