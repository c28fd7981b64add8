package org.galcause.redshiftsweep.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.RegimeContrast;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.Verdict;
import org.junit.jupiter.api.Test;

class ResultTablesTest {

    private static final PanelSchema SCHEMA = new PanelSchema(
            List.of(Variable.continuous("A")),
            new TimeGrid(List.of(new TimePoint(91, 0.1, 12.5), new TimePoint(99, Double.NaN, 13.8)), 0));

    /** Two levels whose replicates move together: the difference is far surer than either. */
    private static final double[][] TOGETHER = {{1, 2.5}, {2, 3.4}, {3, 4.5}, {4, 5.6}, {5, 6.5}};

    @Test
    void effectsAreTakenInsideEachReplicate() {
        List<CurvePoint> curve = tables(run(IntervalKind.PERCENTILE, TOGETHER, List.of()), levels(), Optional.empty())
                .curves();
        CurvePoint second = curve.get(1);
        assertThat(second.outcome()).isEqualTo(4.5);
        assertThat(second.low95()).isCloseTo(2.5 + 0.1 * 0.9, within(1e-12));
        assertThat(second.tau()).isCloseTo(1.5, within(1e-12));
        assertThat(second.tauHigh95() - second.tauLow95())
                .isLessThan(0.25)
                .isLessThan(second.high95() - second.low95());
        assertThat(curve.get(0).tau()).isZero();
        assertThat(curve.get(0).tauHigh95()).isZero();
    }

    @Test
    void withoutBootstrapTheSampleSpeaks() {
        CurvePoint second = tables(run(IntervalKind.PERCENTILE, new double[0][], List.of()), levels(), Optional.empty())
                .curves()
                .get(1);
        assertThat(second.outcome()).isEqualTo(4.4);
        assertThat(second.high95()).isCloseTo(4.4 + 1.959963984540054 * 0.5, within(1e-12));
        assertThat(second.tau()).isCloseTo(1.4, within(1e-12));
        assertThat(second.tauLow95()).isNaN();
    }

    @Test
    void aRefusedLevelHasNoNumbersButAReason() {
        Answer answer = answer(Answer.Value.of(3), Answer.Value.refused("no galaxy there"));
        EstimatorRun run =
                new EstimatorRun("msm", IntervalKind.PERCENTILE, Spread.SAMPLING, answer, TOGETHER, List.of());
        String text =
                CsvFile.text(tables(run, levels(), Optional.empty()).tables().get(0));
        assertThat(text).contains("msm,91,0.1,2,1.5,,,,,,,,,,,REFUSED,no galaxy there\n");
    }

    @Test
    void failedReplicatesAreCountedAndBecomeACaution() {
        double[][] withFailure = {{1, 2}, {Double.NaN, Double.NaN}, {3, 4}};
        ResultTables tables = tables(
                run(IntervalKind.PERCENTILE, withFailure, List.of("singular, alas")), levels(), Optional.empty());
        assertThat(tables.curves().get(1).outcome()).isEqualTo(3);
        assertThat(tables.curves().get(1).verdict()).isEqualTo(Verdict.CAUTION);
        assertThat(tables.curves().get(1).reason()).isEqualTo("1 of 3 replicates failed, the first: singular, alas");
        Diagnostic failed = tables.diagnostics().get(0).row();
        assertThat(failed.what()).isEqualTo("replicates-failed");
        assertThat(failed.value()).isEqualTo(1);
        assertThat(CsvFile.text(tables.tables().get(3))).contains("\"the first: singular, alas\"");
    }

    @Test
    void regimesHaveEstimatesAndContrastsWithTheReference() {
        ResultTables tables = tables(run(IntervalKind.NORMAL, TOGETHER, List.of()), regimes(), Optional.of("never"));
        RegimeEstimate always = tables.estimates().get(1);
        assertThat(always.estimate()).isEqualTo(4.4);
        assertThat(always.standardError()).isCloseTo(Math.sqrt(2.605), within(1e-12));
        assertThat(always.high95() - always.estimate())
                .isCloseTo(1.959963984540054 * always.standardError(), within(1e-12));
        assertThat(tables.contrasts()).hasSize(2);
        assertThat(tables.contrasts().get(0).estimate()).isCloseTo(1.4, within(1e-12));
        assertThat(tables.contrasts().get(1).kind()).isEqualTo(RegimeContrast.Kind.RATIO);
        assertThat(tables.contrasts().get(1).estimate()).isCloseTo(4.4 / 3, within(1e-12));
        assertThat(CsvFile.text(tables.tables().get(1)))
                .startsWith(
                        "estimator,regime,reference,time,kind,estimate,se,low95,high95\nmsm,always,never,99,difference,1.4");
    }

    @Test
    void aMonteCarloErrorMakesNoInterval() {
        Answer answer =
                answer(new Answer.Value(3, 0.1, Verdict.TRUSTED, ""), new Answer.Value(4, 0.1, Verdict.TRUSTED, ""));
        EstimatorRun run = new EstimatorRun(
                "gformula", IntervalKind.PERCENTILE, Spread.MONTE_CARLO, answer, new double[0][], List.of());
        RegimeEstimate estimate =
                tables(run, regimes(), Optional.of("never")).estimates().get(0);
        assertThat(estimate.standardError()).isEqualTo(0.1);
        assertThat(estimate.low95()).isNaN();
    }

    @Test
    void numbersReadBackAsTheSameDouble() {
        assertThat(CsvFile.number(1 / 3.0)).isEqualTo("0.3333333333333333");
        assertThat(CsvFile.number(1e-300)).isEqualTo("1.0E-300");
        assertThat(CsvFile.number(99)).isEqualTo("99");
        assertThat(CsvFile.number(Double.NaN)).isEmpty();
    }

    private static ResultTables tables(EstimatorRun run, List<Target> targets, Optional<String> reference) {
        return ResultTables.of(List.of(run), targets, SCHEMA, reference);
    }

    private static EstimatorRun run(IntervalKind interval, double[][] replicates, List<String> failures) {
        Answer answer =
                answer(new Answer.Value(3, 0.5, Verdict.TRUSTED, ""), new Answer.Value(4.4, 0.5, Verdict.TRUSTED, ""));
        return new EstimatorRun("msm", interval, Spread.SAMPLING, answer, replicates, failures);
    }

    private static Answer answer(Answer.Value first, Answer.Value second) {
        return new Answer(List.of(first, second), List.of(), List.of(), List.of());
    }

    private static List<Target> levels() {
        return List.of(
                new Target(0, new Regime("level=1", Map.of()), 1, 0.5),
                new Target(0, new Regime("level=2", Map.of()), 2, 1.5));
    }

    private static List<Target> regimes() {
        return List.of(
                new Target(1, new Regime("never", Map.of()), 0, Double.NaN),
                new Target(1, new Regime("always", Map.of()), 0, Double.NaN));
    }
}
