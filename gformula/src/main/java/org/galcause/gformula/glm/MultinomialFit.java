package org.galcause.gformula.glm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;

/** Multinomial logistic regression by Newton's method, in the orthonormal basis of the columns. */
final class MultinomialFit {

    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-18;
    private static final double FLAT = 1e-10;

    private final OrthonormalBasis basis;
    private final Variable variable;
    private final List<String> terms;
    private final List<Integer> levels;
    private final int rank;
    private double[] score = {};
    private double[][] curvature = {};
    private double likelihood;

    private MultinomialFit(Variable variable, Design design, OrthonormalBasis basis, List<Integer> levels) {
        this.variable = variable;
        this.terms = design.names();
        this.basis = basis;
        this.levels = levels;
        this.rank = basis.triangular().rank();
    }

    static MultinomialModel fit(Variable variable, Design design, DesignMatrix matrix) {
        SortedSet<Integer> present = new TreeSet<>();
        matrix.inOrder(
                chunks -> chunks.stream()
                        .flatMapToDouble(chunk -> Arrays.stream(chunk.y()))
                        .distinct()
                        .toArray(),
                own -> Arrays.stream(own).forEach(y -> present.add((int) y)));
        List<Integer> levels = List.copyOf(present);
        MultinomialFit fit = new MultinomialFit(variable, design, OrthonormalBasis.of(matrix), levels);
        double[] at = fit.maximum();
        List<String> labels =
                levels.stream().skip(1).map(l -> variable.levels().get(l)).toList();
        return new MultinomialModel(design, levels, labels, fit.coefficients(design, at), matrix.sampleSize());
    }

    private double[] maximum() {
        double[] at = new double[rank * (levels.size() - 1)];
        double[] move = at;
        evaluate(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            Cholesky factor = Cholesky.of(curvature);
            if (factor.leastPivot() < FLAT) {
                throw separated(move);
            }
            move = factor.solve(score);
            double gain = Vectors.dot(move, score, move.length);
            at = advanced(at, move);
            if (gain <= CONVERGED * (1 + Math.abs(likelihood))) {
                return at;
            }
        }
        throw UserError.data("the multinomial model of " + variable.name() + " does not converge in " + MOST_STEPS
                + " Newton steps");
    }

    /** What has converged moves no more, so the last move is along the term on which odds run away. */
    private UserError separated(double[] move) {
        int level = 0;
        int term = 0;
        double most = -1;
        for (int k = 0; k < levels.size() - 1; k++) {
            double[] reach = reaches(Arrays.copyOfRange(move, k * rank, (k + 1) * rank));
            for (int r = 0; r < rank; r++) {
                if (Math.abs(reach[r]) > Math.abs(most)) {
                    most = reach[r];
                    level = k;
                    term = r;
                }
            }
        }
        return UserError.data("the multinomial model of " + variable.name() + " is separated by the term "
                + terms.get(basis.triangular().kept()[term]) + ": the odds of "
                + variable.name() + " = " + variable.levels().get(levels.get(level + 1)) + " against "
                + variable.levels().get(levels.get(0)) + " run to " + (most > 0 ? "infinity" : "0")
                + " as the term grows, so it has no finite estimate; leave the term out, or join rare levels");
    }

    /** What each term but the intercept adds to the log odds of one level, as it varies over the rows. */
    private double[] reaches(double[] move) {
        double[] reach = basis.triangular().solve(move);
        for (int r = 0; r < rank; r++) {
            boolean intercept = terms.get(basis.triangular().kept()[r]).equals("(intercept)");
            reach[r] *= intercept ? 0 : Math.abs(basis.triangular().entry(r, r));
        }
        return reach;
    }

    private double[] advanced(double[] from, double[] move) {
        double before = likelihood;
        double share = 1;
        double[] at;
        do {
            at = from.clone();
            Vectors.add(share, move, at.length, at);
            evaluate(at);
            share /= 2;
        } while (!(likelihood >= before - 1e-12 * Math.abs(before)) && share > 1e-10);
        return at;
    }

