package org.galcause.gformula.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.junit.jupiter.api.Test;

class ExtremeWeightsTest {

    private static final int[] ONCE = {1, 1, 1, 1, 1};
    private final double[] weights = {5, 1, 2, 3, 4};

    private static Panel panel(int units) {
        PanelSchema schema = new PanelSchema(List.of(Variable.continuous("A")), TimeGrid.of(0));
        return Panel.of(schema, LongStream.range(0, units).toArray(), new double[][] {new double[units]});
    }

    private static double[] treated(Extremes extremes, double[] weights, int[] counts) {
        return ExtremeWeights.treated(panel(weights.length), extremes, List.of(weights), counts)
                .get(0);
    }

    @Test
    void quantilesAreOfTypeSeven() {
        assertThat(treated(new Extremes.Winsorise(0.125, 0.75), weights, ONCE)).containsExactly(4, 1.5, 2, 3, 4);
    }

    @Test
    void rowsStrictlyBetweenAreKept() {
        assertThat(treated(new Extremes.Drop(0.25, 0.75), weights, ONCE)).containsExactly(0, 0, 0, 3, 0);
    }

    @Test
    void nothingIsDroppedWhenAllAreEqual() {
        assertThat(treated(new Extremes.Drop(0.01, 0.99), new double[] {1, 1, 1}, new int[] {1, 2, 1}))
                .containsExactly(1, 1, 1);
    }

    @Test
    void quantilesCountCopiesAndLeaveOutWhatIsMissing() {
        double[] some = {5, 1, Double.NaN, 3, 100};
        int[] counts = {1, 1, 3, 2, 0};
        assertThat(treated(new Extremes.Winsorise(0.5, 1), some, counts)).containsExactly(5, 3, Double.NaN, 3, 5);
    }

    @Test
    void aDistributionCountsCopiesAndNotWhatWasDropped() {
        WeightSummary summary =
                WeightDistribution.of(panel(4), 99, "used", new double[] {2, 0, Double.NaN, 4}, new int[] {3, 1, 1, 1});
        assertThat(summary.rows()).isEqualTo(4);
        assertThat(summary.mean()).isEqualTo(2.5);
        assertThat(summary.ess()).isEqualTo(100.0 / 28);
        assertThat(summary.sd()).isEqualTo(1);
    }
}
