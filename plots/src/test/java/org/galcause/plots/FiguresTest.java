package org.galcause.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final AxisLabels LABELS = SyntheticResults.LABELS;
    private static final FigureStyle STYLE = FigureStyle.twoColumns();
    private static final double NONE = Double.NaN;

    private static CurvePoint point(int level, double outcome, double half, Verdict verdict) {
        double tau = outcome - 1;
        return new CurvePoint(
                "ice",
                1,
                NONE,
                level,
                level,
                outcome,
                outcome - half,
                outcome + half,
                NONE,
                NONE,
                tau,
                tau - half,
                tau + half,
                NONE,
                NONE,
                verdict,
                verdict == Verdict.REFUSED ? "too few galaxies" : "");
    }

    private static CurvePoint refused(int level) {
        return point(level, NONE, NONE, Verdict.REFUSED);
    }

    private static RecordingCanvas drawn(List<CurvePoint> points) {
        return RecordingCanvas.of(Figures.effectCurves(points, List.of(), 1, LABELS, STYLE));
    }

    private static List<CurvePoint> trusted(int levels) {
        List<CurvePoint> points = new ArrayList<>();
        for (int level = 1; level <= levels; level++) {
            points.add(point(level, Math.sqrt(level), 0.2, Verdict.TRUSTED));
        }
        return points;
    }

    @Test
    void aCurveIsOneLineThroughAllLevels() {
        RecordingCanvas canvas = drawn(trusted(9));
        assertThat(canvas.strokesOf("curve ice")).hasSize(2).allSatisfy(line -> {
            assertThat(Polyline.corners(line.shape())).isEqualTo(9);
            assertThat(line.opacity()).isEqualTo(1);
        });
        assertThat(canvas.fills.stream().filter(f -> f.group().equals("band ice")))
                .hasSize(2);
    }

    @Test
    void aRefusedLevelIsAGapWithACross() {
        List<CurvePoint> points = trusted(9);
        points.set(4, refused(5));
        RecordingCanvas canvas = drawn(points);
        assertThat(canvas.strokesOf("curve ice"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(Polyline.corners(line.shape())).isEqualTo(4));
        long crosses = canvas.strokesOf("").stream()
                .filter(s -> Polyline.corners(s.shape()) == 4)
                .filter(s -> Math.abs(s.shape().getBounds2D().getWidth() - 3.2) < 1e-6)
                .count();
        assertThat(crosses).as("one in each panel").isEqualTo(2);
        assertThat(Figures.effectCurves(points, List.of(), 1, LABELS, STYLE).caption())
                .contains("Crosses: levels that the data cannot support");
    }

    @Test
    void levelsWithCautionAreOpenAndTheirLinesFaint() {
        List<CurvePoint> points = trusted(5);
        points.set(4, point(5, 2.2, 0.2, Verdict.CAUTION));
        RecordingCanvas canvas = drawn(points);
        assertThat(canvas.strokesOf("curve ice"))
                .filteredOn(s -> s.opacity() < 1)
                .hasSize(2)
                .allSatisfy(line -> assertThat(Polyline.corners(line.shape())).isEqualTo(2));
    }

    @Test
    void aPointBesideAGapIsStillShown() {
        List<CurvePoint> points = List.of(refused(1), point(2, 1.5, 0.2, Verdict.TRUSTED), refused(3));
        RecordingCanvas canvas = drawn(points);
        assertThat(canvas.fills).anyMatch(f -> f.group().equals("curve ice"));
    }

    @Test
    void withoutBootstrapThereAreLinesAndNoBands() {
        List<CurvePoint> points = new ArrayList<>();
        for (int level = 1; level <= 4; level++) {
            points.add(point(level, level, NONE, Verdict.TRUSTED));
        }
        RecordingCanvas canvas = drawn(points);
        assertThat(canvas.fills).noneMatch(f -> f.group().equals("band ice"));
        assertThat(canvas.strokesOf("curve ice")).hasSize(2);
        assertThat(Figures.effectCurves(points, List.of(), 1, LABELS, STYLE).caption())
                .startsWith("Lines: point estimates.");
    }

    @Test
    void aCurveThatExplodesDoesNotFlattenTheOthers() {
        List<CurvePoint> points = new ArrayList<>(SyntheticResults.curves());
        points.replaceAll(p -> p.estimator().equals("ice") && p.level() == 12 ? exploded(p) : p);
        Figure figure = Figures.effectCurves(points, SyntheticResults.truth(), 99, LABELS, STYLE);
        Rectangle2D calm =
                naive(Figures.effectCurves(SyntheticResults.curves(), SyntheticResults.truth(), 99, LABELS, STYLE));
        assertThat(naive(figure).getHeight()).isGreaterThan(0.8 * calm.getHeight());
        assertThat(figure.caption()).contains("The outcome axis leaves out 3 values", "1.10e+06");
        assertThat(figure.data().csv()).contains("1000000");
    }

    private static CurvePoint exploded(CurvePoint p) {
        return new CurvePoint(
                p.estimator(),
                p.time(),
                p.redshift(),
                p.level(),
                p.treatment(),
                1e6,
                9e5,
                1.1e6,
                NONE,
                NONE,
                1e6,
                9e5,
                1.1e6,
                NONE,
                NONE,
                p.verdict(),
                "");
    }

    private static Rectangle2D naive(Figure figure) {
        return RecordingCanvas.of(figure)
                .strokesOf("curve naive")
                .get(0)
                .shape()
                .getBounds2D();
    }

    @Test
    void theTableIsExactlyWhatIsDrawn() {
        List<CurvePoint> points = List.of(point(1, 1.0 / 3, 1e-17, Verdict.TRUSTED), refused(2));
        assertThat(Figures.effectCurves(points, List.of(), 1, LABELS, STYLE)
                        .data()
                        .csv())
                .isEqualTo("estimator,snapshot,redshift,level,treatment,outcome,low68,high68,tau,tau_low68,tau_high68,"
                        + "verdict,reason\n"
                        + "ice,1,,1,1,0.3333333333333333,0.3333333333333333,0.3333333333333333,-0.6666666666666667,"
                        + "-0.6666666666666667,-0.6666666666666667,TRUSTED,\n"
                        + "ice,1,,2,2,,,,,,,REFUSED,too few galaxies\n");
        FigureTable all = Figures.outcomeByRedshift(SyntheticResults.curves(), SyntheticResults.truth(), LABELS, STYLE)
                .data();
        assertThat(all.rows()).hasSize(5 * 11 * 21 + 11 * 21);
        List<CurvePoint> given = SyntheticResults.curves();
        for (int i = 0; i < given.size(); i++) {
            String cell = all.rows().get(i).get(5);
            assertThat(cell.isEmpty() ? NONE : Double.parseDouble(cell))
                    .isEqualTo((Double) given.get(i).outcome());
        }
    }

    @Test
    void thereIsAPanelForEachTimeEarliestFirst() {
        RecordingCanvas canvas = RecordingCanvas.of(
                Figures.effectByRedshift(SyntheticResults.curves(), SyntheticResults.truth(), LABELS, STYLE));
        List<String> redshifts =
                canvas.words().stream().filter(w -> w.startsWith("z = ")).toList();
        assertThat(redshifts).hasSize(11).startsWith("z = 6.01").endsWith("z = 0.00");
        assertThat(canvas.strokesOf("curve gformula")).hasSize(11);
    }

    @Test
    void whatCannotBeDrawnSaysWhy() {
        assertThat(words(Figures.effectCurves(List.of(), List.of(), 99, LABELS, STYLE)))
                .contains("Effect curves: nothing to draw", "no estimator gave a curve at this time.");
        assertThat(words(Figures.effectCurves(List.of(refused(1), refused(2)), List.of(), 1, LABELS, STYLE)))
                .contains("no level is supported: too few galaxies");
        assertThat(words(Figures.effectColouredByRedshift(trusted(3), List.of(), "sdr", LABELS, STYLE)))
                .contains("this estimator gave no curve.");
        assertThat(words(Figures.weights("naive", List.of(), LABELS, STYLE)))
                .contains("Weights of naive: nothing to draw", "this estimator uses no weights.");
        Diagnostic other = new Diagnostic("", 1, "ess", 50, Verdict.TRUSTED, "");
        assertThat(words(Figures.balance("ice", List.of(other), LABELS, STYLE)))
                .contains("this estimator reports no balance.");
        RegimeEstimate none = new RegimeEstimate("ice", "never", 1, NONE, NONE, NONE, NONE);
        assertThat(words(Figures.estimates(List.of(none), LABELS, STYLE))).contains("no regime has an estimate.");
    }

    private static List<String> words(Figure figure) {
        return RecordingCanvas.of(figure).words();
    }

    @Test
    void weightsAreBoxesOnDecadesWithTheEffectiveShareBelow() {
        RecordingCanvas canvas = RecordingCanvas.of(Figures.weights("msm", SyntheticResults.weights(), LABELS, STYLE));
        assertThat(canvas.words()).contains("10−1", "100", "101", "102", "ESS / n", "redshift z");
        long boxes = canvas.fills.stream()
                .filter(f -> f.group().isEmpty() && f.shape() instanceof Rectangle2D)
                .count();
        assertThat(boxes).as("ten times, three kinds").isEqualTo(30);
    }

    @Test
    void aWeightOfZeroDoesNotBreakTheLogarithmicAxis() {
        WeightSummary zeros = new WeightSummary("never", 1, "used", 0, 0, 0, 0, 0, 1, 3, 9, 20, 1, 2, 40, 100);
        Figure figure = Figures.weights("ipw", List.of(zeros), AllFigures.PLAIN, STYLE);
        assertThat(words(figure)).contains("never");
        assertThat(RecordingCanvas.of(figure).fills)
                .allSatisfy(f -> assertThat(f.shape().getBounds2D().getHeight()).isBetween(0.0, 300.0));
    }

    @Test
    void balanceHasAPanelForEachVariableAndTheMeanLast() {
        Figure figure = Figures.balance("msm", SyntheticResults.balance(), LABELS, STYLE);
        assertThat(words(figure)).containsSubsequence("stellar mass", "environment", "AACC");
        assertThat(figure.data().rows()).hasSize(2 * (2 * 55 + 10));
        assertThat(figure.data().columns())
                .containsExactly("estimator", "variable", "lag", "time", "weighting", "value");
    }

    @Test
    void aGraphShowsEveryArrowIntoTheLastColumn() {
        RecordingCanvas canvas = RecordingCanvas.of(Figures.graph(AllFigures.GALAXY, AllFigures.GALAXY_ROLES, STYLE));
        assertThat(canvas.strokesOf("arrows")).hasSameSizeAs(AllFigures.GALAXY.edges());
        assertThat(canvas.words()).contains("t − 1", "t");
        assertThat(canvas.words()).filteredOn("sfr"::equals).hasSize(2);
        RecordingCanvas three = RecordingCanvas.of(Figures.graph(AllFigures.LONG, AllFigures.LONG_ROLES, STYLE));
        assertThat(three.words()).contains("t − 2");
    }

    @Test
    void manyVariablesAndLongNamesStillFit() {
        CausalGraph graph = CausalGraph.parse("a_rather_long_variable_name[t-3] -> another_long_name[t]\n"
                + "another_long_name[t-1] -> a_rather_long_variable_name[t]");
        GraphRoles roles = new GraphRoles(
                List.of("a_rather_long_variable_name", "another_long_name"),
                Set.of("a_rather_long_variable_name"),
                "another_long_name",
                Set.of());
        Figure figure = Figures.graph(graph, roles, FigureStyle.oneColumn());
        List<Rectangle2D> nodes = RecordingCanvas.of(figure).strokesOf("nodes").stream()
                .map(n -> n.shape().getBounds2D())
                .toList();
        assertThat(figure.width())
                .as("too long for one column")
                .isEqualTo(FigureStyle.twoColumns().width());
        assertThat(nodes).hasSize(8);
        for (int i = 0; i < nodes.size(); i++) {
            assertThat(nodes.subList(0, i)).noneMatch(nodes.get(i)::intersects);
        }
    }

    @Test
    void regimesAreCurvesByTimeOrPointsAtOneTime() {
        Figure byTime = Figures.estimates(SyntheticResults.regimes(7), AllFigures.PLAIN, STYLE);
        RecordingCanvas canvas = RecordingCanvas.of(byTime);
        assertThat(canvas.strokesOf("curve never")).as("one for each estimator").hasSize(2);
        assertThat(canvas.words()).contains("gformula", "ice", "risk", "time");
        Figure one = Figures.estimates(SyntheticResults.regimes(1), AllFigures.PLAIN, STYLE);
        assertThat(words(one)).contains("never", "always", "natural", "treat-if");
        assertThat(one.data().rows()).hasSize(8);
    }

    @Test
    void sevenEstimatorsLookDifferent() {
        Map<String, CurveStyle> looks = CurveKeys.looks(List.of("a", "b", "c", "d", "e", "f", "g"));
        assertThat(looks.values()).doesNotHaveDuplicates();
    }
}
