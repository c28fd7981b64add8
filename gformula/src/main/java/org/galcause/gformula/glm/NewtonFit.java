package org.galcause.gformula.glm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.gformula.design.ChunkResponse;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;

/**
 * Newton's method (iteratively reweighted least squares; McCullagh and Nelder 1989, section 2.5) with step halving, in the orthonormal
 * basis of the columns. A response that the columns separate has no maximum: it is detected by vanishing curvature and named.
 */
final class NewtonFit {

    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-18;
    /** Least curvature of the mean log-likelihood in any direction; below it the fitted means have run to their limits. */
    private static final double FLAT = 1e-10;

    private static final double CERTAIN = 30;

    private final String model;
    private final Design design;
    private final Triangular triangular;
    private final DesignMatrix matrix;
    private final Link link;
    private final int size;

    private double[] at;
    private double[] score;
    private double[][] curvature;
    private double likelihood;
    private double squares;

    NewtonFit(String model, Design design, OrthonormalBasis basis, Link link, ChunkResponse response) {
        this.model = model;
        this.design = design;
        this.triangular = basis.triangular();
        this.matrix = basis.matrix().mapped(chunk -> chunk.withResponse(response.of(chunk)));
        this.link = link;
        this.size = triangular.rank();
        this.at = start();
        this.score = new double[size];
        this.curvature = new double[size][size];
    }

    /** The intercept that gives the mean response; everything else 0. */
    private double[] start() {
        double[] start = new double[size];
        if (size > 0 && triangular.kept()[0] == 0 && design.names().get(0).equals("(intercept)")) {
            double mean = meanResponse();
            double predictor = link == Link.LOG
                    ? Math.log(Math.max(mean, Math.exp(-CERTAIN)))
                    : Math.max(-CERTAIN, Math.min(CERTAIN, Math.log(mean / (1 - mean))));
            start[0] = predictor * triangular.entry(0, 0);
        }
        return start;
    }

    private double meanResponse() {
        double sum = matrix.sum(1, NewtonFit::weighted)[0];
        return sum / matrix.totalWeight();
    }

    private static double[] weighted(List<DesignChunk> chunks) {
        double sum = 0;
        for (DesignChunk chunk : chunks) {
            sum += Vectors.dot(chunk.w(), chunk.y(), chunk.rows());
        }
        return new double[] {sum};
    }

    /** Fits; the sentence that names what separates the response, if anything does: fitted means then are at their limits. */
    Optional<String> run() {
        evaluate();
        if (isConstantAtLimit()) {
            return Optional.empty();
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            Cholesky factor = Cholesky.of(curvature);
            if (factor.leastPivot() < FLAT) {
                return Optional.of(separated(factor.isUsable() ? factor.solve(score) : score));
            }
            double[] move = factor.solve(score);
            double gain = Vectors.dot(move, score, size);
            advance(move);
            if (gain <= CONVERGED * (1 + Math.abs(likelihood))) {
                return Optional.empty();
            }
        }
        throw UserError.data("the model of " + model + " does not converge in " + MOST_STEPS
                + " Newton steps; simplify its formula");
    }

    /** A response that is 0 in all rows, or 1 in all, has the fitted mean 0 or 1 to 13 digits whatever the columns are. */
    private boolean isConstantAtLimit() {
        double mean = meanResponse();
        return mean == 0 || (link == Link.LOGIT && mean == 1);
    }

    private void advance(double[] move) {
        double[] from = at;
        double before = likelihood;
        double share = 1;
        do {
            at = from.clone();
            Vectors.add(share, move, size, at);
            evaluate();
            share /= 2;
        } while (!(likelihood >= before - 1e-12 * Math.abs(before)) && share > 1e-10);
    }

    private void evaluate() {
        Derivatives sums = new Derivatives(size);
        double[] left = new double[1];
        matrix.inOrder(
                chunks -> {
                    Moments own = new Moments(at, link);
                    chunks.forEach(own::add);
                    return own.packed();
                },
                packed -> {
                    sums.add(packed);
                    left[0] += packed[packed.length - 1];
                });
        likelihood = sums.likelihood();
        score = sums.score();
        curvature = sums.curvature();
        squares = left[0];
    }

