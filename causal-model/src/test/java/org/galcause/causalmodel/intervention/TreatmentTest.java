package org.galcause.causalmodel.intervention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.formula.Comparator;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.junit.jupiter.api.Test;

class TreatmentTest {

    private final PanelSchema schema = new PanelSchema(List.of(Variable.continuous("L")), TimeGrid.of(1, 2));
    private final Columns past = new PanelBlock(new long[] {7, 8, 9}, 2, new double[][] {{0, 1, 2}, {2, 1, 0}});
    private final double[] natural = {0.5, 1.5, 2.5};

    @Test
    void eachInterventionMapsTheNaturalValue() {
        assertThat(given(new Intervention.NaturalCourse())).isSameAs(natural);
        assertThat(given(new Intervention.SetTo(3))).containsExactly(3, 3, 3);
        assertThat(given(new Intervention.Path(List.of(9.0, 4.0)))).containsExactly(4, 4, 4);
        assertThat(given(new Intervention.Shift(-1, Optional.empty()))).containsExactly(-0.5, 0.5, 1.5);
        assertThat(given(new Intervention.Scale(2, Optional.empty()))).containsExactly(1, 3, 5);
        assertThat(given(new Intervention.Floor(1))).containsExactly(1, 1.5, 2.5);
        assertThat(given(new Intervention.Cap(1))).containsExactly(0.5, 1, 1);
    }

    @Test
    void aBoundKeepsTheNaturalValueWhereTheResultWouldLeaveIt() {
        Intervention.Bound bound = new Intervention.Bound(Comparator.AT_LEAST, 1);
        assertThat(given(new Intervention.Shift(-1, Optional.of(bound)))).containsExactly(0.5, 1.5, 1.5);
    }

    @Test
    void aDynamicRegimeReadsThePast() {
        Intervention when = new Intervention.When(
                Condition.parse("L > 0 and t >= 2"), new Intervention.SetTo(1), new Intervention.NaturalCourse());
        assertThat(given(when)).containsExactly(1, 1, 2.5);
        assertThat(new Treatment(schema).given(when, natural, past, 0)).containsExactly(natural);
    }

    @Test
    void aWindowActsOnlyInside() {
        Intervention late = new Intervention.Window(2, Double.POSITIVE_INFINITY, new Intervention.SetTo(1));
        assertThat(given(late)).containsExactly(1, 1, 1);
        assertThat(new Treatment(schema).given(late, natural, past, 0)).containsExactly(natural);
    }

    @Test
    void aZeroShiftIsTheNaturalCourseExactly() {
        assertThat(given(new Intervention.Shift(0, Optional.empty()))).containsExactly(natural);
    }

    private double[] given(Intervention intervention) {
        return new Treatment(schema).given(intervention, natural, past, 1);
    }
}
