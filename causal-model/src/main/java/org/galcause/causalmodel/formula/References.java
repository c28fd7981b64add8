package org.galcause.causalmodel.formula;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which variables an expression reads, and whether it reads their present value. */
public final class References {

    private References() {}

    /** The names of all variables that a formula reads, in order of appearance ({@code history} reads none by name). */
    public static Set<String> of(Formula formula) {
        Set<String> names = new LinkedHashSet<>();
        formula.factors().forEach(factor -> collect(factor, names));
        return names;
    }

    /** The names of the variables whose value at time t itself is read. */
    public static Set<String> present(Formula formula) {
        Set<String> names = new LinkedHashSet<>();
        formula.factors().forEach(factor -> collectPresent(factor, names));
        return names;
    }

    /** The names of the variables that one factor reads. */
    public static Set<String> of(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        collect(expression, names);
        return names;
    }

    /** The names of the variables whose value at time t itself one factor reads. */
    public static Set<String> present(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        collectPresent(expression, names);
        return names;
    }

    private static void collect(Expression expression, Set<String> names) {
        Expression leaf = leaf(expression);
        if (leaf instanceof Expression.Value value) {
            names.add(value.variable());
        } else if (leaf instanceof Expression.Past past) {
            names.add(past.variable());
        } else if (leaf instanceof Expression.Summary summary) {
            names.add(summary.variable());
        }
    }

    private static void collectPresent(Expression expression, Set<String> names) {
        Expression leaf = leaf(expression);
        if (leaf instanceof Expression.Value value && value.lag() == 0) {
            names.add(value.variable());
        } else if (leaf instanceof Expression.Past past && past.lag() == 0) {
            names.add(past.variable());
        } else if (leaf instanceof Expression.Summary summary && summary.lag() == 0) {
            names.add(summary.variable());
        }
    }

    private static Expression leaf(Expression expression) {
        if (expression instanceof Expression.Power power) {
            return leaf(power.base());
        } else if (expression instanceof Expression.Log log) {
            return leaf(log.of());
        } else if (expression instanceof Expression.Sqrt sqrt) {
            return leaf(sqrt.of());
        } else if (expression instanceof Expression.Above above) {
            return leaf(above.of());
        } else if (expression instanceof Expression.Spline spline) {
            return leaf(spline.of());
        }
        return expression;
    }
}
