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
    void aRegimeSetsALevelThatIsAWord() {
        assertThat(regime(new Intervention.SetToLevel("mid"))
                        .coded(schema("low", "mid"))
                        .on("dose"))
                .isEqualTo(new Intervention.SetTo(1));
        assertThatThrownBy(() -> regime(new Intervention.SetToLevel("midd")).coded(schema("low", "mid")))
                .isInstanceOf(UserError.class)
                .hasMessage("no level of dose is \"midd\"; its levels are low, mid; did you mean \"mid\"?");
    }

    @Test
    void whatIsNoLevelOrNoNumberIsRefused() {
        assertThatThrownBy(() -> regime(new Intervention.SetTo(2)).coded(schema("1", "5", "9")))
                .isInstanceOf(UserError.class)
                .hasMessage("no level of dose is 2; its levels are 1, 5, 9");
        assertThatThrownBy(() -> regime(new Intervention.Cap(5)).coded(schema("1", "5", "9")))
                .hasMessageContaining("a category can only be set to one of its levels 1, 5, 9");
    }

    private static final Columns INDICES = new Columns() {
        @Override
        public int rows() {
            return 4;
        }

        @Override
        public double[] column(int variable, int step) {
            return new double[] {0, 1, 2, Double.NaN};
        }
    };

    private static boolean[] test(String condition, String... levels) {
        return new ConditionEvaluator(schema(levels)).test(Condition.parse(condition), INDICES, 0);
    }

    @Test
    void conditionsCompareLevelsThatAreWords() {
        assertThat(test("dose == 'mid'", "low", "mid", "high")).containsExactly(false, true, false, false);
        assertThat(test("not dose != 'mid'", "low", "mid", "high")).containsExactly(false, true, false, true);
        assertThat(Condition.parse("dose == 'mid'").text()).isEqualTo("dose == 'mid'");
        assertThatThrownBy(() -> test("dose == 'mild'", "low", "mid", "high"))
                .hasMessageStartingWith("no level of dose is \"mild\"");
        assertThatThrownBy(() -> test("dose > 'mid'", "low", "mid", "high"))
                .hasMessageContaining("allowed: a categorical variable == or != one of its levels");
    }

    @Test
    void conditionsCompareLevelsByTheirNumbers() {
        assertThat(test("dose >= 5", "1", "5", "9")).containsExactly(false, true, true, false);
        assertThatThrownBy(() -> test("dose >= 5", "low", "mid", "high"))
                .hasMessageContaining("its levels are words (low, mid, high)");
    }
}
