package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.MarginalStructuralModel.Spread;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Link;

/**
 * A generalised linear model of a treatment, with the rows that it was fitted on and the spread of its density.
 *
 * @param fit logistic, or of least squares
 * @param response what it explains
 * @param sigma the spread of the residuals; missing for a binary treatment
 * @param spread how that spread was estimated
 */
record ScoredFit(GlmFit fit, Response response, double sigma, Spread spread) {

    /** The side of the ratio that a density stands on. */
    enum Side {
        NUMERATOR(1),
        DENOMINATOR(-1);

        private final int sign;

        Side(int sign) {
            this.sign = sign;
        }
    }

    /** Whether a weight is multiplied by p (1 - p), the probability that this model says. */
    enum Tilt {
        NONE,
        OVERLAP
    }

    /** How the logarithm of the weight's factor changes with the model's parameters, and how each galaxy moves these. */
    FactorScores scores(Panel panel, Side side, Tilt tilt) {
        int[] kept = IntStream.range(0, fit.design().size())
                .filter(j -> !fit.coefficients().isDropped(j))
                .toArray();
        FactorScores.Sums sums = new FactorScores.Sums(panel.units(), kept.length + (isBinary() ? 0 : 1));
        long rows = rows();
        for (int b = 0; b < panel.blocks().size(); b++) {
            int size = panel.blocks().get(b).rows();
            double[][] x = new double[fit.design().size()][size];
            double[] predictor = new double[size];
            for (int step : response.steps()) {
                fit.design().fill(panel.blocks().get(b), step, x);
                fit.predictor(panel.blocks().get(b), step, predictor);
                for (int row = 0; row < size; row++) {
                    int unit = panel.firstRow(b) + row;
                    if (response.counts()[step][unit] > 0) {
                        Row at = row(x, kept, row, predictor[row], response.values()[step][unit]);
                        add(sums, at, step, unit, rows, side, tilt);
                    }
                }
            }
        }
        return sums.scores();
    }

    private boolean isBinary() {
        return fit.link() == Link.LOGIT;
    }

    private long rows() {
        return response.steps().stream()
                .mapToLong(step ->
                        IntStream.of(response.counts()[step]).asLongStream().sum())
                .sum();
    }

    /** The kept columns of one row, its predictor and its treatment. */
    private record Row(double[] x, double predictor, double treatment) {}

    private static Row row(double[][] x, int[] kept, int row, double predictor, double treatment) {
        return new Row(IntStream.of(kept).mapToDouble(j -> x[j][row]).toArray(), predictor, treatment);
    }

    private void add(FactorScores.Sums sums, Row row, int step, int unit, long rows, Side side, Tilt tilt) {
        if (isBinary()) {
            double p = Link.LOGIT.mean(row.predictor());
            double left = row.treatment() - p;
            double byPredictor = side.sign * left + (tilt == Tilt.OVERLAP ? 1 - 2 * p : 0);
            sums.add(step, unit, times(row.x(), byPredictor), times(row.x(), left), row.x(), p * (1 - p));
            return;
        }
        double left = row.treatment() - row.predictor();
        double variance = sigma * sigma;
        double divisor = spread == Spread.SAMPLE ? (rows - 1.0) / rows : 1;
        double[] gradient =
                with(times(row.x(), side.sign * left / variance), side.sign * (left * left / variance - 1) / sigma);
        double[] score = with(times(row.x(), left / variance), left * left - divisor * variance);
        sums.add(step, unit, gradient, score, row.x(), 1 / variance);
        sums.addLast(2 * divisor * sigma);
    }

    private static double[] times(double[] x, double by) {
        return Arrays.stream(x).map(v -> v * by).toArray();
    }

    private static double[] with(double[] values, double last) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = last;
        return longer;
    }

    /** Of several fits. */
    static List<FactorScores> scores(List<ScoredFit> fits, Panel panel, Side side, Tilt tilt) {
        return fits.stream().map(fit -> fit.scores(panel, side, tilt)).toList();
    }
}
