package org.galcause.gformula.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.junit.jupiter.api.Test;

/**
 * Penalised fits and combinations against other programs: scikit-learn 1.2.1 {@code ElasticNet(alpha=penalty, l1_ratio=.5)} and {@code
 * LogisticRegression(penalty="elasticnet", l1_ratio=.5, C=1/(24 penalty), solver="saga")} on columns scaled to spread 1, and {@code
 * scipy.optimize.nnls}.
 */
class PenalisedPathTest {

    private static final int ROWS = 24;

    private static double[] column(IntToDoubleFunction value) {
        return IntStream.range(0, ROWS).mapToDouble(value).toArray();
    }

    private static Sample sample(double[] y) {
        PanelSchema schema = new PanelSchema(
                List.of(
                        Variable.continuous("a"),
                        Variable.continuous("b"),
                        Variable.continuous("c"),
                        Variable.continuous("Y")),
                TimeGrid.of(0));
        long[] ids = IntStream.range(0, ROWS).asLongStream().toArray();
        double[][] columns = {column(Math::sin), column(i -> Math.cos(2 * i + 1)), column(i -> (i * 7 % 11) / 11.0), y};
        Panel panel = Panel.of(schema, ids, columns);
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        FitRows rows =
                new FitRows(panel, List.of(0), PanelValues.variable(panel, "Y"), PanelValues.perUnit(panel, ones));
        Scope scope = new Scope(schema, schema.names(), "Y");
        Formula formula = Formula.parse("a + b + c");
        return Sample.of(
                Design.of(formula, scope, rows),
                new RegressionTask("Y", formula, scope, rows, Link.IDENTITY, ResponseScale.NONE, 1));
    }

    private static double linear(int i) {
        return 1 + 2 * Math.sin(i) - 0.5 * (i * 7 % 11) / 11.0 + 0.3 * Math.sin(5 * i);
    }

    @Test
    void leastSquaresAgreeWithScikitLearn() {
        Sample sample = sample(column(PenalisedPathTest::linear));
        PenalisedPath path = new PenalisedPath(StandardColumns.of(sample), sample.y(), sample.w(), Link.IDENTITY);
        assertThat(path.next(0.5))
                .containsExactly(new double[] {0.854876090781903, 0.8953117930511147, 0, 0}, within(1e-6));
        assertThat(path.next(0.05))
                .containsExactly(
                        new double[] {0.854876090781903, 1.318915232037541, 0, -0.08553673540261879}, within(1e-6));
    }

    @Test
    void logisticFitsAgreeWithScikitLearn() {
        Sample sample = sample(column(i -> linear(i) + 0.8 * Math.cos(3 * i) > 1 ? 1 : 0));
        PenalisedPath path = new PenalisedPath(StandardColumns.of(sample), sample.y(), sample.w(), Link.LOGIT);
        assertThat(path.next(0.1))
                .containsExactly(new double[] {-0.02398178, 1.58459004, 0, -0.04017802}, within(1e-6));
        assertThat(path.next(0.02))
                .containsExactly(new double[] {-0.17966237, 3.06255351, -0.02311966, -0.45976625}, within(1e-6));
    }

    @Test
    void sharesAgreeWithScipy() {
        double[][] regressors = {
            column(i -> Math.sin(i) + 1), column(i -> Math.cos(i) + 1), column(i -> (i * 7 % 11) / 11.0)
        };
        double[] response = column(
                i -> 0.7 * regressors[0][i] + 0.4 * regressors[2][i] - 0.2 * regressors[1][i] + 0.1 * Math.sin(9 * i));
        double[][] products = new double[3][3];
        double[] withResponse = new double[3];
        for (int a = 0; a < 3; a++) {
            for (int i = 0; i < ROWS; i++) {
                withResponse[a] += regressors[a][i] * response[i];
                for (int b = 0; b < 3; b++) {
                    products[a][b] += regressors[a][i] * regressors[b][i];
                }
            }
        }
        double sum = 0.61093935 + 0.26025048;
        assertThat(NonNegativeLeastSquares.shares(products, withResponse))
                .containsExactly(new double[] {0.61093935 / sum, 0, 0.26025048 / sum}, within(1e-7));
    }
}
