package org.galcause.causalmodel.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

    private final PanelSchema schema =
            new PanelSchema(List.of(Variable.continuous("x"), Variable.continuous("y")), TimeGrid.of(5, 10, 20));
    private final Columns columns =
            new PanelBlock(new long[] {1, 2}, 3, new double[][] {{1, -2}, {3, 4}, {8, 1}, {0, 0}, {1, 1}, {2, 5}});

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | 8 | 1",
                "x[t-1] | 3 | 4",
                "x[t-3] | 0 | 0",
                "mean(x[..t-1]) | 2 | 1",
                "sum(x[..t]) | 12 | 3",
                "min(x[..t]) | 1 | -2",
                "max(x[..t-2]) | 1 | -2",
                "mean(x[..t-3]) | 0 | 0",
                "t | 20 | 20",
                "x^2 | 64 | 1",
                "above(x, 3) | 5 | 0",
                "sqrt(above(x, -1)) | 3 | 1.4142135623730951"
            })
    void fillsOneColumn(String text, double first, double second) {
        double[] out = new double[2];
        new SingleColumn(schema).fill(Formula.parse(text).factors().get(0), columns, 2, out);
        assertThat(out).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x > 3 | true | false",
                "x[t-1] >= 3 and y == 5 | false | true",
                "not (x > 3) or t < 20 | false | true",
                "(x > 3 or y == 5) and t != 10 | true | true",
                "mean(x[..t]) <= 1 | false | true",
                "x < -1.5 | false | false"
            })
    void testsConditions(String text, boolean first, boolean second) {
        Condition condition = Condition.parse(text);
        assertThat(new ConditionEvaluator(schema).test(condition, columns, 2)).containsExactly(first, second);
        assertThat(Condition.parse(condition.text())).isEqualTo(condition);
    }

    @Test
    void aConditionNeedsAComparison() {
        assertThatThrownBy(() -> Condition.parse("x + 1"))
                .isInstanceOf(FormulaSyntaxException.class)
                .hasMessage("\"x + 1\": found \"+\" where a comparison (<, <=, >, >=, ==, !=) is expected");
    }
}