    private void evaluate(double[] at) {
        Derivatives sums = new Derivatives(at.length);
        basis.matrix().inOrder(chunks -> ofBlock(chunks, at), sums::add);
        likelihood = sums.likelihood();
        score = sums.score();
        curvature = sums.curvature();
    }

    private double[] ofBlock(List<DesignChunk> chunks, double[] at) {
        score = new double[at.length];
        curvature = new double[at.length][at.length];
        likelihood = 0;
        chunks.forEach(chunk -> evaluate(chunk, at));
        return Derivatives.packed(likelihood, score, curvature);
    }

    private void evaluate(DesignChunk chunk, double[] at) {
        int others = levels.size() - 1;
        double[][] p = probabilities(chunk, at);
        for (int k = 0; k < others; k++) {
            double[] left = new double[chunk.rows()];
            for (int i = 0; i < left.length; i++) {
                left[i] = chunk.w()[i] * ((chunk.y()[i] == levels.get(k + 1) ? 1 : 0) - p[k][i]);
            }
            for (int j = 0; j < rank; j++) {
                score[k * rank + j] += Vectors.dot(left, chunk.x()[j], left.length);
            }
            for (int l = 0; l <= k; l++) {
                addCurvature(chunk, p, k, l);
            }
        }
    }

    private void addCurvature(DesignChunk chunk, double[][] p, int k, int l) {
        int rows = chunk.rows();
        double[] weighted = new double[rows];
        for (int j = 0; j < rank; j++) {
            for (int i = 0; i < rows; i++) {
                double covariance = k == l ? p[k][i] * (1 - p[k][i]) : -p[k][i] * p[l][i];
                weighted[i] = chunk.w()[i] * covariance * chunk.x()[j][i];
            }
            for (int m = 0; m < rank; m++) {
                if (l < k || m <= j) {
                    curvature[k * rank + j][l * rank + m] += Vectors.dot(weighted, chunk.x()[m], rows);
                }
            }
        }
    }

    private double[][] probabilities(DesignChunk chunk, double[] at) {
        int others = levels.size() - 1;
        double[][] p = new double[others][chunk.rows()];
        for (int k = 0; k < others; k++) {
            for (int j = 0; j < rank; j++) {
                Vectors.add(at[k * rank + j], chunk.x()[j], chunk.rows(), p[k]);
            }
        }
        for (int i = 0; i < chunk.rows(); i++) {
            double most = 0;
            double chosen = 0;
            for (int k = 0; k < others; k++) {
                most = Math.max(most, p[k][i]);
                chosen = chunk.y()[i] == levels.get(k + 1) ? p[k][i] : chosen;
            }
            double sum = Math.exp(-most);
            for (int k = 0; k < others; k++) {
                p[k][i] = Math.exp(p[k][i] - most);
                sum += p[k][i];
            }
            for (int k = 0; k < others; k++) {
                p[k][i] /= sum;
            }
            likelihood += chunk.w()[i] * (chosen - most - Math.log(sum));
        }
        return p;
    }

    private List<Coefficients> coefficients(Design design, double[] at) {
        double[][] inverse = basis.triangular().inverse();
        Cholesky factor = Cholesky.of(curvature);
        List<Coefficients> coefficients = new ArrayList<>();
        for (int k = 0; k < levels.size() - 1; k++) {
            double[] own = Arrays.copyOfRange(at, k * rank, (k + 1) * rank);
            double[] errors = new double[rank];
            for (int r = 0; r < rank; r++) {
                double[] direction = new double[at.length];
                System.arraycopy(inverse[r], 0, direction, k * rank, rank);
                errors[r] = Math.sqrt(Vectors.dot(direction, factor.solve(direction), at.length));
            }
            coefficients.add(Coefficients.spread(
                    design.size(), basis.triangular().kept(), basis.triangular().solve(own), errors));
        }
        return coefficients;
    }
}
