package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.MarginalStructuralModel.Spread;
import org.galcause.gformula.glm.GlmFit;
import org.galcause.gformula.glm.Link;

/**
 * A generalised linear model of a treatment, or of who is lost, with the rows that it was fitted on and the spread of its density.
 *
 * @param fit logistic, or of least squares
 * @param response what it explains
 * @param applied by step and galaxy, 0 where the factor does not rest on the fit
 * @param sigma the spread of the residuals; missing for a binary treatment
 * @param spread how that spread was estimated
 */
record ScoredFit(GlmFit fit, Response response, int[][] applied, double sigma, Spread spread) implements ScoredModel {

    /** Of rows all of which the factor is of. */
    ScoredFit(GlmFit fit, Response response, double sigma, Spread spread) {
        this(fit, response, response.counts(), sigma, spread);
    }

    @Override
    public FactorScores scores(Panel panel, Side side, Tilt tilt) {
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
                    Row at = row(x, kept, row, predictor[row], response.values()[step][unit]);
                    if (applied[step][unit] > 0) {
                        sums.gradient(step, unit, gradient(at, side, tilt));
                    }
                    if (response.counts()[step][unit] > 0) {
                        score(sums, at, unit, rows);
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

    private double[] gradient(Row row, Side side, Tilt tilt) {
        if (isBinary()) {
            double p = Link.LOGIT.mean(row.predictor());
            double left = row.treatment() - p;
            return times(row.x(), side.sign() * left + (tilt == Tilt.OVERLAP ? 1 - 2 * p : 0));
        }
        double left = row.treatment() - row.predictor();
        double variance = sigma * sigma;
        return with(times(row.x(), side.sign() * left / variance), side.sign() * (left * left / variance - 1) / sigma);
    }

    private void score(FactorScores.Sums sums, Row row, int unit, long rows) {
        if (isBinary()) {
            double p = Link.LOGIT.mean(row.predictor());
            sums.score(unit, times(row.x(), row.treatment() - p));
            sums.curvature(0, 0, row.x(), p * (1 - p));
            return;
        }
        double left = row.treatment() - row.predictor();
        double variance = sigma * sigma;
        double divisor = spread == Spread.SAMPLE ? (rows - 1.0) / rows : 1;
        sums.score(unit, with(times(row.x(), left / variance), left * left - divisor * variance));
        sums.curvature(0, 0, row.x(), 1 / variance);
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
}
