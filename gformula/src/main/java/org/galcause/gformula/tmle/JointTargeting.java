package org.galcause.gformula.tmle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.SharedFit;
import org.galcause.gformula.ice.OutcomeRegression;
import org.galcause.gformula.influence.Correction;
import org.galcause.gformula.influence.Prediction;
import org.galcause.gformula.working.WorkingDesign;

/**
 * Targets the regressions of all regimes at once for a working model: the logistic fluctuation has the working model's columns, and its
 * weights are the cumulative ratios times the projection's (Petersen et al. 2014; ltmle's {@code ltmleMSM}).
 */
public final class JointTargeting implements Correction {

    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-14;

    private final WorkingDesign working;
    private final double bound;

    /** @param bound predictions are kept within [bound, 1 - bound] */
    public JointTargeting(WorkingDesign working, double bound) {
        this.working = working;
        this.bound = bound;
    }

    /** Rows of one prediction that have a say, with their places. */
    private record Part(Prediction prediction, DesignChunk chunk) {}

    @Override
    public void correct(List<Prediction> together) {
        together.forEach(this::keepWithin);
        List<Part> parts = parts(together);
        if (!parts.isEmpty()) {
            double[] by = fluctuation(parts);
            together.forEach(prediction -> move(prediction, by));
            together.forEach(this::keepWithin);
        }
    }

    private void keepWithin(Prediction prediction) {
        OutcomeRegression.keepWithin(bound, prediction.natural());
        OutcomeRegression.keepWithin(bound, prediction.shifted());
    }

    private List<Part> parts(List<Prediction> together) {
        List<Part> parts = new ArrayList<>();
        for (Prediction prediction : together) {
            double counts = working.weight(prediction.target());
            for (int b = 0; b < prediction.natural().length; b++) {
                DesignChunk chunk = chunk(prediction, b);
                if (counts > 0 && chunk.rows() > 0) {
                    parts.add(new Part(prediction, chunk));
                }
            }
        }
        return parts;
    }

    private DesignChunk chunk(Prediction prediction, int block) {
        int rows = prediction.natural()[block].length;
        int[] positions = IntStream.range(0, rows)
                .filter(row -> prediction.counts(block, row))
                .toArray();
        double counts = working.weight(prediction.target());
        double[] weights = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            weights[i] = counts * prediction.weights()[block][positions[i]];
        }
        return new DesignChunk(
                block,
                prediction.target().step(),
                positions,
                picked(working.columns(prediction.target(), block), positions),
                new double[positions.length],
                weights);
    }

    private static double[][] picked(double[][] columns, int[] positions) {
        double[][] picked = new double[columns.length][positions.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < positions.length; i++) {
                picked[j][i] = columns[j][positions[i]];
            }
        }
        return picked;
    }

    /** Iteratively reweighted least squares; a column that is a combination of earlier ones among these rows has the coefficient 0. */
    private double[] fluctuation(List<Part> parts) {
        double[] at = new double[working.design().size()];
        for (int step = 0; step < MOST_STEPS; step++) {
            List<DesignChunk> chunks = new ArrayList<>();
            for (Part part : parts) {
                add(part, at, chunks);
            }
            GlmFit move = SharedFit.of(
                            "working",
                            working.design(),
                            DesignMatrix.ofChunks(chunks, working.design().size()))
                    .fit(Link.IDENTITY);
            double[] next = improved(parts, at, move.coefficients().values());
            double largest = 0;
            for (int j = 0; j < at.length; j++) {
                largest = Math.max(largest, Math.abs(next[j] - at[j]) / (1 + Math.abs(at[j])));
            }
            at = next;
            if (largest < CONVERGED) {
                return at;
            }
        }
        return at;
    }

    /** The whole move, or the largest of its halves that does not lessen the likelihood. */
    private static double[] improved(List<Part> parts, double[] at, double[] move) {
        double before = likelihood(parts, at);
        double[] next = at;
        for (double share = 1; share > 1e-8; share /= 2) {
            next = at.clone();
            for (int j = 0; j < next.length; j++) {
                next[j] += share * move[j];
            }
            if (likelihood(parts, next) >= before - 1e-12 * Math.abs(before)) {
                return next;
            }
        }
        return next;
    }

    private static double likelihood(List<Part> parts, double[] at) {
        double sum = 0;
        for (Part part : parts) {
            DesignChunk chunk = part.chunk();
            for (int i = 0; i < chunk.rows(); i++) {
                int row = chunk.positions()[i];
                double offset = part.prediction().natural()[chunk.block()][row];
                double y = part.prediction().response()[chunk.block()][row];
                double by = predictor(chunk.x(), i, at);
                sum += chunk.w()[i] * (y * by - Math.log(offset * Math.expm1(by) + 1));
            }
        }
        return sum;
    }

    private static void add(Part part, double[] at, List<DesignChunk> chunks) {
        DesignChunk chunk = part.chunk();
        double[] weights = new double[chunk.rows()];
        double[] response = new double[chunk.rows()];
        for (int i = 0; i < weights.length; i++) {
            int row = chunk.positions()[i];
            double mean = Targeting.moved(part.prediction().natural()[chunk.block()][row], predictor(chunk.x(), i, at));
            double variance = Math.max(mean * (1 - mean), Double.MIN_NORMAL);
            weights[i] = chunk.w()[i] * variance;
            response[i] = (part.prediction().response()[chunk.block()][row] - mean) / variance;
        }
        chunks.add(chunk.withWeights(weights).withResponse(response));
    }

    private static double predictor(double[][] x, int row, double[] coefficients) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] == 0 ? 0 : coefficients[j] * x[j][row];
        }
        return sum;
    }

    private void move(Prediction prediction, double[] by) {
        for (int b = 0; b < prediction.natural().length; b++) {
            double[][] x = working.columns(prediction.target(), b);
            for (int row = 0; row < prediction.natural()[b].length; row++) {
                double own = predictor(x, row, by);
                if (!Double.isNaN(own)) {
                    prediction.natural()[b][row] = Targeting.moved(prediction.natural()[b][row], own);
                    prediction.shifted()[b][row] = Targeting.moved(prediction.shifted()[b][row], own);
                }
            }
        }
    }

    @Override
    public double[][] carried(double[][] shifted, double[][] influence) {
        return shifted;
    }
}
