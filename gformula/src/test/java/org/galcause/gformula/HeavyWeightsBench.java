package org.galcause.gformula;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;

/**
 * How often the 95 % interval of a default marginal structural model, without bootstrap, holds the truth as its weights get heavier: the effect
 * of level 0.5 against level 0 in the linear feedback world at three times, by strength of confounding and number of units.
 */
final class HeavyWeightsBench {

    private static final int STEPS = 3;
    private static final double BY = 0.5;
    private static final double WIDE = 1.959963984540054;
    private static final double TRUTH = LinearFeedback.truth(BY, STEPS - 1) - 1;

    private int answered;
    private int held;
    private int cautions;
    private double share;
    private double sum;
    private double squares;

    public static void main(String[] arguments) {
        int studies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
        System.out.println(
                "| units | confounding | effective share | coverage | MC error | bias / sd | caution | studies |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int units : new int[] {500, 2_000, 8_000}) {
            for (double confounding : new double[] {0.15, 0.3, 0.45, 0.6, 0.8}) {
                System.out.println(new HeavyWeightsBench().row(units, confounding, studies));
            }
        }
    }

    private String row(int units, double confounding, int studies) {
        for (int study = 0; study < studies; study++) {
            add(
                    units,
                    MarginalStructuralModel.named("msm")
                            .answer(problem(units, confounding, study), Replicate.ofSample(study)));
        }
        double coverage = (double) held / answered;
        double mean = sum / answered;
        double spread = Math.sqrt((squares - answered * mean * mean) / (answered - 1));
        return String.format(
                Locale.ROOT,
                "| %,d | %.2f | %.2f | %.1f %% | ± %.1f | %+.2f | %.0f %% | %d |",
                units,
                confounding,
                share / answered,
                100 * coverage,
                100 * Math.sqrt(coverage * (1 - coverage) / answered),
                (mean - TRUTH) / spread,
                100.0 * cautions / answered,
                answered);
    }

    private static EstimationProblem problem(int units, double confounding, int study) {
        Contrast levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(),
                Contrast.Path.CONSTANT,
                new Contrast.Grid.AtValues(List.of(0.0, BY)));
        return Problems.problem(
                LinearFeedback.panel(units, STEPS, 5_000_000L + study, confounding),
                LinearFeedback.GRAPH,
                Problems.question("A", "Y", List.of(STEPS - 1), levels, Optional.empty()),
                Map.of(),
                study);
    }

    private void add(int units, Answer answer) {
        List<List<Double>> covariance = answer.covariance();
        double effect =
                answer.values().get(1).estimate() - answer.values().get(0).estimate();
        if (covariance.isEmpty() || !Double.isFinite(effect)) {
            return;
        }
        double error = Math.sqrt(covariance.get(0).get(0)
                + covariance.get(1).get(1)
                - 2 * covariance.get(0).get(1));
        answered++;
        held += Math.abs(effect - TRUTH) <= WIDE * error ? 1 : 0;
        cautions += answer.values().get(1).verdict() == Verdict.CAUTION ? 1 : 0;
        share += answer.weights().stream()
                        .filter(row -> row.what().equals("used") && row.time() == STEPS - 1)
                        .mapToDouble(WeightSummary::ess)
                        .sum()
                / units;
        sum += effect;
        squares += effect * effect;
    }
}
