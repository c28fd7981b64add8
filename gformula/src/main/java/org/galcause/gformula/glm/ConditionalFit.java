package org.galcause.gformula.glm;

import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;

/** Fits one variable's conditional distribution, of any family, on one set of rows. */
final class ConditionalFit {

    private final Variable variable;
    private final Formula formula;
    private final Scope scope;
    private final FitRows rows;
    private final long key;
    private final Separation separation;

    ConditionalFit(Formula formula, Scope scope, FitRows rows, long key, Separation separation) {
        this.variable = scope.schema().variable(scope.response());
        this.formula = formula;
        this.scope = scope;
        this.rows = rows;
        this.key = key;
        this.separation = separation;
    }

    /** The family that a variable's kind suggests. */
    static Family usual(Kind kind) {
        return switch (kind) {
            case CONTINUOUS -> Family.GAUSSIAN;
            case BINARY -> Family.BINOMIAL;
            case CATEGORICAL -> Family.MULTINOMIAL;
        };
    }

    ConditionalModel fit(Family family, ModelSpec spec) {
        if (spec.learner().orElse(Learner.GLM) != Learner.GLM) {
            return new LearntFit(variable, formula, scope, key, spec).fit(family, rows);
        }
        return switch (family) {
            case GAUSSIAN -> {
                GlmFit fit = regression(rows, Link.IDENTITY, ResponseScale.NONE);
                yield new GaussianModel(fit, fit.sigma(), GaussianModel.ANYWHERE);
            }
            case BOUNDED_GAUSSIAN -> bounded();
            case BINOMIAL -> binomial();
            case ABSORBING_BINOMIAL -> absorbing();
            case POISSON ->
                new PoissonModel(
                        regression(required("a count of 0 or more", y -> y >= 0), Link.LOG, ResponseScale.NONE));
            case MULTINOMIAL -> multinomial();
            case TRUNCATED_GAUSSIAN -> truncated(spec);
            case ZERO_INFLATED_LOGNORMAL -> zeroInflated();
        };
    }

    private GlmFit regression(FitRows fitted, Link link, ResponseScale scale) {
        return Glm.fit(variable.name(), formula, scope, fitted, link, scale);
    }

    private GaussianModel bounded() {
        Design design = Design.of(formula, scope, rows);
        DesignMatrix matrix = DesignMatrix.of(design, rows);
        GlmFit fit = Glm.fit(variable.name(), design, matrix, Link.IDENTITY, Glm.observedRange(matrix));
        return new GaussianModel(fit, fit.sigma() * fit.scale().width(), fit.scale());
    }

    private BernoulliModel binomial() {
        Design design = Design.of(formula, scope, rows);
        DesignMatrix matrix = DesignMatrix.of(design, rows);
        ResponseScale scale = variable.kind() == Kind.BINARY ? ResponseScale.NONE : Glm.observedRange(matrix);
        GlmFit fit = Glm.fit(variable.name(), design, matrix, Link.LOGIT, scale, separation);
        return new BernoulliModel(variable.name(), fit, scale, OptionalInt.empty());
    }

    /** Fitted on rows in which the variable was not 1 before. */
    private BernoulliModel absorbing() {
        int index = scope.schema().index(variable.name());
        FitRows free = free(rows, index);
        return new BernoulliModel(
                variable.name(),
                regression(free, Link.LOGIT, ResponseScale.NONE),
                ResponseScale.NONE,
                OptionalInt.of(index));
    }

    private MultinomialModel multinomial() {
        Design design = Design.of(formula, scope, rows);
        DesignMatrix matrix = DesignMatrix.of(design, rows);
        SharedFit.of(variable.name(), design, matrix);
        return MultinomialFit.fit(variable, design, matrix);
    }

    private TruncatedGaussianModel truncated(ModelSpec spec) {
        Design design = Design.of(formula, scope, rows);
        return TruncatedFit.fit(
                variable.name(),
                design,
                DesignMatrix.of(design, rows),
                spec.lower().orElse(Double.NEGATIVE_INFINITY),
                spec.upper().orElse(Double.POSITIVE_INFINITY));
    }

    private ZeroInflatedModel zeroInflated() {
        FitRows present = required("0 or more", y -> y >= 0);
        FitRows nonzero = present.withResponse(mapped(y -> y != 0 ? 1 : 0));
        FitRows logarithm = kept(rows, (block, step, row) -> rows.response().at(block, step)[row] != 0)
                .withResponse(mapped(Math::log));
        return new ZeroInflatedModel(
                regression(nonzero, Link.LOGIT, ResponseScale.NONE),
                regression(logarithm, Link.IDENTITY, ResponseScale.NONE));
    }

    private PanelValues mapped(DoubleUnaryOperator map) {
        return (block, step) -> {
            double[] y = rows.response().at(block, step);
            double[] out = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                out[i] = Double.isNaN(y[i]) ? Double.NaN : map.applyAsDouble(y[i]);
            }
            return out;
        };
    }

    /** The rows in which a variable was not 1 before. */
    static FitRows free(FitRows rows, int variable) {
        return kept(
                rows,
                (block, step, row) ->
                        step == 0 || rows.panel().blocks().get(block).column(variable, step - 1)[row] != 1);
    }

    private static FitRows kept(FitRows rows, RowCondition condition) {
        PanelValues weights = (block, step) -> {
            double[] w = rows.weights().at(block, step).clone();
            for (int i = 0; i < w.length; i++) {
                w[i] = w[i] > 0 && condition.holds(block, step, i) ? w[i] : 0;
            }
            return w;
        };
        return new FitRows(rows.panel(), rows.steps(), rows.response(), weights);
    }

    private FitRows required(String allowed, DoublePredicate condition) {
        rows.panel().inOrder(block -> firstUnlike(condition, block), found -> {
            if (found.length > 0) {
                throw UserError.data("the model of " + variable.name() + " needs " + allowed
                        + ", but the value at time "
                        + scope.schema().grid().at((int) found[0]).label() + " of some unit is " + found[1]
                        + "; choose another family");
            }
        });
        return rows;
    }

    /** Step and value; empty where there is none. */
    private double[] firstUnlike(DoublePredicate condition, int block) {
        for (int step : rows.steps()) {
            for (double y : rows.response().at(block, step)) {
                if (!Double.isNaN(y) && !condition.test(y)) {
                    return new double[] {step, y};
                }
            }
        }
        return new double[0];
    }

    private interface RowCondition {
        boolean holds(int block, int step, int row);
    }
}
