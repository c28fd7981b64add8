package org.galcause.gformula.glm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;

/**
 * Truncated normal regression by maximum likelihood, in the parameters (coefficients / sigma, 1 / sigma), where the log-likelihood is
 * concave (Olsen 1978, Econometrica 46, 1211; Orme 1989).
 */
final class TruncatedFit {

    private static final int MOST_STEPS = 200;
    private static final double CONVERGED = 1e-18;

    private final OrthonormalBasis basis;
    private final double lower;
    private final double upper;
    private final int rank;
    private double[] score = {};
    private double[][] curvature = {};
    private double likelihood;

    private TruncatedFit(OrthonormalBasis basis, double lower, double upper) {
        this.basis = basis;
        this.lower = lower;
        this.upper = upper;
        this.rank = basis.triangular().rank();
    }

    static TruncatedGaussianModel fit(String model, Design design, DesignMatrix matrix, double lower, double upper) {
        requireWithin(model, matrix, lower, upper);
        GlmFit linear = Glm.fit(model, design, matrix, Link.IDENTITY, ResponseScale.NONE);
        TruncatedFit fit = new TruncatedFit(OrthonormalBasis.of(matrix), lower, upper);
        double[] at = fit.maximum(model, fit.start(linear));
        return new TruncatedGaussianModel(fit.result(design, matrix, at), lower, upper);
    }

    private static void requireWithin(String model, DesignMatrix matrix, double lower, double upper) {
        matrix.inOrder(
                chunks -> chunks.stream()
                        .flatMapToDouble(chunk -> Arrays.stream(chunk.y()))
                        .filter(y -> y < lower || y > upper)
                        .limit(1)
                        .toArray(),
                outside -> {
                    if (outside.length > 0) {
                        throw UserError.data("the truncated-gaussian model of " + model + " has a value " + outside[0]
                                + " outside its limits [" + lower + ", " + upper + "]; widen lower or upper");
                    }
                });
    }

    private double[] start(GlmFit linear) {
        double[] at = new double[rank + 1];
        for (int i = 0; i < rank; i++) {
            for (int k = i; k < rank; k++) {
                at[i] += basis.triangular().entry(i, k)
                        * linear.coefficients().values()[basis.triangular().kept()[k]];
            }
            at[i] /= linear.sigma();
        }
        at[rank] = 1 / linear.sigma();
        return at;
    }

    private double[] maximum(String model, double[] start) {
        double[] at = start;
        evaluate(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = Cholesky.of(curvature).solve(score);
            double gain = Vectors.dot(move, score, move.length);
            at = advanced(at, move);
            if (gain <= CONVERGED * (1 + Math.abs(likelihood))) {
                return at;
            }
        }
        throw UserError.data("the truncated-gaussian model of " + model + " does not converge in " + MOST_STEPS
                + " Newton steps: the data hold too little of the distribution; use gaussian, or other limits");
    }

    private double[] advanced(double[] from, double[] move) {
        double before = likelihood;
        double share = 1;
        double[] at;
        do {
            at = from.clone();
            Vectors.add(share, move, at.length, at);
            share /= 2;
            if (at[rank] > 0) {
                evaluate(at);
            }
        } while ((at[rank] <= 0 || !(likelihood >= before - 1e-12 * Math.abs(before))) && share > 1e-12);
        return at;
    }

    private void evaluate(double[] at) {
        Derivatives sums = new Derivatives(rank + 1);
        basis.matrix().inOrder(chunks -> ofBlock(chunks, at), sums::add);
        likelihood = sums.likelihood();
        score = sums.score();
        curvature = sums.curvature();
    }

    private double[] ofBlock(List<DesignChunk> chunks, double[] at) {
        score = new double[rank + 1];
        curvature = new double[rank + 1][rank + 1];
        likelihood = 0;
        chunks.forEach(chunk -> evaluate(chunk, at));
        return Derivatives.packed(likelihood, score, curvature);
    }

    private void evaluate(DesignChunk chunk, double[] at) {
        double[] row = new double[rank];
        for (int i = 0; i < chunk.rows(); i++) {
            double eta = 0;
            for (int j = 0; j < rank; j++) {
                row[j] = chunk.x()[j][i];
                eta += at[j] * row[j];
            }
            add(row, eta, at[rank], chunk.y()[i], chunk.w()[i]);
        }
    }

    /** One row: first and second derivatives in its predictor and in 1 / sigma. */
    private void add(double[] row, double eta, double precision, double y, double w) {
        double a = precision * lower - eta;
        double b = precision * upper - eta;
        double inside = Normal.between(a, b);
        double atA = Double.isInfinite(a) ? 0 : Normal.density(a) / inside;
        double atB = Double.isInfinite(b) ? 0 : Normal.density(b) / inside;
        double low = Double.isInfinite(a) ? 0 : lower;
        double high = Double.isInfinite(b) ? 0 : upper;
        double finiteA = Double.isInfinite(a) ? 0 : a;
        double finiteB = Double.isInfinite(b) ? 0 : b;
        double left = precision * y - eta;
        double first = atB - atA;
        double second = high * atB - low * atA;
        likelihood += w * (Math.log(precision) - left * left / 2 - Math.log(inside));
        double byEta = w * (left + first);
        double byEtaTwice = w * (1 - (finiteB * atB - finiteA * atA) - first * first);
        double mixed = -w * (y - (finiteB * high * atB - finiteA * low * atA) - first * second);
        score[rank] += w * (1 / precision - y * left - second);
        curvature[rank][rank] += w
                * (1 / (precision * precision)
                        + y * y
                        - (finiteB * high * high * atB - finiteA * low * low * atA)
                        - second * second);
        for (int j = 0; j < rank; j++) {
            score[j] += byEta * row[j];
            curvature[rank][j] += mixed * row[j];
            for (int k = 0; k <= j; k++) {
                curvature[j][k] += byEtaTwice * row[j] * row[k];
            }
        }
    }

    /** Back to coefficients and sigma; standard errors by the delta method. */
    private GlmFit result(Design design, DesignMatrix matrix, double[] at) {
        double sigma = 1 / at[rank];
        double[] solution = basis.triangular().solve(Arrays.copyOf(at, rank));
        double[][] inverse = basis.triangular().inverse();
        Cholesky factor = Cholesky.of(curvature);
        double[] errors = new double[rank];
        for (int r = 0; r < rank; r++) {
            double[] gradient = new double[rank + 1];
            for (int k = 0; k < rank; k++) {
                gradient[k] = inverse[r][k] * sigma;
            }
            gradient[rank] = -solution[r] * sigma * sigma;
            errors[r] = Math.sqrt(Vectors.dot(gradient, factor.solve(gradient), rank + 1));
            solution[r] *= sigma;
        }
        Coefficients coefficients =
                Coefficients.spread(design.size(), basis.triangular().kept(), solution, errors);
        return new GlmFit(
                design, Link.IDENTITY, ResponseScale.NONE, coefficients, sigma, matrix.sampleSize(), Optional.empty());
    }
}