    /** The log-likelihood of some rows with its derivatives, and their weighted squares of response minus mean. */
    private static final class Moments {

        private final double[] at;
        private final Link link;
        private final double[] score;
        private final double[][] curvature;
        private double likelihood;
        private double squares;

        Moments(double[] at, Link link) {
            this.at = at;
            this.link = link;
            this.score = new double[at.length];
            this.curvature = new double[at.length][at.length];
        }

        /** The squares last. */
        double[] packed() {
            double[] derivatives = Derivatives.packed(likelihood, score, curvature);
            double[] numbers = Arrays.copyOf(derivatives, derivatives.length + 1);
            numbers[derivatives.length] = squares;
            return numbers;
        }

        void add(DesignChunk chunk) {
            int rows = chunk.rows();
            double[] predictor = new double[rows];
            for (int j = 0; j < at.length; j++) {
                Vectors.add(at[j], chunk.x()[j], rows, predictor);
            }
            double[] left = new double[rows];
            double[] variance = new double[rows];
            for (int i = 0; i < rows; i++) {
                moments(predictor[i], chunk.y()[i], chunk.w()[i], i, left, variance);
            }
            double[] weighted = new double[rows];
            for (int j = 0; j < at.length; j++) {
                double[] column = chunk.x()[j];
                score[j] += Vectors.dot(left, column, rows);
                for (int i = 0; i < rows; i++) {
                    weighted[i] = variance[i] * column[i];
                }
                for (int k = 0; k <= j; k++) {
                    curvature[j][k] += Vectors.dot(weighted, chunk.x()[k], rows);
                }
            }
        }

        private void moments(double eta, double y, double w, int i, double[] left, double[] variance) {
            double mean;
            if (link == Link.LOGIT) {
                double e = Math.exp(-Math.abs(eta));
                mean = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
                variance[i] = w * e / ((1 + e) * (1 + e));
                likelihood += w * (y * eta - Math.max(eta, 0) - Math.log1p(e));
            } else {
                mean = Math.exp(eta);
                variance[i] = w * mean;
                likelihood += w * (y * eta - mean);
            }
            left[i] = w * (y - mean);
            squares += w * (y - mean) * (y - mean);
        }
    }

    private String separated(double[] direction) {
        double[] move = triangular.solve(direction);
        int[] kept = triangular.kept();
        int worst = -1;
        double most = -1;
        for (int k = 0; k < size; k++) {
            boolean intercept = design.names().get(kept[k]).equals("(intercept)");
            double reach = intercept ? 0 : Math.abs(move[k]) * spread(k);
            if (reach > most) {
                most = reach;
                worst = k;
            }
        }
        String term = design.names().get(kept[worst]);
        return "the model of " + model + " is separated by the term " + term + ": its fitted mean runs to "
                + (move[worst] > 0 ? "its upper" : "its lower") + " limit as the term grows";
    }

    /** The root mean square of what a column adds to those before it, times the number of rows. */
    private double spread(int keptColumn) {
        return Math.abs(triangular.entry(keptColumn, keptColumn));
    }

    /** Of the kept columns. */
    double[] coefficients() {
        return triangular.solve(at);
    }

    /** From the inverse of the curvature. */
    double[] standardErrors() {
        double[][] inverse = triangular.inverse();
        double[] errors = new double[size];
        Cholesky factor = Cholesky.of(curvature);
        for (int r = 0; r < size; r++) {
            errors[r] =
                    factor.isUsable() ? Math.sqrt(Vectors.dot(inverse[r], factor.solve(inverse[r]), size)) : Double.NaN;
        }
        return errors;
    }

    /** Root mean square of response minus mean. */
    double sigma() {
        return Math.sqrt(squares / matrix.totalWeight());
    }
}
