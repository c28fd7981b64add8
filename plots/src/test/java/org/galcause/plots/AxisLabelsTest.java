package org.galcause.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "Msun, M_{⊙}",
        "Msun/yr, M_{⊙} yr^{-1}",
        "h3/cMpc3, \\i{h}^{3} cMpc^{-3}",
        "cMpc-3, cMpc^{-3}",
        "1e10 Msun/h, 10^{10} M_{⊙} \\i{h}^{-1}",
        "km/s, km s^{-1}",
        "%, %",
    })
    void unitsAreSetWithRaisedExponents(String unit, String label) {
        assertThat(AxisLabels.unit(unit)).isEqualTo(label.replace('-', '−'));
    }

    @Test
    void aVariableIsItsNameAndUnit() {
        Variable sfr = new Variable("sfr_total", Kind.CONTINUOUS, Scale.LOG10, "Msun/yr", Timing.VARYING, List.of());
        assertThat(AxisLabels.label(sfr)).isEqualTo("log_{10} sfr total [M_{⊙} yr^{−1}]");
        AxisLabels labels = AxisLabels.of(Variable.continuous("A"), sfr, List.of());
        assertThat(labels.treatment()).isEqualTo("A");
        assertThat(labels.effect()).isEqualTo("effect \\i{τ} [dex]");
    }

    @Test
    void timesAreRedshiftsWhereKnown() {
        AxisLabels labels = new AxisLabels("A", "Y", "d", List.of(new TimePoint(99, 2.2e-16, 13.8)));
        assertThat(AxisLabels.time(99, labels.times().get(0).redshift())).isEqualTo("\\i{z} = 0.00");
        assertThat(AxisLabels.time(4, Double.NaN)).isEqualTo("\\i{t} = 4");
    }
}
