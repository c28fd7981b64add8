package org.galcause.ingesttng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.request.Attrition;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.MissingPolicy;
import org.galcause.ingesttng.request.Required;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.Test;

/** The layouts of the reference cases: long with an outcome at the end, long with rows that end, wide with and without ids. */
class ReferenceTablesTest {

    @Test
    void anOutcomeAtTheEndOfFollowUp() {
        Panel panel = panel(
                longTable("mc_continuous_eof_normal", "id", "t0"),
                Attrition.none(),
                column(Variable.continuous("L2")),
                column(Variable.continuous("L3").constant()),
                column(Variable.binary("A")),
                atTheEnd(column(Variable.continuous("Y"))));

        assertThat(panel.units()).isEqualTo(2500);
        assertThat(panel.schema().steps()).isEqualTo(7);
        assertThat(panel.column(0, 0)[0]).isEqualTo(0.577420336295181);
        assertThat(panel.column(0, 1)[0]).isEqualTo(-1.61960268667967);
        assertThat(panel.column(1, 6)).isEqualTo(panel.column(1, 0));
        assertThat(panel.column(3, 5)).containsOnly(Double.NaN);
        assertThat(panel.column(3, 6)).doesNotContain(Double.NaN);
    }

    @Test
    void rowsThatEndWithTheEvent() {
        Attrition event = new Attrition(List.of(new Attrition.Leaving(Attrition.Reason.EVENT, "Y", 1)), List.of());
        Panel panel = panel(longTable("mc_survival_basicdata_nocomp", "id", "t0"), event, survival());

        assertThat(panel.units()).isEqualTo(2500);
        assertThat(IntStream.range(0, panel.schema().steps())
                        .mapToLong(step -> present(panel.column(3, step)))
                        .sum())
                .isEqualTo(13_170);
        assertThat(present(panel.column(3, panel.schema().steps() - 1))).isBetween(1L, 2499L);
    }

