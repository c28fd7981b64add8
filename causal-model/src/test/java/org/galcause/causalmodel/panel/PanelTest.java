package org.galcause.causalmodel.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PanelTest {

    private final PanelSchema schema = new PanelSchema(List.of(Variable.continuous("x")), TimeGrid.of(1, 2));

    @Test
    void rowsComeInOrderOfIdWhateverOrderTheyWereGivenIn() {
        Panel given = Panel.of(schema, new long[] {3, 1, 2}, new double[][] {{30, 10, 20}, {31, 11, 21}});
        Panel shuffled = Panel.of(schema, new long[] {2, 3, 1}, new double[][] {{20, 30, 10}, {21, 31, 11}});
        assertThat(given.ids()).containsExactly(1, 2, 3);
        assertThat(given.column(0, 1)).containsExactly(11, 21, 31);
        assertThat(shuffled.column(0, 1)).containsExactly(given.column(0, 1));
    }

    @Test
    void blocksHoldAFixedNumberOfRows() {
        int units = 2 * Panel.BLOCK_ROWS + 5;
        long[] ids = LongStream.range(0, units).toArray();
        double[] values = IntStream.range(0, units).mapToDouble(i -> i).toArray();
        Panel panel = Panel.of(schema, ids, new double[][] {values, values});
        assertThat(panel.blocks()).extracting(PanelBlock::rows).containsExactly(Panel.BLOCK_ROWS, Panel.BLOCK_ROWS, 5);
        assertThat(panel.firstRow(2)).isEqualTo(2 * Panel.BLOCK_ROWS);
        assertThat(panel.column(0, 0)).containsExactly(values);
        assertThat(panel.whole().column(0, 1)[units - 1]).isEqualTo(units - 1);
    }

    @Test
    void anIdOccursOnce() {
        assertThatThrownBy(() -> Panel.of(schema, new long[] {1, 1}, new double[][] {{0, 0}, {0, 0}}))
                .hasMessage("id 1 occurs twice");
    }

    @Test
    void timesAscend() {
        assertThatThrownBy(() -> TimeGrid.of(2, 1)).hasMessage("times not ascending at step 1");
    }

    @Test
    void labelsNameScaleAndUnit() {
        Variable sfr = new Variable("sfr", Kind.CONTINUOUS, Scale.LOG10, "Msun/yr", Timing.VARYING, List.of());
        assertThat(sfr.label()).isEqualTo("log10 sfr [Msun/yr]");
        assertThat(TimePoint.of(99).label()).isEqualTo("99");
        assertThat(TimePoint.of(0.5).label()).isEqualTo("0.5");
    }
}
