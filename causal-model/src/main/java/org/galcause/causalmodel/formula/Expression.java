package org.galcause.causalmodel.formula;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One factor of a term: what a formula can say about a unit's history at time t. {@link #text()} is how it is written in study files and
 * named in {@code models.csv}.
 */
public sealed interface Expression {

    /** As written in a formula, in its shortest form ({@code A}, not {@code A[t]}). */
    String text();

    /** The value {@code lag} steps ago: {@code A}, {@code A[t-2]}. Of a categorical variable: one column for each level but the first. */
    record Value(String variable, int lag) implements Expression {
        @Override
        public String text() {
            return lag == 0 ? variable : variable + "[t-" + lag + "]";
        }
    }

    /** Each value up to {@code lag} steps ago, a column of its own, latest first: {@code A[..t-1]}. */
    record Past(String variable, int lag) implements Expression {
        @Override
        public String text() {
            return variable + upTo(lag);
        }
    }

    /** One number of all values up to {@code lag} steps ago: {@code mean(A[..t-1])}; 0 when there is none. */
    record Summary(Statistic statistic, String variable, int lag) implements Expression {
        @Override
        public String text() {
            return statistic.text() + "(" + variable + upTo(lag) + ")";
        }
    }

    /** The statistics of {@link Summary}. */
    enum Statistic {
        MEAN,
        SUM,
        MIN,
        MAX;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Each value of every variable that comes before the response in the order, at most {@code reach} times back, constants included; by
     * time, then by the order, ascending: {@code history}, {@code history(2)}.
     */
    record History(OptionalInt reach) implements Expression {
        @Override
        public String text() {
            return reach.isPresent() ? "history(" + reach.getAsInt() + ")" : "history";
        }
    }

    /** The table's time: {@code t}. */
    record Time() implements Expression {
        @Override
        public String text() {
            return "t";
        }
    }

    /** One column for each time among the fitted rows but the first: {@code factor(t)}. */
    record TimeFactor() implements Expression {
        @Override
        public String text() {
            return "factor(t)";
        }
    }

    /** {@code x^k}. */
    record Power(Expression base, double exponent) implements Expression {
        @Override
        public String text() {
            return base.text() + "^" + number(exponent);
        }
    }

    /** Natural logarithm: {@code log(x)}. */
    record Log(Expression of) implements Expression {
        @Override
        public String text() {
            return "log(" + of.text() + ")";
        }
    }

    /** Square root: {@code sqrt(x)}. */
    record Sqrt(Expression of) implements Expression {
        @Override
        public String text() {
            return "sqrt(" + of.text() + ")";
        }
    }

    /** max(x - c, 0): {@code above(x, c)}. */
    record Above(Expression of, double threshold) implements Expression {
        @Override
        public String text() {
            return "above(" + of.text() + ", " + number(threshold) + ")";
        }
    }

    /**
     * Restricted cubic spline (Stone and Koo 1985; Harrell 2001, section 2.4.5), linear beyond the outer knots.
     *
     * @param of what is splined
     * @param knots ascending, at least three; empty when {@code df} chooses them as quantiles of the fitted rows
     * @param df number of columns, the linear one included, when {@code knots} is empty; 0 otherwise
     * @param linear whether the linear column is part of it
     */
    record Spline(Expression of, List<Double> knots, int df, Linear linear) implements Expression {
        public Spline {
            knots = List.copyOf(knots);
        }

        @Override
        public String text() {
            String how = knots.isEmpty()
                    ? "df=" + df
                    : "knots=" + knots.stream().map(Expression::number).toList();
            return "spline(" + of.text() + ", " + how + (linear == Linear.LEFT_OUT ? ", linear=false)" : ")");
        }
    }

    /** Whether a spline brings its linear column. */
    enum Linear {
        INCLUDED,
        LEFT_OUT
    }

    private static String upTo(int lag) {
        return lag == 0 ? "[..t]" : "[..t-" + lag + "]";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
