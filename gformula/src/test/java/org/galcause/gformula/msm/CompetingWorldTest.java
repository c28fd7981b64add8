package org.galcause.gformula.msm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.question.Question.Event.Effect;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.CompetingWorld;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;

/** Marginal structural models of an event beside a competing one, whose risks are known. */
class CompetingWorldTest {

    private static final int UNITS = 40_000;
    private static final double CLOSE = 0.012;

    private static MarginalStructuralModel msm(MarginalStructuralModel.Weights weights) {
        return MarginalStructuralModel.named("msm")
                .with(weights)
                .with(new MarginalStructuralModel.Extremes.Untouched())
                .withOutcome(ModelSpec.empty().with(Formula.parse("A*A[t-1]")));
    }

    /** Under never, always, and treatment that is stopped. */
    private static double[] risks(Effect effect, MarginalStructuralModel.Weights weights) {
        return msm(weights).answer(CompetingWorld.asked(UNITS, effect), Replicate.ofSample(1)).values().stream()
                .mapToDouble(value -> value.estimate())
                .toArray();
    }

    private static double[] truths(Effect effect) {
        return new double[] {
            CompetingWorld.truth(0, 0, effect), CompetingWorld.truth(1, 1, effect), CompetingWorld.truth(1, 0, effect)
        };
    }

    @Test
    void theTotalEffectLetsCompetingEventsHappen() {
        double[] total = risks(Effect.TOTAL, MarginalStructuralModel.Weights.HISTORY);
        assertThat(total).containsExactly(truths(Effect.TOTAL), within(CLOSE));
        assertThat(CompetingWorld.truth(1, 1, Effect.DIRECT) - CompetingWorld.truth(1, 1, Effect.TOTAL))
                .isGreaterThan(5 * CLOSE);
    }

    @Test
    void theDirectEffectPreventsThem() {
        double[] direct = risks(Effect.DIRECT, MarginalStructuralModel.Weights.HISTORY);
        assertThat(direct).containsExactly(truths(Effect.DIRECT), within(CLOSE));
    }

    @Test
    void withoutWeightsTheTotalEffectIsConfounded() {
        double[] naive = risks(Effect.TOTAL, MarginalStructuralModel.Weights.NONE);
        assertThat(naive[0] - CompetingWorld.truth(0, 0, Effect.TOTAL)).isLessThan(-3 * CLOSE);
    }

    /** Both rest on the same units, so that their difference varies far less than two strangers would. */
    @Test
    void differenceFromTheNaturalCourseHasTheErrorThatItVariesBy() {
        int studies = 200;
        double[] difference = new double[studies];
        double squared = 0;
        double strangers = 0;
        for (int study = 0; study < studies; study++) {
            Answer answer = msm(MarginalStructuralModel.Weights.HISTORY)
                    .answer(CompetingWorld.againstNatural(2_000, study), Replicate.ofSample(study));
            difference[study] =
                    answer.values().get(0).estimate() - answer.values().get(1).estimate();
            List<List<Double>> c = answer.covariance();
            strangers += (c.get(0).get(0) + c.get(1).get(1)) / studies;
            squared += (c.get(0).get(0) + c.get(1).get(1) - 2 * c.get(0).get(1)) / studies;
        }
        double mean = Arrays.stream(difference).average().orElseThrow();
        double spread = Math.sqrt(
                Arrays.stream(difference).map(d -> (d - mean) * (d - mean)).sum() / (studies - 1));
        assertThat(Math.sqrt(strangers)).isGreaterThan(1.3 * spread);
        assertThat(Math.sqrt(squared)).isCloseTo(spread, withinPercentage(10));
    }
}