    @Test
    void rowsThatEndWithoutAReasonAreMissing() {
        assertThatThrownBy(() ->
                        panel(longTable("mc_survival_basicdata_nocomp", "id", "t0"), Attrition.none(), survival()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Values are missing where they should be measured. L1: ")
                .hasMessageContaining("Y: ")
                .hasMessageContaining("drop-units");
    }

    @Test
    void unitsThatAreLostOrHaveACompetingEvent() {
        Attrition attrition = new Attrition(
                List.of(
                        new Attrition.Leaving(Attrition.Reason.EVENT, "Y", 1),
                        new Attrition.Leaving(Attrition.Reason.COMPETING_EVENT, "D", 1),
                        new Attrition.Leaving(Attrition.Reason.LOSS, "C", 1)),
                List.of("D", "Y"));
        Panel panel = panel(
                longTable("ice_pooled_classical_total_compdata", "id", "t0"),
                attrition,
                column(Variable.binary("L1")),
                column(Variable.continuous("L2")),
                column(Variable.continuous("A1")),
                column(Variable.binary("A2")),
                column(Variable.binary("C")),
                column(Variable.binary("D")),
                column(Variable.binary("Y")));

        assertThat(panel.column(4, 0)[0]).isEqualTo(1);
        assertThat(panel.column(6, 0)[0]).isNaN();
        assertThat(IntStream.range(0, panel.schema().steps())
                        .mapToLong(step -> present(panel.column(0, step)))
                        .sum())
                .isEqualTo(26_581);
    }

    @Test
    void binaryOutcomeOfALongTable() {
        Panel panel = panel(
                longTable("mc_binary_eof_continuous_treatment", "id_num", "time"),
                Attrition.none(),
                column(Variable.binary("cov1")),
                column(Variable.continuous("cov2")),
                column(Variable.continuous("cov3").constant()),
                column(Variable.continuous("treat")),
                atTheEnd(column(Variable.binary("outcome"))));

        assertThat(panel.units()).isEqualTo(2500);
    }

    @Test
    void wideTables() {
        Panel ice = panel(
                wideTable("ice_continuous_eof_static", Optional.empty(), 0, 6),
                Attrition.none(),
                wide(Variable.continuous("L3").constant(), "L3"),
                wide(Variable.continuous("L1"), "L1_0", "L1_1", "L1_2", "L1_3", "L1_4", "L1_5", "L1_6"),
                wide(Variable.binary("A"), "A_0", "A_1", "A_2", "A_3", "A_4", "A_5", "A_6"),
                wide(Variable.continuous("Y"), "", "", "", "", "", "", "Y"));
        assertThat(ice.units()).isEqualTo(2500);
        assertThat(ice.ids()[0]).isEqualTo(1);
        assertThat(ice.column(3, 6)[0]).isEqualTo(-5.3390728918796);
        assertThat(ice.column(0, 3)[1]).isEqualTo(ice.column(0, 0)[1]).isEqualTo(5);

        Panel shift = panel(
                wideTable("tmle_sdr_simt4_shift", Optional.of("ID"), 1, 4),
                Attrition.none(),
                wide(Variable.continuous("L"), "L_1", "L_2", "L_3", "L_4"),
                wide(Variable.continuous("A"), "A_1", "A_2", "A_3", "A_4"),
                wide(Variable.binary("Y"), "", "", "", "Y"));
        assertThat(shift.units()).isEqualTo(5000);

        Panel msm = panel(
                wideTable("iptw_continuous_longitudinal", Optional.of("id_num"), 0, 6),
                Attrition.none(),
                wide(Variable.continuous("cov3").constant(), "cov3"),
                wide(
                        Variable.continuous("treat"),
                        "treat_0",
                        "treat_1",
                        "treat_2",
                        "treat_3",
                        "treat_4",
                        "treat_5",
                        "treat_6"),
                wide(Variable.binary("outcome"), "", "", "", "", "", "", "outcome"));
        assertThat(msm.units()).isEqualTo(2500);
    }

    @Test
    void aWideTableOfSurvival() {
        Panel panel = panel(
                wideTable("ltmle_longitudinal_survival", Optional.empty(), 1, 3),
                new Attrition(List.of(new Attrition.Leaving(Attrition.Reason.EVENT, "Y", 1)), List.of()),
                wide(Variable.continuous("W").constant(), "W"),
                wide(Variable.continuous("L"), "L1", "L2", "L3"),
                wide(Variable.binary("A"), "A1", "A2", "A3"),
                wide(Variable.binary("Y"), "Y1", "Y2", "Y3"));

        assertThat(panel.units()).isEqualTo(1000);
    }

    private static long present(double[] values) {
        return Arrays.stream(values).filter(x -> !Double.isNaN(x)).count();
    }

    private static VariableRequest[] survival() {
        return new VariableRequest[] {
            column(Variable.binary("L1")),
            column(Variable.continuous("L2")),
            column(Variable.continuous("L3").constant()),
            column(Variable.binary("A")),
            column(Variable.binary("Y"))
        };
    }

    private static Panel panel(Source source, Attrition attrition, VariableRequest... variables) {
        return Ingest.panel(
                        TestSpark.session(),
                        new IngestRequest(source, List.of(variables), attrition, MissingPolicy.ERROR, 7))
                .panel();
    }

    private static Source longTable(String name, String id, String time) {
        return Source.LongTable.of(RealData.gmethods(name + "/data.csv"), id, time);
    }

    private static Source wideTable(String name, Optional<String> id, int first, int last) {
        List<Double> times = new ArrayList<>();
        IntStream.rangeClosed(first, last).forEach(t -> times.add((double) t));
        return new Source.WideTable(
                RealData.gmethods(name + "/data.csv"), id, times, Optional.empty(), Selection.none());
    }

    private static VariableRequest column(Variable variable) {
        return VariableRequest.of(variable, new Measure.Column(variable.name(), Optional.empty()));
    }

    private static VariableRequest atTheEnd(VariableRequest request) {
        return new VariableRequest(request.variable(), request.measure(), request.floor(), new Required.LastTime());
    }

    private static VariableRequest wide(Variable variable, String... columns) {
        List<Optional<String>> names = Arrays.stream(columns)
                .map(name -> name.isEmpty() ? Optional.<String>empty() : Optional.of(name))
                .toList();
        return VariableRequest.of(variable, new Measure.WideColumns(names, Optional.empty()));
    }
}
