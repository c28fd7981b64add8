package org.galcause.causalmodel.formula;

/**
 * A condition on a unit's history at time t, such as {@code L2 > 0 and t >= 2}: which rows a model is fitted on, and when a regime acts.
 */
public sealed interface Condition {

    /** As written, in canonical form. */
    String text();

    /**
     * Reads a condition: comparisons of terms and numbers, {@code and}, {@code or}, {@code not}, parentheses.
     *
     * @throws FormulaSyntaxException with a sentence that says where and what is allowed
     */
    static Condition parse(String text) {
        return new FormulaParser(text).condition();
    }

    /** A comparison of two sides, each an expression of one column or a number. */
    record Comparison(Side left, Comparator comparator, Side right) implements Condition {
        @Override
        public String text() {
            return left.text() + " " + comparator.symbol() + " " + right.text();
        }
    }

    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public String text() {
            return "(" + left.text() + " and " + right.text() + ")";
        }
    }

    /** At least one holds. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public String text() {
            return "(" + left.text() + " or " + right.text() + ")";
        }
    }

    /** It does not hold. */
    record Not(Condition negated) implements Condition {
        @Override
        public String text() {
            return "not " + negated.text();
        }
    }

    /** One side of a comparison. */
    sealed interface Side {
        String text();
    }

    /** A number. */
    record Fixed(double value) implements Side {
        @Override
        public String text() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** A level of a category, by its word in the data; written in single quotes. */
    record Word(String level) implements Side {
        @Override
        public String text() {
            return "'" + level + "'";
        }
    }

    /** An expression of one column. */
    record Quantity(Expression expression) implements Side {
        @Override
        public String text() {
            return expression.text();
        }
    }
}
