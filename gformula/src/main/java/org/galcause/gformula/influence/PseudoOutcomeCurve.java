package org.galcause.gformula.influence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.Folds;
import org.galcause.gformula.balance.SupportLimits;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.ReplacedColumns;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.ice.OutcomeRegression;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.ratio.DensityRatios;
import org.galcause.gformula.ratio.LevelSmoothing;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RiskStates;
import org.galcause.gformula.weights.OrderStatistics;

/**
 * The curve of a continuous treatment at one time (Kennedy, Ma, McHugh and Small 2017): a pseudo-outcome
 *
 * <p>xi = (Y - m(H, A)) f(A) / f(A | H) + mean of m(H_i, A), with f(a) the mean of f(a | H_i)
 *
 * <p>whose regression on A is the curve when either m or f is right, smoothed by local linear regression.
 */
final class PseudoOutcomeCurve {

    /** Places along the treatment at which the two means over the units are computed; between them they are interpolated. */
    private static final int PLACES = 60;

    private final Cohort cohort;
    private final Panel panel;
    private final OutcomeRegression regression;
    private final DensityRatios ratios;
    private final LevelSmoothing smoothing;
    private final int folds;
    private final int step;
    private final int variable;
    private final ResponseScale scale;
    private final double[] treatment;
    private final double[] places;

    PseudoOutcomeCurve(
            Cohort cohort, OutcomeRegression regression, DensityRatios ratios, LevelSmoothing smoothing, int folds) {
        this.cohort = cohort;
        this.panel = cohort.panel();
        this.regression = regression;
        this.ratios = ratios;
        this.smoothing = smoothing;
        this.folds = folds;
        this.step = cohort.schema().grid().start();
        this.variable = cohort.schema().index(cohort.question().treatment());
        this.scale = regression.scale(step);
        this.treatment = panel.column(variable, step);
        int[] once = new int[treatment.length];
        Arrays.fill(once, 1);
        this.places = OrderStatistics.of(panel, List.of(treatment), once)
                .quantiles(IntStream.range(0, PLACES)
                        .mapToDouble(g -> g / (PLACES - 1.0))
                        .toArray());
    }

    /** Whether all targets are of the study's first time, before which there is no history. */
    static boolean serves(Cohort cohort) {
        return cohort.problem().targets().stream()
                .allMatch(target -> target.step() == cohort.schema().grid().start());
    }

    Answer answer() {
        double[] pseudo = new double[panel.units()];
        int[] counts = cohort.counts().clone();
        int[] fold = Folds.of(cohort.problem(), folds);
        for (int f = 0; f < folds; f++) {
            fill(pseudo, fold, f);
        }
        for (int i = 0; i < pseudo.length; i++) {
            counts[i] = Double.isNaN(pseudo[i]) ? 0 : counts[i];
        }
        LocalLinear curve = new LocalLinear(panel, treatment, pseudo, counts);
        InfluenceAnswer answer = new InfluenceAnswer(cohort);
        double n = cohort.size();
        for (Target target : cohort.problem().targets()) {
            LocalLinear.Line line = curve.at(target.summary());
            if (line.effective() < SupportLimits.LEAST_SMOOTHED) {
                answer.refuse(String.format(
                        Locale.ROOT,
                        "%.1f effective units have a treatment near this level, and at least %.0f are needed",
                        line.effective(),
                        SupportLimits.LEAST_SMOOTHED));
            } else {
                double[] influence = curve.influence(line);
                Arrays.setAll(influence, i -> Double.isNaN(influence[i]) ? 0 : n * influence[i]);
                answer.add(scale.low() + scale.width() * line.value(), scaled(influence), caution(curve));
            }
        }
        return answer.answer(List.of(), ratios);
    }

    private double[] scaled(double[] influence) {
        return Arrays.stream(influence).map(v -> scale.width() * v).toArray();
    }

    private static String caution(LocalLinear curve) {
        return String.format(
                Locale.ROOT,
                "smoothed: local linear regression of a doubly robust pseudo-outcome (bandwidth %.3g); the interval is of the smoothed"
                        + " curve, which misses the level itself by about half the curve's curvature times the squared bandwidth",
                curve.bandwidth());
    }

    private void fill(double[] pseudo, int[] fold, int f) {
        PanelValues counted = ratios.others(fold, f);
        Regression fitted = regression.first(step, scale, counted);
        double[] meanOutcome = new double[PLACES];
        double[] meanDensity = new double[PLACES];
        for (int g = 0; g < PLACES; g++) {
            double[][] expected = predictions(fitted, places[g]);
            meanOutcome[g] = mean(expected);
            meanDensity[g] = meanDensity(counted, places[g]);
        }
        double[][] natural = regression.observed(fitted, step);
        for (int b = 0; b < natural.length; b++) {
            double[] y = regression.scaled(b, step, scale);
            for (int row = 0; row < y.length; row++) {
                int unit = panel.firstRow(b) + row;
                boolean known = cohort.states().before(b, step)[row] == RiskStates.FOLLOWED;
                if (fold[unit] == f) {
                    double a = treatment[unit];
                    double ratio = known ? between(meanDensity, a) / smoothing.density(counted, step, unit, a) : 0;
                    pseudo[unit] = known ? ratio * (y[row] - natural[b][row]) + between(meanOutcome, a) : Double.NaN;
                }
            }
        }
    }

    private double[][] predictions(Regression fitted, double level) {
        return regression.predictions(
                fitted,
                block -> {
                    double[][] given = new double[step + 1][];
                    given[step] = new double[block.rows()];
                    Arrays.fill(given[step], level);
                    return new ReplacedColumns(block, Map.of(variable, given));
                },
                step);
    }

    private double mean(double[][] values) {
        double[] sums = panel.sum(2, block -> {
            double[] w = cohort.weights().at(block, step);
            double[] own = new double[2];
            for (int row = 0; row < w.length; row++) {
                own[0] += w[row] > 0 ? w[row] * values[block][row] : 0;
                own[1] += w[row];
            }
            return own;
        });
        return sums[0] / sums[1];
    }

    private double meanDensity(PanelValues counted, double level) {
        double[] sum = panel.sumOverUnits(1, (unit, own) -> {
            int count = cohort.counts()[unit];
            own[0] += count > 0 ? count * smoothing.density(counted, step, unit, level) : 0;
        });
        return sum[0] / cohort.size();
    }

    /** Linear between the places, which may coincide. */
    private double between(double[] values, double a) {
        int found = Arrays.binarySearch(places, a);
        int high = Math.max(1, Math.min(PLACES - 1, found < 0 ? -found - 1 : found));
        double width = places[high] - places[high - 1];
        double share = width > 0 ? (a - places[high - 1]) / width : 1;
        return values[high - 1] + share * (values[high] - values[high - 1]);
    }
}
