package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.galcause.gformula.Problems.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;

/** What holds of any panel in parts, whatever works on it. */
class PanelInPartsTest {

    private static Estimator gformula() {
        return new ParametricGFormula(
                "gformula",
                OptionalInt.of(9_000),
                ParametricGFormula.Start.RESAMPLE,
                ParametricGFormula.Limits.OBSERVED);
    }

    @Test
    void aMistakeInOnePartIsThrownInAllInTheSameWords() {
        Panel panel = WorldsInParts.world(Variable.continuous("Y"));
        List<PanelBlock> blocks = new ArrayList<>(panel.blocks());
        double[] broken = blocks.get(2).column(0, 0).clone();
        broken[5] = Double.NaN;
        blocks.set(2, blocks.get(2).with(0, 0, broken));
        Panel damaged = Panel.ofBlocks(panel.schema(), blocks);
        EstimationProblem problem = WorldsInParts.asked(damaged, false, Map.of());
        Estimator estimator = gformula();
        assertThatThrownBy(() -> estimator.answer(problem, Replicate.ofSample(5)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("L is missing at time 0 in 1 units");
        assertThatThrownBy(() -> InPartsLaw.together(
                        3, exchange -> estimator.answer(problem.on(damaged.part(exchange)), Replicate.ofSample(5))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("L is missing at time 0 in 1 units");
    }

    @Test
    void partsThatComeToDifferentResultsAreABug() {
        assertThatThrownBy(() -> InPartsLaw.together(2, exchange -> {
                    exchange.agree(new byte[] {(byte) exchange.part()});
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("different results");
    }

    @Test
    void aForestIsRefused() {
        Map<String, ModelSpec> forest = Map.of("L", ModelSpec.empty().with(Learner.FOREST));
        EstimationProblem problem = WorldsInParts.asked(WorldsInParts.world(Variable.continuous("Y")), false, forest);
        assertThat(InParts.refusal(gformula(), problem))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("learner: forest", "gformula, ice"));
        assertThat(InParts.refusal(MarginalStructuralModel.named("msm"), problem))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("learner: forest"));
    }

    @Test
    void sumsOverManyBlocksAreThoseOfAnyNumberOfParts() {
        Panel panel = WorldsInParts.world(Variable.continuous("Y"));
        double[] whole = panel.sum(1, block -> sum(panel.blocks().get(block)));
        List<double[]> parts = InPartsLaw.together(3, exchange -> {
            Panel part = panel.part(exchange);
            return part.sum(1, block -> sum(part.blocks().get(block)));
        });
        assertThat(parts).allMatch(own -> own[0] == whole[0]);
        assertThat(IntStream.range(0, 3)
                        .mapToDouble(b -> sum(panel.blocks().get(b))[0])
                        .sum())
                .isNotZero();
    }

    private static double[] sum(PanelBlock block) {
        double sum = 0;
        for (double value : block.column(0, 0)) {
            sum += value;
        }
        return new double[] {sum};
    }
}
