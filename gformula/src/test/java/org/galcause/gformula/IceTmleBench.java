package org.galcause.gformula;

import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.question.Contrast;

/**
 * Times one bootstrap replicate of iterated conditional expectation, and targeted minimum loss with its influence function, on 20,000 units at
 * 10 times under three regimes, all regressions linear or logistic on the full history. Arguments: units, times, replicates.
 */
public final class IceTmleBench {

    private static final double LIMIT_SECONDS = 600;

    private IceTmleBench() {}

    public static void main(String[] arguments) {
        int units = Integer.parseInt(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        int replicates = Integer.parseInt(arguments[2]);
        Contrast contrast = regimes(natural(), shifted("up", 0.5), shifted("down", -0.5));
        EstimationProblem problem = problem(
                LinearFeedback.panel(units, times, 1),
                LinearFeedback.GRAPH,
                question("A", "Y", List.of(times - 1), contrast, Optional.empty()),
                Map.of(),
                1);
        double ice = seconds(IteratedConditionalExpectation.defaults("ice"), problem, replicates);
        System.out.printf(
                Locale.ROOT,
                "ice: %.3f s of one core a bootstrap replicate; 1000 on 2 cores %.0f s (limit %.0f s)%n",
                ice,
                500 * ice,
                LIMIT_SECONDS);
        TargetedMinimumLoss tmle = TargetedMinimumLoss.defaults("tmle");
        double once = seconds(tmle, problem, 1);
        System.out.printf(
                Locale.ROOT,
                "tmle: %.2f s of one core with %d folds and influence-function intervals (limit %.0f s); 1000 bootstrap replicates on 2 cores"
                        + " would take %.0f s%n",
                once,
                tmle.folds(),
                LIMIT_SECONDS,
                500 * once);
    }

    private static Regime shifted(String name, double by) {
        return regime(name, "A", new Intervention.Shift(by, Optional.empty()));
    }

    /** Of one answer, after one that warms up. */
    private static double seconds(Estimator estimator, EstimationProblem problem, int replicates) {
        estimator.answer(problem, Replicate.ofSample(1));
        long start = System.nanoTime();
        for (int r = 1; r <= replicates; r++) {
            estimator.answer(problem, new Replicate(1, r));
        }
        return (System.nanoTime() - start) * 1e-9 / replicates;
    }
}
