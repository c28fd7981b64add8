package org.galcause.gformula.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Test;

class CurveForestTest {

    private static final int ROWS = 3000;

    private final double[] x = new double[ROWS];
    private final double[] y = new double[ROWS];
    private final double[] weight = new double[ROWS];
    private final int[] once = new int[ROWS];
    private final double[] grid = {-1.5, -1, -0.5, 0, 0.5, 1, 1.5};

    CurveForestTest() {
        for (int i = 0; i < ROWS; i++) {
            x[i] = Randomness.normal(1, i);
            y[i] = x[i] + 0.2 * Randomness.normal(2, i);
            weight[i] = 1;
            once[i] = 1;
        }
    }

    @Test
    void followsTheCurve() {
        double[] curve = CurveForest.of(x, y, weight, once, 50).predict(grid, 7);
        for (int g = 0; g < grid.length; g++) {
            assertThat(curve[g]).isBetween(grid[g] - 0.15, grid[g] + 0.15);
        }
    }

    @Test
    void weightsSayWhichRowsCount() {
        double[] mixed = y.clone();
        for (int i = 0; i < ROWS; i++) {
            mixed[i] += i % 2 == 0 ? 4 : 0;
            weight[i] = i % 2 == 0 ? 1e-12 : 1e3;
        }
        double[] curve = CurveForest.of(x, mixed, weight, once, 50).predict(grid, 7);
        assertThat(curve[3]).isBetween(-0.2, 0.2);
        Arrays.fill(weight, 1);
        assertThat(CurveForest.of(x, mixed, weight, once, 50).predict(grid, 7)[3])
                .isBetween(1.5, 2.5);
    }

    @Test
    void leavesHoldAtLeastSoManyDistinctRows() {
        double[] curve = CurveForest.of(x, y, weight, once, ROWS).predict(grid, 7);
        assertThat(curve).containsOnly(curve[0]);
        assertThat(curve[0]).isBetween(-0.1, 0.1);
    }

    @Test
    void equalsTheGeneralForestOnOneFeature() {
        int[] none = new int[grid.length];
        double[] both = Arrays.copyOf(x, ROWS + grid.length);
        System.arraycopy(grid, 0, both, ROWS, grid.length);
        int[] multiplicities = Arrays.copyOf(once, ROWS + none.length);
        ForestTask task = new ForestTask(
                List.of(RankedColumn.of(both)), Arrays.copyOf(y, ROWS + none.length), multiplicities, 100, 7);
        double[] general = Arrays.copyOfRange(RegressionForest.inSample(task), ROWS, ROWS + none.length);
        double[] curve = CurveForest.of(x, y, weight, once, 100).predict(grid, 7);
        for (int g = 0; g < grid.length; g++) {
            assertThat(curve[g]).isBetween(general[g] - 0.05, general[g] + 0.05);
        }
    }

    @Test
    void noWeightAtAllIsRefused() {
        Arrays.fill(weight, 0);
        assertThatThrownBy(() -> CurveForest.of(x, y, weight, once, 200))
                .isInstanceOf(UserError.class)
                .hasMessage("No row with a positive weight is left for the outcome's forest.");
    }
}
