package org.galcause.gformula.glm;

import java.util.List;
import java.util.function.Consumer;
import org.galcause.causalmodel.result.ModelTerm;

/**
 * The interval that a response is scaled from before a fit: low becomes 0, high becomes 1; means are scaled back.
 *
 * @param low becomes 0
 * @param high becomes 1
 */
public record ResponseScale(double low, double high) {

    /** Nothing is scaled. */
    public static final ResponseScale NONE = new ResponseScale(0, 1);

    /** What blocks say of the ends of their values. */
    @FunctionalInterface
    public interface Ends {
        /** Gives the least and the greatest value of each block to a taker. */
        void to(Consumer<double[]> taker);
    }

    /** From the least to the greatest of all values; of width 1 where they are all the same. */
    public static ResponseScale enclosing(Ends ends) {
        double[] all = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        ends.to(own -> {
            all[0] = Math.min(all[0], own[0]);
            all[1] = Math.max(all[1], own[1]);
        });
        return new ResponseScale(all[0], all[1] > all[0] ? all[1] : all[0] + 1);
    }

    /** The least and the greatest of some values; missing ones do not count. */
    public static double[] ends(List<double[]> values) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double[] some : values) {
            for (double value : some) {
                if (!Double.isNaN(value)) {
                    ends[0] = Math.min(ends[0], value);
                    ends[1] = Math.max(ends[1], value);
                }
            }
        }
        return ends;
    }

    /** How much 1 on the scale is. */
    public double width() {
        return high - low;
    }

    /** Coefficients of a normal model of the scaled response, for the response itself; as they are where no intercept can take the low end up. */
    public List<ModelTerm> inUnits(List<ModelTerm> terms) {
        boolean moved = low != 0 && terms.stream().noneMatch(ResponseScale::isIntercept);
        return equals(NONE) || moved ? terms : terms.stream().map(this::inUnits).toList();
    }

    /** The same of a Poisson model of a response that was divided by the high end: such counts seem fewer, and their coefficients less known. */
    public List<ModelTerm> inCounts(List<ModelTerm> terms) {
        return terms.stream()
                .map(term -> new ModelTerm(
                        term.regime(),
                        term.model(),
                        term.time(),
                        term.term(),
                        term.estimate() + (isIntercept(term) ? Math.log(high) : 0),
                        term.standardError() / Math.sqrt(high),
                        term.rows()))
                .toList();
    }

    private static boolean isIntercept(ModelTerm term) {
        return term.term().equals("(intercept)");
    }

    private ModelTerm inUnits(ModelTerm term) {
        return new ModelTerm(
                term.regime(),
                term.model(),
                term.time(),
                term.term(),
                (isIntercept(term) ? low : 0) + width() * term.estimate(),
                width() * term.standardError(),
                term.rows());
    }

    double[] scaled(double[] y) {
        if (equals(NONE)) {
            return y;
        }
        double[] out = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            out[i] = (y[i] - low) / width();
        }
        return out;
    }

    void back(double[] means, int rows) {
        if (!equals(NONE)) {
            for (int i = 0; i < rows; i++) {
                means[i] = low + means[i] * width();
            }
        }
    }
}
