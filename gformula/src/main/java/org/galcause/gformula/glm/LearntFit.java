package org.galcause.gformula.glm;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.learner.CrossFit;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.learner.Regressions;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.ModelSpec;

/** Fits one variable's conditional distribution about a mean that a learner finds. */
final class LearntFit {

    private final Variable variable;
    private final Formula formula;
    private final Scope scope;
    private final long key;
    private final ModelSpec spec;

    LearntFit(Variable variable, Formula formula, Scope scope, long key, ModelSpec spec) {
        this.variable = variable;
        this.formula = formula;
        this.scope = scope;
        this.key = key;
        this.spec = spec;
    }

    ConditionalModel fit(Family family, FitRows rows) {
        return switch (family) {
            case GAUSSIAN -> normal(rows, GaussianModel.ANYWHERE);
            case BOUNDED_GAUSSIAN -> normal(rows, range(rows));
            case BINOMIAL -> {
                ResponseScale scale = variable.kind() == Kind.BINARY ? ResponseScale.NONE : range(rows);
                yield new BernoulliModel(
                        variable.name(), regression(rows, Link.LOGIT, scale), scale, OptionalInt.empty());
            }
            case ABSORBING_BINOMIAL -> {
                int index = scope.schema().index(variable.name());
                Regression fitted = regression(ConditionalFit.free(rows, index), Link.LOGIT, ResponseScale.NONE);
                yield new BernoulliModel(variable.name(), fitted, ResponseScale.NONE, OptionalInt.of(index));
            }
            case MULTINOMIAL -> categories(rows);
            case POISSON, TRUNCATED_GAUSSIAN, ZERO_INFLATED_LOGNORMAL ->
                throw UserError.study("the model of " + variable.name() + " asks for the learner "
                        + spec.learner().orElseThrow().text() + " and the family " + family.text()
                        + ", whose maximum likelihood is a learner of its own; leave one of the two out (families that take a learner:"
                        + " gaussian, bounded-gaussian, binomial, absorbing-binomial, multinomial)");
        };
    }

    /** The spread is that of what cross-fitted means leave: of means that have seen a row, it would be too small. */
    private GaussianModel normal(FitRows rows, ResponseScale range) {
        RegressionTask task = task(rows, Link.IDENTITY, ResponseScale.NONE);
        return new GaussianModel(
                Regressions.fit(spec, task), CrossFit.of(spec, task).spread(), range);
    }

    /** One regression for each level, against all others. */
    private LearntCategories categories(FitRows rows) {
        List<Integer> levels = seen(rows);
        List<Regression> fitted = levels.stream()
                .map(level -> regression(rows.withResponse(is(rows, level)), Link.LOGIT, ResponseScale.NONE))
                .toList();
        return new LearntCategories(
                new Levels(levels), levels.stream().map(variable.levels()::get).toList(), fitted);
    }

    private static List<Integer> seen(FitRows rows) {
        TreeSet<Integer> seen = new TreeSet<>();
        for (int b = 0; b < rows.panel().blocks().size(); b++) {
            for (int step : rows.steps()) {
                double[] y = rows.response().at(b, step);
                double[] w = rows.weights().at(b, step);
                IntStream.range(0, y.length)
                        .filter(i -> w[i] > 0 && !Double.isNaN(y[i]))
                        .forEach(i -> seen.add((int) y[i]));
            }
        }
        return List.copyOf(seen);
    }

    private static PanelValues is(FitRows rows, int level) {
        return (block, step) -> {
            double[] is = rows.response().at(block, step).clone();
            for (int i = 0; i < is.length; i++) {
                is[i] = Double.isNaN(is[i]) ? Double.NaN : is[i] == level ? 1 : 0;
            }
            return is;
        };
    }

    private static ResponseScale range(FitRows rows) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < rows.panel().blocks().size(); b++) {
            for (int step : rows.steps()) {
                double[] y = rows.response().at(b, step);
                double[] w = rows.weights().at(b, step);
                for (int i = 0; i < y.length; i++) {
                    low = w[i] > 0 && y[i] < low ? y[i] : low;
                    high = w[i] > 0 && y[i] > high ? y[i] : high;
                }
            }
        }
        return new ResponseScale(low, high > low ? high : low + 1);
    }

    private Regression regression(FitRows rows, Link link, ResponseScale scale) {
        return Regressions.fit(spec, task(rows, link, scale));
    }

    private RegressionTask task(FitRows rows, Link link, ResponseScale scale) {
        return new RegressionTask(variable.name(), formula, scope, rows, link, scale, key);
    }
}
