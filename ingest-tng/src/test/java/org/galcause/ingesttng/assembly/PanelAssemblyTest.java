package org.galcause.ingesttng.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Comparator;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.request.Attrition;
import org.galcause.ingesttng.request.Floor;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.MissingPolicy;
import org.galcause.ingesttng.request.Required;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.Test;

class PanelAssemblyTest {

    private static final double NAN = Double.NaN;
    private static final Variable MASS =
            new Variable("mass", Kind.CONTINUOUS, Scale.LOG10, "Msun", Timing.VARYING, List.of());
    private static final Variable FLAG = Variable.binary("flag");

    /** Units 30, 10, 20; times 1 and 2. Unit 20 has no row at time 1, unit 10 no flag at time 2. */
    private static final double[][][] GAPS = {{{1e9, 1e10, NAN}, {1e9, 1e11, 1e12}}, {{0, 1, NAN}, {1, NAN, 0}}};

    @Test
    void missingValuesAreCountedByVariableAndTime() {
        assertThatThrownBy(() -> assemble(GAPS, Selection.none(), MissingPolicy.ERROR, Attrition.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "mass: 1 at time 1 (for example unit 20 at time 1); flag: 1 at time 1, 1 at time 2 (for"
                                + " example unit 20 at time 1)");
    }

    @Test
    void theThreeWaysToGoOn() {
        Assembled units = assemble(GAPS, Selection.none(), MissingPolicy.DROP_UNITS, Attrition.none());
        assertThat(units.panel().ids()).containsExactly(30);
        assertThat(units.notes()).anyMatch(note -> note.startsWith("Dropped 2 units with missing values"));

        Assembled rows = assemble(GAPS, Selection.none(), MissingPolicy.DROP_ROWS, Attrition.none());
        assertThat(rows.panel().ids()).containsExactly(10, 20, 30);
        assertThat(rows.panel().column(0, 1)).containsExactly(NAN, 12, 9);
        assertThat(rows.notes()).anyMatch(note -> note.startsWith("Dropped 2 rows with missing values"));

        Assembled complete = assemble(
                GAPS, selection(List.of(), Selection.Histories.COMPLETE), MissingPolicy.DROP_ROWS, Attrition.none());
        assertThat(complete.panel().ids()).containsExactly(10, 30);
        assertThat(complete.counts())
                .containsExactly(
                        new SelectionCount("in the table at the study's times", 3),
                        new SelectionCount("complete at all 2 times", 2),
                        new SelectionCount("in the panel", 2));
    }

    @Test
    void anyHistoryAllowsAbsentRowsButNotHolesInThem() {
        assertThatThrownBy(() -> assemble(
                        GAPS, selection(List.of(), Selection.Histories.ANY), MissingPolicy.ERROR, Attrition.none()))
                .hasMessageContaining(
                        "missing where they should be measured. flag: 1 at time 2 (for example unit 10 at time 2)");
    }

    @Test
    void afterLeavingNothingIsRequired() {
        double[][][] leaving = {{{1e9, 1e10, 1e9}, {1e9, NAN, 1e12}}, {{0, 1, 0}, {1, NAN, 0}}};
        Attrition byFlag = new Attrition(List.of(new Attrition.Leaving(Attrition.Reason.EVENT, "flag", 1)), List.of());

        Assembled left =
                assemble(leaving, selection(List.of(), Selection.Histories.COMPLETE), MissingPolicy.ERROR, byFlag);
        assertThat(left.panel().units()).isEqualTo(3);
        assertThatThrownBy(() -> assemble(leaving, Selection.none(), MissingPolicy.ERROR, Attrition.none()))
                .hasMessageContaining("unit 10 at time 2");
    }

    @Test
    void cutsAreMadeInTheirUnitAtTheLastTime() {
        double[][][] full = {{{1e9, 1e10, 1e9}, {1e9, 1e11, 1e12}}, {{0, 1, 0}, {1, 0, 0}}};
        Selection.Cut cut = new Selection.Cut("mass", Comparator.AT_LEAST, 10, "1e10 Msun");
        Assembled kept = assemble(
                full, selection(List.of(cut), Selection.Histories.GIVEN), MissingPolicy.ERROR, Attrition.none());
        assertThat(kept.panel().ids()).containsExactly(10, 20);
        assertThat(kept.panel().column(0, 1)).containsExactly(11, 12);

        Selection.Cut none = new Selection.Cut("mass", Comparator.GREATER, 1e20, "Msun");
        assertThatThrownBy(() -> assemble(
                        full,
                        selection(List.of(none), Selection.Histories.GIVEN),
                        MissingPolicy.ERROR,
                        Attrition.none()))
                .hasMessageContaining(
                        "The selection is empty: no unit is left; in the table at the study's times: 3; mass > 1e20"
                                + " Msun at 2: 0.");
        Selection.Cut wrong = new Selection.Cut("mas", Comparator.GREATER, 1, "Msun");
        assertThatThrownBy(() -> assemble(
                        full,
                        selection(List.of(wrong), Selection.Histories.GIVEN),
                        MissingPolicy.ERROR,
                        Attrition.none()))
                .hasMessageContaining("\"mas\" is not a variable of the study; did you mean \"mass\"?");
    }

    @Test
    void allFaultsOfValuesAreSaidAtOnce() {
        double[][][] faulty = {{{0, 1e10, Double.POSITIVE_INFINITY}, {-1, 1e11, 1e12}}, {{0, 1, 2}, {1, 0, 0}}};
        assertThatThrownBy(() -> assemble(faulty, Selection.none(), MissingPolicy.ERROR, Attrition.none()))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problems())
                                .containsExactly(
                                        "Infinite values. mass: 1 at time 1 (for example unit 20 at time 1, value Infinity); mend the"
                                                + " data, or mark them as missing.",
                                        "Values without a logarithm (zero or negative). mass: 1 at time 1, 1 at time 2 (for example unit"
                                                + " 30 at time 1, value 0.0); declare a floor, such as floor: {value: 1e-3}, or scale: linear.",
                                        "Values of a binary variable that are neither 0 nor 1. flag: 1 at time 1 (for example unit 20 at"
                                                + " time 1, value 2.0); kind: continuous or categorical takes them."));
    }

    private static Selection selection(List<Selection.Cut> cuts, Selection.Histories histories) {
        return new Selection(cuts, Optional.empty(), histories, Selection.Galaxies.ALL);
    }

    @Test
    void whoLeftNeitherComesBackNorCounts() {
        double[][][] back = {{{1e9, 1e10, 1e9}, {1e9, 1e11, 1e12}}, {{0, 1, 0}, {1, 0, 0}}};
        double[][][] carried = {{{1e9, 1e10, 1e9}, {1e9, 1e11, 1e12}}, {{0, 1, 0}, {1, 1, 0}}};
        Attrition byFlag = new Attrition(List.of(new Attrition.Leaving(Attrition.Reason.EVENT, "flag", 1)), List.of());

        assertThatThrownBy(() -> assemble(back, Selection.none(), MissingPolicy.ERROR, byFlag))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "After leaving, units are not expected to come back or to leave again, but unit 10 has flag = 1 at time 1"
                                + " and flag = 0 at time 2; end a unit's rows where it leaves, or carry flag = 1 forward.");
        Assembled left = assemble(carried, Selection.none(), MissingPolicy.ERROR, byFlag);
        assertThat(left.panel().column(0, 1)).containsExactly(NAN, 12, 9);
        assertThat(left.panel().column(1, 1)).containsExactly(NAN, 0, 1);
    }

    /** Half of 60 units have the event at time 1; of the others ten are lost there. */
    @Test
    void lossesThatOnlyTheSparedHaveAreSaid() {
        int units = 60;
        double[][][] columns = new double[2][2][units];
        for (int unit = 0; unit < units; unit++) {
            boolean event = unit % 2 == 0;
            boolean lost = unit % 6 == 1;
            columns[0][0][unit] = event ? 1 : 0;
            columns[0][1][unit] = event || lost ? NAN : 0;
            columns[1][0][unit] = lost ? 1 : 0;
            columns[1][1][unit] = event || lost ? NAN : 0;
        }
        assertThat(notes(columns))
                .containsExactly(
                        "CAUTION: none of the 10 units that lost marks as lost in an interval where event is known had the event,"
                                + " and 60.0 % of the others had; if only those without the event can be lost, the loss comes after event,"
                                + " and risks at later times come out too high: mark it in the next interval, where nothing else is known,"
                                + " with models: {lost: …} of what is known before");
        columns[1][0][0] = 1;
        assertThat(notes(columns)).isEmpty();
    }

    private static List<String> notes(double[][][] columns) {
        int units = columns[0][0].length;
        RawHistories raw = new RawHistories(
                TimeGrid.of(1, 2),
                List.of(Variable.binary("event"), Variable.binary("lost")),
                LongStream.range(0, units).toArray(),
                columns,
                List.of(),
                List.of(),
                List.of());
        Attrition attrition = new Attrition(
                List.of(
                        new Attrition.Leaving(Attrition.Reason.EVENT, "event", 1),
                        new Attrition.Leaving(Attrition.Reason.LOSS, "lost", 1)),
                List.of("event"));
        Roster roster = new Roster(raw, Departures.of(raw, attrition));
        return new LossOfTheSpared(raw, attrition, roster).note().stream().toList();
    }

    @Test
    void unitsWhoseRowsJustEndAreSaid() {
        double[][][] ending = {{{1e9, 1e10, 1e9}, {1e9, NAN, 1e12}}, {{0, 0, 0}, {1, NAN, 0}}};
        Attrition byFlag = new Attrition(List.of(new Attrition.Leaving(Attrition.Reason.EVENT, "flag", 1)), List.of());

        assertThatThrownBy(() -> assemble(ending, Selection.none(), MissingPolicy.ERROR, byFlag))
                .hasMessageContaining("mass: 1 at time 2 (for example unit 10 at time 2)")
                .hasMessageEndingWith(
                        "Of 1 units the rows end before the last time though neither an event nor a loss is noted (unit 10 after time"
                                + " 1): where follow-up ended by design, drop-rows follows them until their last row; otherwise mark"
                                + " them as lost there.");
    }

    @Test
    void manyTimesAreSummedUp() {
        FaultCount fault = new FaultCount("mass", TimeGrid.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        for (int step = 0; step < 10; step++) {
            fault.add(step, 7, NAN);
            fault.add(step, 8, NAN);
        }
        assertThat(fault.text())
                .startsWith("mass: 2 at time 1, ")
                .endsWith("2 at time 8, 4 at 2 later times (for example unit 7 at time 1)");
    }

    @Test
    void anEventAfterALossIsRefused() {
        double[][][] later = {{{1e9, 1e10, 1e9}, {1e9, 1e11, 1e12}}, {{0, 0, 0}, {1, 1, 0}}};
        Attrition both = new Attrition(
                List.of(
                        new Attrition.Leaving(Attrition.Reason.EVENT, "flag", 1),
                        new Attrition.Leaving(Attrition.Reason.LOSS, "mass", 1e10)),
                List.of());

        assertThatThrownBy(() -> assemble(later, Selection.none(), MissingPolicy.ERROR, both))
                .hasMessageContaining("unit 10 has mass = 10000000000 at time 1 and flag = 1 at time 2");
    }

    @Test
    void aLossAfterAnEventSaysNothing() {
        double[][][] later = {{{1e9, 1e10, 1e9}, {1e9, 1e11, 1e12}}, {{0, 1, 0}, {1, 1, 0}}};
        Attrition.Leaving event = new Attrition.Leaving(Attrition.Reason.EVENT, "flag", 1);
        Attrition.Leaving loss = new Attrition.Leaving(Attrition.Reason.LOSS, "mass", 1e11);

        Assembled left =
                assemble(later, Selection.none(), MissingPolicy.ERROR, new Attrition(List.of(event, loss), List.of()));

        assertThat(left.panel().column(0, 1)).containsExactly(NAN, 12, 9);
    }

    @Test
    void whatAnotherReasonRulesOut() {
        assertThat(Attrition.Reason.EVENT.rulesOut(Attrition.Reason.LOSS)).isFalse();
        assertThat(Attrition.Reason.EVENT.rulesOut(Attrition.Reason.COMPETING_EVENT))
                .isFalse();
        assertThat(Attrition.Reason.COMPETING_EVENT.rulesOut(Attrition.Reason.LOSS))
                .isFalse();
        assertThat(Attrition.Reason.COMPETING_EVENT.rulesOut(Attrition.Reason.EVENT))
                .isTrue();
        assertThat(Attrition.Reason.LOSS.rulesOut(Attrition.Reason.COMPETING_EVENT))
                .isTrue();
    }

    private static Assembled assemble(
            double[][][] values, Selection selection, MissingPolicy missing, Attrition attrition) {
        RawHistories raw = new RawHistories(
                TimeGrid.of(1, 2),
                List.of(MASS, FLAG),
                new long[] {30, 10, 20},
                values,
                List.of(),
                List.of(),
                List.of());
        Source source = new Source.WideTable(
                Path.of("t.csv"), Optional.empty(), List.of(1.0, 2.0), Optional.empty(), selection);
        Measure measure = new Measure.Column("c", Optional.empty());
        return PanelAssembly.assemble(
                raw,
                new IngestRequest(
                        source,
                        List.of(VariableRequest.of(MASS, measure), VariableRequest.of(FLAG, measure)),
                        attrition,
                        missing,
                        7));
    }

    @Test
    void floorsDependOnUnitAndTimeAlone() {
        Variable sfr = new Variable("sfr", Kind.CONTINUOUS, Scale.LINEAR, "Msun/yr", Timing.VARYING, List.of());
        double[] both = floored(sfr, TimeGrid.of(1, 2), new double[][] {{0, 3}, {5e-5, 2}});
        double[] one = floored(sfr, TimeGrid.of(2), new double[][] {{0, 2}});

        assertThat(both[0]).isBetween(1e-5, 1e-4).isNotEqualTo(both[1]);
        assertThat(both[1]).isBetween(1e-5, 1e-4).isEqualTo(one[0]);
    }

    /** The first unit's values at each time. */
    private static double[] floored(Variable sfr, TimeGrid grid, double[][] values) {
        RawHistories raw = new RawHistories(
                grid, List.of(sfr), new long[] {5, 6}, new double[][][] {values}, List.of(), List.of(), List.of());
        VariableRequest request = new VariableRequest(
                sfr,
                new Measure.Column("sfr", Optional.empty()),
                Optional.of(new Floor.Uniform(1e-5, 1e-4)),
                new Required.EveryTime());
        Assembled assembled = PanelAssembly.assemble(
                raw,
                new IngestRequest(
                        Source.LongTable.of(Path.of("t.csv"), "id", "t"),
                        List.of(request),
                        Attrition.none(),
                        MissingPolicy.ERROR,
                        7));
        double[] first = new double[grid.steps()];
        for (int step = 0; step < first.length; step++) {
            first[step] = assembled.panel().column(0, step)[0];
            assertThat(assembled.panel().column(0, step)[1]).isGreaterThan(1);
        }
        return first;
    }
}
