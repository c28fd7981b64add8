package org.galcause.gformula.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.junit.jupiter.api.Test;

/** Three units at three times: a constant W, a category C, a treatment A, an outcome Y measured at the end. */
class DesignTest {

    private static final double NONE = Double.NaN;
    private static final Variable CATEGORY =
            new Variable("C", Kind.CATEGORICAL, Scale.LINEAR, "", Timing.VARYING, List.of("x", "y", "z"));
    private static final PanelSchema SCHEMA = new PanelSchema(
            List.of(Variable.continuous("W").constant(), CATEGORY, Variable.continuous("A"), Variable.continuous("Y")),
            TimeGrid.of(10, 20, 30));
    private static final Panel PANEL = Panel.of(SCHEMA, new long[] {1, 2, 3}, new double[][] {
        {5, 6, 7}, {5, 6, 7}, {5, 6, 7},
        {1, 1, 2}, {0, 1, 2}, {2, 1, 1},
        {1, 2, 3}, {4, 5, 6}, {7, 8, 10},
        {NONE, NONE, NONE}, {NONE, NONE, NONE}, {1, 2, 4}
    });
    private static final Scope SCOPE = new Scope(SCHEMA, List.of("W", "C", "A", "Y"), "Y");

    private static FitRows rows(String response, Integer... steps) {
        return new FitRows(
                PANEL,
                List.of(steps),
                PanelValues.variable(PANEL, response),
                PanelValues.multiplicities(PANEL, new int[] {1, 1, 1}));
    }

    private static Design design(String formula, FitRows rows) {
        return Design.of(Formula.parse(formula), SCOPE, rows);
    }

    private static double[] column(Design design, String name, int step) {
        double[][] filled = new double[design.size()][3];
        design.fill(PANEL.whole(), step, filled);
        return filled[design.names().indexOf(name)];
    }

    @Test
    void historyRunsByTimeThenByOrderAndLeavesOutWhatIsNotMeasured() {
        assertThat(design("history(1)", rows("Y", 2)).names())
                .containsExactly("(intercept)", "W", "C[t-1]=y", "C[t-1]=z", "A[t-1]", "C=z", "A");
    }

    @Test
    void thePastIsLatestFirst() {
        Design design = design("A[..t-1]", rows("Y", 2));
        assertThat(design.names()).containsExactly("(intercept)", "A[t-1]", "A[t-2]");
        assertThat(column(design, "A[t-2]", 2)).containsExactly(1, 2, 3);
        assertThat(column(design, "A[t-2]", 1)).containsExactly(0, 0, 0);
    }

    @Test
    void theReferenceIsTheFirstLevelAmongTheFittedRows() {
        assertThat(design("C", rows("A", 0)).names()).containsExactly("(intercept)", "C=z");
        assertThat(design("C", rows("A", 1)).names()).containsExactly("(intercept)", "C=y", "C=z");
        assertThat(column(design("C", rows("A", 1)), "C=z", 2)).containsExactly(1, 0, 0);
    }

    @Test
    void productsAndSummariesAndTimes() {
        Design design = design("A[t-2]:A[t-1] + mean(A[..t])^2 + factor(t) + above(A, 5)", rows("A", 0, 1, 2));
        assertThat(design.names())
                .containsExactly(
                        "(intercept)",
                        "A[t-2]:A[t-1]",
                        "mean(A[..t])^2",
                        "factor(t)=20",
                        "factor(t)=30",
                        "above(A, 5)");
        assertThat(column(design, "A[t-2]:A[t-1]", 2)).containsExactly(4, 10, 18);
        assertThat(column(design, "mean(A[..t])^2", 1)).containsExactly(6.25, 12.25, 20.25);
        assertThat(column(design, "factor(t)=20", 1)).containsExactly(1, 1, 1);
        assertThat(column(design, "above(A, 5)", 2)).containsExactly(2, 3, 5);
    }

    /** By hand: with knots -1, 0, 1 the cubic column at 0.5 is (1.5^3 - 2 * 0.5^3) / 4; beyond the last knot its slope is 1.5. */
    @Test
    void restrictedCubicSplines() {
        RestrictedCubic basis = new RestrictedCubic(new double[] {-1, 0, 1});
        assertThat(basis.columns()).isEqualTo(2);
        assertThat(basis.value(1, 0.5)).isCloseTo(0.78125, within(1e-15));
        assertThat(basis.value(1, -2)).isZero();
        assertThat(basis.value(1, 2)).isCloseTo(3, within(1e-14));
        assertThat(basis.value(1, 4)).isCloseTo(6, within(1e-13));
    }

    @Test
    void knotsAreHarrellsQuantiles() {
        double[] sample = new double[101];
        Arrays.setAll(sample, i -> i);
        RestrictedCubic basis = RestrictedCubic.ofSample(sample, 2);
        double x = 40;
        double expected = Math.pow(x - 10, 3) / (80 * 80);
        assertThat(basis.value(1, x)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void thePredictorIsTheSumOfColumns() {
        Design design = design("A + C + A[t-1]:W + log(A)", rows("Y", 2));
        double[][] filled = new double[design.size()][3];
        design.fill(PANEL.whole(), 2, filled);
        double[] coefficients = {0.5, 1, -2, 0.25, 3};
        double[] predictor = new double[3];
        design.predictor(PANEL.whole(), 2, coefficients, predictor);
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < coefficients.length; j++) {
                sum += coefficients[j] * filled[j][i];
            }
            assertThat(predictor[i]).isCloseTo(sum, within(1e-12));
        }
    }

    @Test
    void aLogarithmOfZeroIsNotAMissingValue() {
        FitRows rows = rows("A", 0, 1);
        Design design = design("log(A[t-1])", rows);
        assertThatThrownBy(() -> DesignMatrix.of(design, rows))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the term log(A[t-1]) is not defined in 3 rows at time 10");
    }

    @Test
    void aLevelNeverSeenHasNoPrediction() {
        Design design = design("C", rows("A", 0));
        double[] predictor = new double[3];
        design.predictor(PANEL.whole(), 1, new double[] {1, 1}, predictor);
        assertThat(predictor).containsExactly(NONE, 1, 2);
    }
}
