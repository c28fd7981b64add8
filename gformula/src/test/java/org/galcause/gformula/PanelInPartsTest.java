package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.BlockFolder;
import org.galcause.causalmodel.panel.Exchange;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Meeting;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.MarginalStructuralModel.Density;
import org.galcause.gformula.MarginalStructuralModel.TreatmentModel;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.RatioModel.Method;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A panel of three blocks gives the same bits in memory, in files, and in two or three parts: of every estimator that works in parts, on the
 * sample and on a resample.
 */
class PanelInPartsTest {

    private static final int UNITS = 2 * Panel.BLOCK_ROWS + 1500;
    private static final int STEPS = 3;
    private static final String GRAPH = """
            L[t-1] -> L[t], A[t], C[t], Y[t]
            A[t-1] -> L[t], A[t], C[t], Y[t]
            L[t] -> A[t], C[t], Y[t]
            A[t] -> C[t], Y[t]
            """;

    private static PanelSchema schema(Variable outcome) {
        return new PanelSchema(
                List.of(Variable.continuous("L"), Variable.binary("A"), Variable.binary("C"), outcome),
                TimeGrid.of(0, 1, 2));
    }

    /** Feedback between L and A, losses that depend on both, and a binary or continuous outcome at every time. */
    private static Panel world(Variable outcome) {
        double[][] columns = new double[4 * STEPS][UNITS];
        long key = Randomness.key(11, "parts");
        for (int i = 0; i < UNITS; i++) {
            fill(columns, i, Randomness.with(key, i), outcome.equals(Variable.binary("Y")));
        }
        return Panel.of(
                schema(outcome), LongStream.range(0, UNITS).map(i -> 7 * i).toArray(), columns);
    }

    private static void fill(double[][] columns, int i, long own, boolean event) {
        double l = 0;
        double a = 0;
        boolean left = false;
        for (int step = 0; step < STEPS; step++) {
            l = 0.6 * l + 0.5 * a + Randomness.normal(own, 10L * step);
            a = below(own, 10L * step + 3, 0.5 * l + a - 0.4);
            double c = below(own, 10L * step + 5, -3 + 0.4 * l + 0.3 * a);
            double y = event
                    ? below(own, 10L * step + 7, -2 + 0.5 * l - 0.6 * a)
                    : l - 0.7 * a + Randomness.normal(own, 10L * step + 7);
            columns[step][i] = left ? Double.NaN : l;
            columns[STEPS + step][i] = left ? Double.NaN : a;
            columns[2 * STEPS + step][i] = left ? Double.NaN : c;
            columns[3 * STEPS + step][i] = left || c == 1 ? Double.NaN : y;
            left |= c == 1 || event && y == 1;
        }
    }

    private static double below(long own, long index, double logit) {
        return Randomness.uniform(own, index) < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
    }

    private static EstimationProblem asked(Panel panel, boolean event, Map<String, ModelSpec> models) {
        Question question = new Question(
                List.of("A"),
                "Y",
                List.of(1, 2),
                regimes(
                        Problems.natural(),
                        regime("always", "A", new Intervention.SetTo(1)),
                        regime(
                                "treat-if",
                                "A",
                                new Intervention.When(
                                        Condition.parse("L > 0.5"),
                                        new Intervention.SetTo(1),
                                        new Intervention.SetTo(0)))),
                event ? Optional.of(Problems.firstEvent()) : Optional.empty(),
                Optional.of(new Question.Censoring("C", 1)));
        return problem(panel, GRAPH, question, models, 5);
    }

    private static EstimationProblem plain() {
        return asked(world(Variable.continuous("Y")), false, Map.of());
    }

    private static EstimationProblem event() {
        return asked(world(Variable.binary("Y")), true, Map.of());
    }

