package org.galcause.gformula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.result.Answer;

/** How often intervals of each kind held a known truth, over simulated studies: a row for each kind. */
final class CoverageTable {

    private static final double WIDE = 1.959963984540054;

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final int replicates;

    /** @param replicates of each bootstrap */
    CoverageTable(int replicates) {
        this.replicates = replicates;
    }

    /** What the intervals of one kind did so far. */
    private static final class Tally {
        private final double truth;
        private final List<double[]> intervals = new ArrayList<>();
        private int failed;

        Tally(double truth) {
            this.truth = truth;
        }

        String row(String name) {
            double n = intervals.size();
            double inside = intervals.stream()
                            .filter(i -> i[1] <= truth && truth <= i[2])
                            .count()
                    / n;
            double mean = intervals.stream().mapToDouble(i -> i[0]).average().orElse(Double.NaN);
            double spread = Math.sqrt(intervals.stream()
                            .mapToDouble(i -> (i[0] - mean) * (i[0] - mean))
                            .sum()
                    / (n - 1));
            double width =
                    intervals.stream().mapToDouble(i -> i[2] - i[1]).average().orElse(Double.NaN);
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f %% | ± %.1f | %+.2f | %.3f | %.3f | %d |",
                    name,
                    100 * inside,
                    100 * Math.sqrt(inside * (1 - inside) / n),
                    (mean - truth) / spread,
                    spread,
                    width,
                    failed);
        }
    }

    void print() {
        System.out.println(
                "| estimator, interval, question | coverage | MC error | bias / sd | sd | mean width | failed |");
        System.out.println("|---|---|---|---|---|---|---|");
        tallies.forEach((name, tally) -> System.out.println(tally.row(name)));
    }

    /** The second target less the first. */
    static double difference(Answer answer) {
        return answer.values().get(1).estimate() - answer.values().get(0).estimate();
    }

    private static double ratio(Answer answer) {
        return answer.values().get(1).estimate() / answer.values().get(0).estimate();
    }

    /** The standard error of b - times a; NaN where it is not known. */
    private static double error(Answer answer, double times) {
        List<List<Double>> c = answer.covariance();
        return c.isEmpty()
                ? Double.NaN
                : Math.sqrt(c.get(1).get(1)
                        + times * times * c.get(0).get(0)
                        - 2 * times * c.get(0).get(1));
    }

    /** The interval of a difference that an estimator gives without bootstrap. */
    void analytic(Estimator estimator, EstimationProblem problem, String asked, double truth) {
        normal(estimator.name() + ", without bootstrap, " + asked, truth, () -> {
            Answer answer = estimator.answer(problem, Replicate.ofSample(problem.seed()));
            return new double[] {difference(answer), error(answer, 1)};
        });
    }

    /** The interval of a ratio, by the delta method. */
    void analyticRatio(Estimator estimator, EstimationProblem problem, String asked, double truth) {
        normal(estimator.name() + ", without bootstrap, " + asked, truth, () -> {
            Answer answer = estimator.answer(problem, Replicate.ofSample(problem.seed()));
            return new double[] {
                ratio(answer),
                error(answer, ratio(answer)) / answer.values().get(0).estimate()
            };
        });
    }

    /** The interval of a coefficient. */
    void coefficient(
            Estimator estimator, EstimationProblem problem, String model, String term, String asked, double truth) {
        normal(
                estimator.name() + ", without bootstrap, " + asked,
                truth,
                () -> estimator.answer(problem, Replicate.ofSample(problem.seed())).models().stream()
                        .filter(row -> row.model().equals(model) && row.term().equals(term))
                        .map(row -> new double[] {row.estimate(), row.standardError()})
                        .findFirst()
                        .orElseThrow());
    }

    private void normal(String name, double truth, Supplier<double[]> estimateAndError) {
        Tally tally = tally(name, truth);
        try {
            double[] found = estimateAndError.get();
            add(tally, found[0], found[0] - WIDE * found[1], found[0] + WIDE * found[1]);
        } catch (UserError refused) {
            tally.failed++;
        }
    }

    /** The percentile and the normal interval of a difference by bootstrap. */
    void bootstrap(Estimator estimator, EstimationProblem problem, String asked, double truth) {
        bootstrap(estimator, problem, asked, truth, CoverageTable::difference);
    }

    /** Likewise of a ratio. */
    void bootstrapRatio(Estimator estimator, EstimationProblem problem, String asked, double truth) {
        bootstrap(estimator, problem, asked, truth, CoverageTable::ratio);
    }

    private void bootstrap(
            Estimator estimator,
            EstimationProblem problem,
            String asked,
            double truth,
            ToDoubleFunction<Answer> effect) {
        Tally percentile = tally(estimator.name() + ", bootstrap percentile, " + asked, truth);
        Tally normal = tally(estimator.name() + ", bootstrap normal, " + asked, truth);
        double estimate = effect.applyAsDouble(estimator.answer(problem, Replicate.ofSample(problem.seed())));
        double[] effects = IntStream.rangeClosed(1, replicates)
                .mapToDouble(r -> effect.applyAsDouble(estimator.answer(problem, new Replicate(problem.seed(), r))))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double mean = Arrays.stream(effects).average().orElseThrow();
        double error = Math.sqrt(
                Arrays.stream(effects).map(e -> (e - mean) * (e - mean)).sum() / (effects.length - 1));
        add(percentile, estimate, Quantiles.ofSorted(effects, 0.025), Quantiles.ofSorted(effects, 0.975));
        add(normal, estimate, estimate - WIDE * error, estimate + WIDE * error);
    }

    private Tally tally(String name, double truth) {
        return tallies.computeIfAbsent(name, key -> new Tally(truth));
    }

    private static void add(Tally tally, double estimate, double low, double high) {
        if (Double.isFinite(estimate) && Double.isFinite(low) && Double.isFinite(high)) {
            tally.intervals.add(new double[] {estimate, low, high});
        } else {
            tally.failed++;
        }
    }
}
