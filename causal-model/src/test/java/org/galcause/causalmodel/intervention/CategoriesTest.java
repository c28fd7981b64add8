package org.galcause.causalmodel.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.ConditionEvaluator;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.junit.jupiter.api.Test;

/** Levels are written as in the table, and are indices in the panel. */
class CategoriesTest {

    private static PanelSchema schema(String... levels) {
        Variable dose = new Variable("dose", Kind.CATEGORICAL, Scale.LINEAR, "", Timing.VARYING, List.of(levels));
        return new PanelSchema(List.of(dose), TimeGrid.of(0));
    }

    private static Regime regime(Intervention intervention) {
        return new Regime("r", Map.of("dose", intervention));
    }

    @Test
    void aRegimeSetsALevelByItsName() {
        Intervention late = new Intervention.Window(0, 2, new Intervention.SetTo(5));
        assertThat(regime(late).coded(schema("1", "5", "9")).on("dose"))
                .isEqualTo(new Intervention.Window(0, 2, new Intervention.SetTo(1)));
    }

    @Test
    void whatIsNoLevelOrNoNumberIsRefused() {
        assertThatThrownBy(() -> regime(new Intervention.SetTo(2)).coded(schema("1", "5", "9")))
                .isInstanceOf(UserError.class)
                .hasMessage("no level of dose is 2; its levels are 1, 5, 9");
        assertThatThrownBy(() -> regime(new Intervention.Cap(5)).coded(schema("1", "5", "9")))
                .hasMessageContaining("a category can only be set to one of its levels 1, 5, 9");
    }

    @Test
    void conditionsCompareLevelsByTheirNumbers() {
        Columns indices = new Columns() {
            @Override
            public int rows() {
                return 3;
            }

            @Override
            public double[] column(int variable, int step) {
                return new double[] {0, 1, 2};
            }
        };
        Condition condition = Condition.parse("dose >= 5");
        assertThat(new ConditionEvaluator(schema("1", "5", "9")).test(condition, indices, 0))
                .containsExactly(false, true, true);
        assertThatThrownBy(() -> new ConditionEvaluator(schema("low", "mid", "high")).test(condition, indices, 0))
                .hasMessageContaining("its levels are words (low, mid, high)");
    }
}
