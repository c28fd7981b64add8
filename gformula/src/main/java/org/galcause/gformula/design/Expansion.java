package org.galcause.gformula.design;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.formula.SingleColumn;
import org.galcause.causalmodel.formula.Term;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;

/** Spells out a formula into columns, given the rows of the fit. */
final class Expansion {

    private static final int SPLINE_DF = 4;

    private final Scope scope;
    private final FitRows rows;
    private final SingleColumn evaluator;
    private final List<SeenLevels> seen = new ArrayList<>();

    Expansion(Scope scope, FitRows rows) {
        this.scope = scope;
        this.rows = rows;
        this.evaluator = new SingleColumn(scope.schema());
    }

    List<DesignColumn> columns(Formula formula) {
        List<DesignColumn> columns = new ArrayList<>();
        if (formula.intercept() == Formula.Intercept.PRESENT) {
            columns.add(new DesignColumn(List.of()));
        }
        for (Term term : formula.terms()) {
            columns.addAll(product(term));
        }
        return columns;
    }

    /** The columns of a formula whose main effects of continuous values are splines. */
    List<DesignColumn> splinedColumns(Formula formula) {
        return columns(formula).stream()
                .flatMap(column -> column.factors().size() == 1
                        ? splined(column.factors().get(0)).map(factor -> new DesignColumn(List.of(factor)))
                        : Stream.of(column))
                .toList();
    }

    private Stream<Factor> splined(Factor factor) {
        boolean continuous = factor instanceof Factor.Accumulated
                || factor instanceof Factor.Lagged lagged
                        && scope.schema().variables().get(lagged.variable()).kind() == Kind.CONTINUOUS;
        if (!continuous) {
            return Stream.of(factor);
        }
        double[] sample = new FittedSample(rows).values(factor);
        return RestrictedCubic.fits(sample, SPLINE_DF)
                ? IntStream.range(0, SPLINE_DF).mapToObj(j -> (Factor) new Factor.SplineColumn(
                        "spline(" + factor.name() + ", df=" + SPLINE_DF + ")[" + (j + 1) + "]",
                        factor,
                        RestrictedCubic.ofSample(sample, SPLINE_DF),
                        j))
                : Stream.of(factor);
    }

    /** The categories met in the columns so far. */
    List<SeenLevels> seen() {
        return seen;
    }

    /** All products of the columns of a term's factors, those of the first factor varying fastest. */
    private List<DesignColumn> product(Term term) {
        List<List<Factor>> products = List.of(List.of());
        for (Expression expression : term.factors()) {
            List<List<Factor>> longer = new ArrayList<>();
            for (Factor factor : factors(expression)) {
                for (List<Factor> product : products) {
                    List<Factor> extended = new ArrayList<>(product);
                    extended.add(factor);
                    longer.add(extended);
                }
            }
            products = longer;
        }
        return products.stream().map(DesignColumn::new).toList();
    }

    private List<Factor> factors(Expression expression) {
        if (expression instanceof Expression.Value value) {
            return value(value.variable(), value.lag());
        } else if (expression instanceof Expression.Past past) {
            return lags(past.lag())
                    .flatMap(lag -> value(past.variable(), lag).stream())
                    .toList();
        } else if (expression instanceof Expression.History history) {
            return history(history.reach());
        } else if (expression instanceof Expression.TimeFactor) {
            return times();
        } else if (expression instanceof Expression.Spline spline) {
            return spline(spline);
        }
        return List.of(single(expression));
    }

    private Stream<Integer> lags(int from) {
        return IntStream.rangeClosed(from, lastStep()).boxed();
    }

    private int lastStep() {
        return rows.steps().get(rows.steps().size() - 1);
    }

    private Factor single(Expression expression) {
        if (expression instanceof Expression.Summary summary
                && (summary.statistic() == Expression.Statistic.MEAN
                        || summary.statistic() == Expression.Statistic.SUM)) {
            int variable = scope.schema().index(summary.variable());
            return new Factor.Accumulated(summary.text(), variable, summary.lag(), summary.statistic());
        } else if (expression instanceof Expression.Value value) {
            return lagged(value.variable(), value.lag());
        }
        return new Factor.Evaluated(expression.text(), expression, scope.schema(), evaluator);
    }

    private Factor lagged(String name, int lag) {
        return new Factor.Lagged(
                new Expression.Value(name, lag).text(), scope.schema().index(name), lag);
    }

    private List<Factor> value(String name, int lag) {
        Factor value = lagged(name, lag);
        if (!isConstant(name) && !measured(scope.schema().index(name), lag)) {
            return List.of(new Factor.NotMeasured(value.name()));
        }
        Variable variable = scope.schema().variable(name);
        if (variable.kind() != Kind.CATEGORICAL) {
            return List.of(value);
        }
        SortedSet<Double> levels = new FittedSample(rows).distinct(value);
        seen.add(new SeenLevels(value, Set.copyOf(levels)));
        return levels.stream()
                .skip(1)
                .map(level -> (Factor) new Factor.Indicator(
                        value.name() + "=" + variable.levels().get(level.intValue()), value, level))
                .toList();
    }

    private List<Factor> history(OptionalInt reach) {
        int longest = Math.min(reach.orElse(Integer.MAX_VALUE), lastStep());
        List<Factor> factors = new ArrayList<>();
        for (int lag = longest; lag >= 0; lag--) {
            for (String name : scope.order()) {
                if (belongs(name, lag, longest)) {
                    factors.addAll(value(name, isConstant(name) ? 0 : lag));
                }
            }
        }
        return factors;
    }

    private boolean belongs(String name, int lag, int longest) {
        if (isConstant(name)) {
            return lag == longest && !name.equals(scope.response());
        }
        return (lag > 0 || scope.precedes(name)) && measured(scope.schema().index(name), lag);
    }

    private boolean isConstant(String name) {
        return scope.schema().variable(name).timing() == Timing.CONSTANT;
    }

    /** Whether any row of the fit may have the value. Steps without rows do not count: what was measured then tells nothing here. */
    private boolean measured(int variable, int lag) {
        List<Integer> past = rows.steps().stream().filter(step -> step >= lag).toList();
        List<Integer> known = past.stream()
                .filter(step -> rows.panel().isMeasured(variable, step - lag))
                .toList();
        return !known.isEmpty()
                && (known.size() == past.size() || known.stream().anyMatch(rows::hasAny));
    }

    private List<Factor> times() {
        Factor time = new Factor.Evaluated("t", new Expression.Time(), scope.schema(), evaluator);
        return new TreeSet<>(new FittedSample(rows).stepsWithRows())
                .stream()
                        .skip(1)
                        .map(step -> scope.schema().grid().at(step))
                        .map(at -> (Factor) new Factor.Indicator("factor(t)=" + at.label(), time, at.time()))
                        .toList();
    }

    private List<Factor> spline(Expression.Spline spline) {
        Factor base = single(spline.of());
        RestrictedCubic basis = spline.knots().isEmpty()
                ? RestrictedCubic.ofSample(new FittedSample(rows).values(base), spline.df())
                : new RestrictedCubic(
                        spline.knots().stream().mapToDouble(Double::doubleValue).toArray());
        int from = spline.linear() == Expression.Linear.LEFT_OUT ? 1 : 0;
        return IntStream.range(from, basis.columns())
                .mapToObj(j -> (Factor) new Factor.SplineColumn(spline.text() + "[" + (j + 1) + "]", base, basis, j))
                .toList();
    }
}