    /** An estimator with what it is asked. */
    private record Case(String name, Estimator estimator, EstimationProblem problem) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        RatioModel propensity =
                new RatioModel(ModelSpec.empty(), Method.PROPENSITY, RatioModel.TRUNCATE, RatioModel.BOUND);
        return Stream.of(
                new Case("gformula", gformula(), plain()),
                new Case("gformula of an event", gformula(), event()),
                new Case("ice", IteratedConditionalExpectation.defaults("ice"), plain()),
                new Case("ice of an event", IteratedConditionalExpectation.defaults("ice"), event()),
                new Case("ice pooled", ice(Fit.POOLED, EventForm.CLASSICAL), plain()),
                new Case("ice stratified", ice(Fit.STRATIFIED, EventForm.CLASSICAL), plain()),
                new Case("ice by hazards", ice(Fit.BY_TIME, EventForm.HAZARD), event()),
                new Case("tmle", TargetedMinimumLoss.defaults("tmle"), plain()),
                new Case("tmle of an event", TargetedMinimumLoss.defaults("tmle"), event()),
                new Case("tmle by propensity", tmle(1, propensity), plain()),
                new Case("sdr", SequentiallyDoublyRobust.defaults("sdr"), plain()),
                new Case("ipw", InverseProbabilityWeighting.defaults("ipw"), event()),
                new Case("msm", MarginalStructuralModel.named("msm"), plain()),
                new Case("msm of an event", byFormula("A + mean(A[..t-1]) + t", Fit.POOLED), event()),
                new Case("msm of an event by time", byFormula("A * L", Fit.BY_TIME), event()),
                new Case("msm with covariates", byFormula("A * L", Fit.BY_TIME), plain()),
                new Case("msm of a dose", MarginalStructuralModel.named("msm"), dose()),
                new Case(
                        "msm with dropped extremes",
                        msm(Weights.SNAPSHOT, treatment(ModelSpec.empty().with(Fit.POOLED), Density.HETEROSCEDASTIC)),
                        dose()),
                new Case("msm cross-fitted", crossFitted(), dose()),
                new Case("msm of categories", overlap(), categories()),
                new Case("naive", Naive.named("naive"), dose()),
                new Case("tmle of levels", tmle(1, RatioModel.defaults()), dose()),
                new Case("sdr of levels", sdr(2), dose()),
                new Case("ipw of levels", InverseProbabilityWeighting.defaults("ipw"), dose()),
                new Case("sdr of levels at one time", sdr(2), firstTimeOf(dose())));
    }

    private static Estimator sdr(int folds) {
        return new SequentiallyDoublyRobust("sdr", folds, RatioModel.defaults(), ModelSpec.empty(), Optional.empty());
    }

    private static MarginalStructuralModel msm(Weights weights, TreatmentModel treatment) {
        MarginalStructuralModel defaults = MarginalStructuralModel.named("msm");
        return new MarginalStructuralModel(
                "msm",
                weights,
                Optional.empty(),
                defaults.first(),
                treatment,
                defaults.numerator(),
                new MarginalStructuralModel.Extremes.Drop(0.01, 0.99),
                defaults.outcome(),
                MarginalStructuralModel.Exposure.CURRENT);
    }

    private static TreatmentModel treatment(ModelSpec model, Density density) {
        return new TreatmentModel(
                model, density, MarginalStructuralModel.Spread.SAMPLE, MarginalStructuralModel.Predictions.IN_SAMPLE);
    }

    private static MarginalStructuralModel crossFitted() {
        return msm(
                Weights.HISTORY,
                new TreatmentModel(
                        ModelSpec.empty(),
                        Density.GAUSSIAN,
                        MarginalStructuralModel.Spread.POPULATION,
                        MarginalStructuralModel.Predictions.CROSS_FITTED));
    }

    private static MarginalStructuralModel byFormula(String formula, Fit fit) {
        MarginalStructuralModel defaults = MarginalStructuralModel.named("msm");
        return new MarginalStructuralModel(
                "msm",
                defaults.weights(),
                defaults.confounders(),
                defaults.first(),
                defaults.treatment(),
                defaults.numerator(),
                defaults.extremes(),
                ModelSpec.empty().with(Formula.parse(formula)).with(fit),
                defaults.exposure());
    }

    private static MarginalStructuralModel overlap() {
        MarginalStructuralModel defaults = MarginalStructuralModel.named("msm");
        return new MarginalStructuralModel(
                "msm",
                Weights.SNAPSHOT,
                Optional.of(List.of("L")),
                defaults.first(),
                defaults.treatment(),
                Optional.empty(),
                new MarginalStructuralModel.Extremes.Overlap(),
                ModelSpec.empty().with(Formula.parse("A")),
                MarginalStructuralModel.Exposure.CURRENT);
    }

    /** The levels of a continuous treatment that goes with L, which it also brings about. */
    private static EstimationProblem dose() {
        return levels(Variable.continuous("A"), (l, noise) -> 0.7 * l + noise);
    }

    /** The same asked before there is a history. */
    private static EstimationProblem firstTimeOf(EstimationProblem dose) {
        Question all = dose.estimand().question();
        Question first = Problems.question("A", "Y", List.of(0), all.contrast(), Optional.empty());
        return problem(dose.panel(), GRAPH_OF_DOSES, first, Map.of(), 5);
    }

    /** The same of a treatment of three kinds. */
    private static EstimationProblem categories() {
        EstimationProblem dose = levels(
                new Variable("A", Kind.CATEGORICAL, Scale.LINEAR, "", Timing.VARYING, List.of("none", "some", "much")),
                (l, noise) -> 0.7 * l + noise < -0.5 ? 0 : 0.7 * l + noise < 0.6 ? 1 : 2);
        Question question = Problems.question(
                "A",
                "Y",
                List.of(1, 2),
                regimes(Problems.natural(), regime("much", "A", new Intervention.SetTo(2))),
                Optional.empty());
        return problem(dose.panel(), GRAPH_OF_DOSES, question, Map.of(), 5);
    }

    private static final String GRAPH_OF_DOSES = GRAPH.replace(", C[t]", "").replace("C[t], ", "");

    private static EstimationProblem levels(Variable treatment, DoubleBinaryOperator given) {
        PanelSchema schema = new PanelSchema(
                List.of(Variable.continuous("L"), treatment, Variable.continuous("Y")), TimeGrid.of(0, 1, 2));
        double[][] columns = new double[3 * STEPS][UNITS];
        long key = Randomness.key(12, "doses");
        for (int i = 0; i < UNITS; i++) {
            long own = Randomness.with(key, i);
            double l = 0;
            double a = 0;
            for (int step = 0; step < STEPS; step++) {
                l = 0.6 * l + 0.5 * a + Randomness.normal(own, 10L * step);
                a = given.applyAsDouble(l, Randomness.normal(own, 10L * step + 3));
                columns[step][i] = l;
                columns[STEPS + step][i] = a;
                columns[2 * STEPS + step][i] = l - 0.7 * a + Randomness.normal(own, 10L * step + 7);
            }
        }
        Panel panel = Panel.of(schema, LongStream.range(0, UNITS).toArray(), columns);
        Contrast levels = new Contrast.Levels(
                new Contrast.Summary.RunningMean(), Contrast.Path.PARALLEL, Contrast.Grid.AtQuantiles.spaced(4));
        Question question = Problems.question("A", "Y", List.of(1, 2), levels, Optional.empty());
        return problem(panel, GRAPH_OF_DOSES, question, Map.of(), 5);
    }

    private static Estimator gformula() {
        return new ParametricGFormula(
                "gformula",
                OptionalInt.of(9_000),
                ParametricGFormula.Start.RESAMPLE,
                ParametricGFormula.Limits.OBSERVED);
    }

    private static Estimator ice(Fit fit, EventForm form) {
        return new IteratedConditionalExpectation(
                "ice", fit, form, ModelSpec.empty(), Optional.empty(), IteratedConditionalExpectation.BOUND);
    }

    private static Estimator tmle(int folds, RatioModel ratio) {
        return new TargetedMinimumLoss(
                "tmle",
                folds,
                ratio,
                ModelSpec.empty(),
                Optional.empty(),
                IteratedConditionalExpectation.BOUND,
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void partsAndFilesGiveTheBitsOfMemory(Case one, @TempDir Path folder) {
        Panel panel = one.problem().panel();
        assertThat(panel.blocks()).hasSize(3);
        assertThat(InParts.refusal(one.estimator(), one.problem())).isEmpty();
        write(panel, folder);
        for (int replicate : new int[] {0, 3}) {
            Answer inMemory = one.estimator().answer(one.problem(), new Replicate(5, replicate));
            assertThat(inMemory.values()).anyMatch(value -> Double.isFinite(value.estimate()));
            assertThat(inFiles(one, folder, replicate)).as("in files").isEqualTo(inMemory);
            int parts = replicate == 0 ? 2 : 3;
            assertThat(inParts(one, panel, parts, replicate))
                    .as(parts + " parts, replicate " + replicate)
                    .allMatch(inMemory::equals);
            assertThat(inPartsOfFiles(one, folder, replicate)).allMatch(inMemory::equals);
        }
    }

    @Test
    void replicatesDiffer() {
        Estimator ice = IteratedConditionalExpectation.defaults("ice");
        assertThat(ice.answer(plain(), new Replicate(5, 3)).values())
                .isNotEqualTo(ice.answer(plain(), new Replicate(5, 0)).values());
    }

    private static void write(Panel panel, Path folder) {
        for (int b = 0; b < panel.blocks().size(); b++) {
            BlockFolder.write(folder, panel.schema(), b, panel.blocks().get(b));
        }
    }

    /** With less memory than one block takes, so that columns are read again and again. */
    private static Panel open(Case one, Path folder) {
        return BlockFolder.open(folder, one.problem().schema(), 100_000);
    }

    private static Answer inFiles(Case one, Path folder, int replicate) {
        return one.estimator().answer(one.problem().on(open(one, folder)), new Replicate(5, replicate));
    }

    private static List<Answer> inParts(Case one, Panel panel, int parts, int replicate) {
        return together(
                parts,
                exchange ->
                        one.estimator().answer(one.problem().on(panel.part(exchange)), new Replicate(5, replicate)));
    }

    private static List<Answer> inPartsOfFiles(Case one, Path folder, int replicate) {
        return together(
                2,
                exchange -> one.estimator()
                        .answer(one.problem().on(open(one, folder).part(exchange)), new Replicate(5, replicate)));
    }

    private static <R> List<R> together(int parts, Function<Exchange, R> work) {
        Meeting meeting = new Meeting(parts);
        return meeting.together(part -> {
            Exchange exchange = new Exchange(part, parts, meeting.carrier(part));
            try {
                return work.apply(exchange);
            } catch (UserError found) {
                throw exchange.mistake(found);
            }
        });
    }

    @Test
    void aMistakeInOnePartIsThrownInAllInTheSameWords() {
        Panel panel = world(Variable.continuous("Y"));
        List<PanelBlock> blocks = new ArrayList<>(panel.blocks());
        double[] broken = blocks.get(2).column(0, 0).clone();
        broken[5] = Double.NaN;
        blocks.set(2, blocks.get(2).with(0, 0, broken));
        Panel damaged = Panel.ofBlocks(panel.schema(), blocks);
        EstimationProblem problem = asked(damaged, false, Map.of());
        Estimator estimator = gformula();
        assertThatThrownBy(() -> estimator.answer(problem, Replicate.ofSample(5)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("L is missing at time 0 in 1 units");
        assertThatThrownBy(() -> together(
                        3, exchange -> estimator.answer(problem.on(damaged.part(exchange)), Replicate.ofSample(5))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("L is missing at time 0 in 1 units");
    }

    @Test
    void partsThatComeToDifferentResultsAreABug() {
        assertThatThrownBy(() -> together(2, exchange -> {
                    exchange.agree(new byte[] {(byte) exchange.part()});
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("different results");
    }

    @Test
    void aForestIsRefused() {
        Map<String, ModelSpec> forest = Map.of("L", ModelSpec.empty().with(Learner.FOREST));
        EstimationProblem problem = asked(world(Variable.continuous("Y")), false, forest);
        assertThat(InParts.refusal(gformula(), problem))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("learner: forest", "gformula, ice"));
        assertThat(InParts.refusal(MarginalStructuralModel.named("msm"), problem))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("learner: forest"));
    }

    @Test
    void weightsThatAreNoSumsAreRefused() {
        assertThat(InParts.refusal(
                        msm(Weights.HISTORY, treatment(ModelSpec.empty().with(Learner.FOREST), Density.GAUSSIAN)),
                        dose()))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("msm needs all units", "learner: forest"));
        assertThat(InParts.refusal(msm(Weights.HISTORY, treatment(ModelSpec.empty(), Density.KERNEL)), dose()))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("density: kernel"));
        assertThat(InParts.refusal(Naive.paper("naive"), dose()))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("learner: forest"));
        MarginalStructuralModel robust = MarginalStructuralModel.named("msm");
        MarginalStructuralModel stacked = new MarginalStructuralModel(
                "msm",
                robust.weights(),
                robust.confounders(),
                robust.first(),
                robust.treatment(),
                robust.numerator(),
                robust.extremes(),
                robust.outcome(),
                robust.exposure(),
                MarginalStructuralModel.Errors.STACKED);
        assertThat(InParts.refusal(stacked, dose()))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("errors: stacked"));
    }

    @Test
    void sumsOverManyBlocksAreThoseOfAnyNumberOfParts() {
        Panel panel = world(Variable.continuous("Y"));
        double[] whole = panel.sum(1, block -> sum(panel.blocks().get(block)));
        List<double[]> parts = together(3, exchange -> {
            Panel part = panel.part(exchange);
            return part.sum(1, block -> sum(part.blocks().get(block)));
        });
        assertThat(parts).allMatch(own -> own[0] == whole[0]);
        assertThat(IntStream.range(0, 3)
                        .mapToDouble(b -> sum(panel.blocks().get(b))[0])
                        .sum())
                .isNotZero();
    }

    private static double[] sum(PanelBlock block) {
        double sum = 0;
        for (double value : block.column(0, 0)) {
            sum += value;
        }
        return new double[] {sum};
    }

    @Test
    void familiesOfManyKindsGiveTheBitsOfMemory() {
        Map<String, ModelSpec> models = Map.of(
                "L",
                ModelSpec.empty().with(Family.BOUNDED_GAUSSIAN).with(Fit.POOLED),
                "Y",
                new ModelSpec(
                        Optional.of(Family.TRUNCATED_GAUSSIAN),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(-30.0),
                        Optional.empty()));
        EstimationProblem problem = asked(world(Variable.continuous("Y")), false, models);
        Case one = new Case("families", gformula(), problem);
        Answer inMemory = gformula().answer(problem, Replicate.ofSample(5));
        assertThat(inParts(one, problem.panel(), 3, 0)).allMatch(inMemory::equals);
    }
}
