package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.Glm;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.model.Family;

/**
 * A weighted generalised linear model of the outcome with robust standard errors.
 *
 * @param fit the coefficients
 * @param covariance on the sample itself; resamples are what they are for
 */
record WeightedRegression(GlmFit fit, Optional<RobustCovariance> covariance) {

    /**
     * Fits the outcome.
     *
     * @param family gaussian, binomial or poisson; by the outcome's kind when empty
     * @param errors where standard errors are wanted
     */
    static WeightedRegression of(
            Variable outcome,
            Optional<Family> family,
            Formula formula,
            Scope scope,
            FitRows rows,
            Optional<StandardErrors> errors) {
        Design design = Design.of(formula, scope, rows);
        DesignMatrix matrix = DesignMatrix.of(design, rows);
        Link link = link(outcome, family);
        ResponseScale scale = link == Link.LOGIT && outcome.kind() == Kind.CONTINUOUS
                ? Glm.observedRange(matrix)
                : ResponseScale.NONE;
        GlmFit fit = Glm.fit(outcome.name() + "/msm", design, matrix, link, scale);
        return new WeightedRegression(fit, errors.map(e -> RobustCovariance.of(fit, matrix, rows.panel(), e)));
    }

    private static Link link(Variable outcome, Optional<Family> family) {
        return switch (family.orElse(outcome.kind() == Kind.BINARY ? Family.BINOMIAL : Family.GAUSSIAN)) {
            case GAUSSIAN -> Link.IDENTITY;
            case BINOMIAL -> Link.LOGIT;
            case POISSON -> Link.LOG;
            default ->
                throw UserError.study("The family " + family.orElseThrow().text() + " of the outcome " + outcome.name()
                        + " is not one of a structural model; allowed: gaussian, binomial, poisson.");
        };
    }

    /**
     * A mean and its standard error.
     *
     * @param influence what the error is made of; empty where there is none
     */
    record Estimate(double mean, double standardError, Optional<Influence> influence) {

        /** As an answer; refused for a reason where the mean is unknown. */
        Answered answered(String unknown) {
            return Double.isNaN(mean)
                    ? Answered.of(Answer.Value.refused(unknown))
                    : new Answered(new Answer.Value(mean, standardError, Verdict.TRUSTED, ""), influence);
        }
    }

    /**
     * Means, their derivatives by the predictor, and the columns (0 where one dropped out), of each unit.
     *
     * @param x by column, then unit
     */
    record Evaluated(double[] mean, double[] slope, double[][] x) {}

    /** What the model says of some histories at a step, on the response's own scale. */
    Evaluated evaluated(Columns histories, int step) {
        int rows = histories.rows();
        double[][] x = new double[fit.design().size()][rows];
        fit.design().fill(histories, step, x);
        for (int j = 0; j < x.length; j++) {
            if (fit.coefficients().isDropped(j)) {
                Arrays.fill(x[j], 0);
            }
        }
        double[] mean = new double[rows];
        fit.predictor(histories, step, mean);
        double[] slope = new double[rows];
        for (int i = 0; i < rows; i++) {
            slope[i] = fit.scale().width() * fit.link().slope(mean[i]);
            mean[i] = fit.scale().low() + fit.scale().width() * fit.link().mean(mean[i]);
        }
        return new Evaluated(mean, slope, x);
    }

    /** Of two smooth functions of the coefficients, by their gradients; NaN without a covariance. */
    double covariance(double[] gradient, double[] other) {
        return covariance.map(c -> c.between(gradient, other)).orElse(Double.NaN);
    }

    /** How far each unit of the sample moves a smooth function of the coefficients, by its gradient; empty where that was not asked for. */
    Optional<double[]> moves(double[] gradient) {
        return covariance.filter(RobustCovariance::knowsUnits).map(c -> c.moves(gradient));
    }

    /**
     * The mean outcome of some units' histories, each as often as it counts, with the delta method's standard error. NaN means are left out
     * where a count is 0.
     */
    Estimate mean(Columns histories, int step, Units units) {
        Evaluated at = evaluated(histories, step);
        int[] counts = units.counts();
        double[] sums = units.sum(2 + at.x().length, (i, own) -> {
            if (counts[i] > 0) {
                own[0] += counts[i];
                own[1] += counts[i] * at.mean()[i];
                for (int j = 0; j < at.x().length; j++) {
                    own[2 + j] += counts[i] * at.slope()[i] * at.x()[j][i];
                }
            }
        });
        double[] gradient = Arrays.copyOfRange(sums, 2, sums.length);
        Arrays.setAll(gradient, j -> gradient[j] / sums[0]);
        return new Estimate(
                sums[1] / sums[0],
                Math.sqrt(covariance(gradient, gradient)),
                covariance.map(c -> new Influence.OfCoefficients(this, gradient)));
    }

    /** The coefficients as rows of {@code models.csv}, with robust standard errors. */
    List<ModelTerm> terms(String outcome, double time) {
        List<ModelTerm> terms = new ArrayList<>();
        for (int j = 0; j < fit.design().size(); j++) {
            int column = j;
            double error = fit.coefficients().isDropped(j)
                    ? Double.NaN
                    : covariance.map(c -> c.standardError(column)).orElse(Double.NaN);
            terms.add(new ModelTerm(
                    "",
                    outcome + "/msm",
                    time,
                    fit.design().names().get(j),
                    fit.coefficients().reported(j),
                    error,
                    fit.rows()));
        }
        return List.copyOf(terms);
    }
}
