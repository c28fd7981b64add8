package org.galcause.gformula.msm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Density;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.MarginalStructuralModel.Spread;
import org.galcause.gformula.MarginalStructuralModel.TreatmentModel;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.Naive;
import org.galcause.gformula.Problems;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.weights.UnitWeights;
import org.junit.jupiter.api.Test;

/** Laws and refusals, on a world of two times: L drives A and Y, earlier A drives later L. */
class MarginalStructuralModelTest {

    private static final int UNITS = 900;
    private static final String GRAPH = """
            L[t] -> A[t], Y[t]
            A[t-1] -> L[t], A[t], Y[t]
            L[t-1] -> L[t]
            A[t] -> Y[t]
            """;

    private final double[][] covariate = new double[2][UNITS];
    private final double[][] treatment = new double[2][UNITS];
    private final double[][] outcome = new double[2][UNITS];

    MarginalStructuralModelTest() {
        for (int i = 0; i < UNITS; i++) {
            for (int t = 0; t < 2; t++) {
                double before = t == 0 ? 0 : treatment[0][i];
                covariate[t][i] = 0.5 * before + Randomness.normal(11 + t, i);
                treatment[t][i] = 0.7 * covariate[t][i] + Randomness.normal(21 + t, i);
                outcome[t][i] = treatment[t][i] + before + 2 * covariate[t][i] + Randomness.normal(31 + t, i);
            }
        }
    }

    @Test
    void weightsTakeConfoundingAway() {
        // Y = A1 + A0 + 2 L1 with L1 = A0 / 2 + noise: both treatments moved by 1 move Y by 3.
        double truth = 3;
        assertThat(slope(answer(with(Weights.NONE)))).isGreaterThan(truth + 0.5);
        assertThat(slope(answer(with(Weights.HISTORY)))).isCloseTo(truth, within(0.35));
    }

    @Test
    void equalNumeratorsAndDenominatorsGiveWeightsOfExactlyOne() {
        MarginalStructuralModel msm = msm(
                Weights.HISTORY,
                model(ModelSpec.empty().with(Formula.parse("L + A[t-1]")), Density.GAUSSIAN),
                Optional.of(ModelSpec.empty().with(Formula.parse("L + A[t-1]"))),
                linear());
        for (WeightSummary summary : answer(msm).weights()) {
            assertThat(summary.min()).isEqualTo(1);
            assertThat(summary.max()).isEqualTo(1);
        }
        assertThat(estimates(answer(msm))).isEqualTo(estimates(answer(with(Weights.NONE))));
    }

    @Test
    void everyGalaxyTwiceIsTheSameAsOnce() {
        long[] twice = LongStream.range(0, 2L * UNITS).toArray();
        Panel doubled = panel(twice, Kind.CONTINUOUS);
        MarginalStructuralModel msm = MarginalStructuralModel.named("msm")
                .with(model(ModelSpec.empty(), Density.GAUSSIAN))
                .with(new Extremes.Untouched())
                .withOutcome(linear());
        double[] once = estimates(answer(msm));
        double[] both = estimates(msm.answer(problem(doubled, levels()), Replicate.ofSample(1)));
        assertThat(both).containsExactly(once, within(1e-9));
    }

    /** Of a straight line, the error of a difference is that of its slope times the distance. */
    @Test
    void differencesHaveTheErrorThatTheSlopeSays() {
        Answer answer = answer(with(Weights.HISTORY));
        double ofSlope = answer.models().stream()
                .filter(term -> term.model().equals("Y/msm") && !term.term().equals("(intercept)"))
                .findFirst()
                .orElseThrow()
                .standardError();

        List<List<Double>> covariance = answer.covariance();
        double variance = covariance.get(4).get(4)
                + covariance.get(0).get(0)
                - 2 * covariance.get(4).get(0);

        assertThat(Math.sqrt(variance)).isCloseTo(2 * ofSlope, within(1e-9 * ofSlope));
        assertThat(Math.sqrt(covariance.get(4).get(4)))
                .isCloseTo(answer.values().get(4).standardError(), within(1e-12));
        double apart = Math.sqrt(covariance.get(4).get(4) + covariance.get(0).get(0));
        assertThat(apart).isNotCloseTo(2 * ofSlope, within(0.05 * ofSlope));
    }

    /** A structural model that is a constant, unweighted, says the natural mean: their difference has no error to speak of. */
    @Test
    void theNaturalMeanMovesWithTheModel() {
        MarginalStructuralModel constant = msm(
                Weights.NONE,
                model(ModelSpec.empty(), Density.GAUSSIAN),
                Optional.empty(),
                ModelSpec.empty().with(Formula.interceptOnly()));
        Contrast regimes = Problems.regimes(Problems.natural(), Problems.regime("one", "A", new Intervention.SetTo(1)));

        Answer answer = constant.answer(
                problem(panel(LongStream.range(0, UNITS).toArray(), Kind.CONTINUOUS), regimes), Replicate.ofSample(1));

        List<List<Double>> covariance = answer.covariance();
        assertThat(covariance.get(0).get(1))
                .isCloseTo(
                        Math.pow(answer.values().get(1).standardError(), 2),
                        within(1e-2 * covariance.get(1).get(1)));
        assertThat(covariance.get(1).get(1)).isPositive();
    }

    @Test
    void snapshotWeightsStandAlone() {
        Answer answer = answer(with(Weights.SNAPSHOT));
        assertThat(summary(answer, 1, "cumulative").max())
                .isEqualTo(summary(answer, 1, "factor").max());
        Answer history = answer(with(Weights.HISTORY));
        assertThat(summary(history, 1, "cumulative").max())
                .isNotEqualTo(summary(history, 1, "factor").max());
    }

    @Test
    void weightsOfUnitsHaveTheDistributionsThatTheAnswerReports() {
        MarginalStructuralModel msm = with(Weights.HISTORY);
        List<UnitWeights> units =
                UnitWeights.of(msm, problem(panel(LongStream.range(0, UNITS).toArray(), Kind.CONTINUOUS), levels()));
        Answer answer = answer(msm);
        assertThat(units).extracting(UnitWeights::time).containsExactly(0.0, 1.0);
        for (UnitWeights at : units) {
            assertThat(DoubleStream.of(at.factor()).max())
                    .hasValue(summary(answer, at.time(), "factor").max());
            assertThat(DoubleStream.of(at.used()).min())
                    .hasValue(summary(answer, at.time(), "used").min());
        }
        double[] product = units.get(0).factor().clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= units.get(1).factor()[i];
        }
        assertThat(units.get(1).cumulative()).containsExactly(product);
    }

    @Test
    void densitiesOfEveryShapeBringTheSlopeNearTheTruth() {
        for (Density density : Density.values()) {
            MarginalStructuralModel msm =
                    msm(Weights.HISTORY, model(ModelSpec.empty(), density), Optional.of(ModelSpec.empty()), linear());
            assertThat(slope(answer(msm))).isBetween(2.5, 3.5);
        }
    }

    @Test
    void crossFittedPredictionsAreNearThoseInSampleForAParametricModel() {
        MarginalStructuralModel msm = msm(
                Weights.HISTORY,
                new TreatmentModel(ModelSpec.empty(), Density.GAUSSIAN, Spread.SAMPLE, Predictions.CROSS_FITTED),
                Optional.of(ModelSpec.empty()),
                linear());
        double crossFitted = slope(answer(msm));
        double inSample = slope(answer(with(Weights.HISTORY)));
        assertThat(crossFitted).isNotEqualTo(inSample).isCloseTo(inSample, within(0.1));
    }

    @Test
    void theNaturalCourseIsTheObservedMeanAndShiftsAreRefused() {
        EstimationProblem problem = problem(
                panel(LongStream.range(0, UNITS).toArray(), Kind.CONTINUOUS),
                Problems.regimes(
                        Problems.natural(),
                        Problems.regime("none", "A", new Intervention.SetTo(0)),
                        Problems.regime("more", "A", new Intervention.Shift(1, Optional.empty()))));
        List<Answer.Value> values =
                with(Weights.HISTORY).answer(problem, Replicate.ofSample(1)).values();
        assertThat(values.get(0).estimate())
                .isCloseTo(Arrays.stream(outcome[1]).average().orElseThrow(), within(1e-12));
        assertThat(values.get(1).verdict()).isEqualTo(Verdict.TRUSTED);
        assertThat(values.get(2).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(values.get(2).reason())
                .isEqualTo(
                        "Under more A is shifted by 1.0, so it is not the same for everybody, and a marginal structural"
                                + " model answers only regimes that are; use gformula or ice.");
    }

    @Test
    void aLevelBeyondTheDataIsRefused() {
        Contrast beyond = new Contrast.Levels(
                new Contrast.Summary.RunningMean(),
                Contrast.Path.PARALLEL,
                new Contrast.Grid.AtValues(List.of(0.0, 50.0)));
        EstimationProblem problem = problem(panel(LongStream.range(0, UNITS).toArray(), Kind.CONTINUOUS), beyond);
        List<Answer.Value> values =
                Naive.named("naive").answer(problem, Replicate.ofSample(1)).values();
        assertThat(values.get(0).verdict()).isEqualTo(Verdict.TRUSTED);
        assertThat(values.get(1).estimate()).isNaN();
        assertThat(values.get(1).reason())
                .isEqualTo("The data end before this level: 0.0 units have an exposure at or beyond 50.00, and an"
                        + " estimate needs at least 4.");
    }

    @Test
    void aTreatmentOfOneValueHasNoDensity() {
        Arrays.fill(treatment[0], 2);
        assertThatThrownBy(() -> answer(with(Weights.HISTORY)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The treatment A has one value for all units at t = 0, so it has no density; ask from a later"
                                + " time, or write first: one if it is the first.");
    }

    @Test
    void aTreatmentThatFollowsFromItsPastHasNoPositivity() {
        treatment[1] = IntStream.range(0, UNITS)
                .mapToDouble(i -> 2 * covariate[1][i] - treatment[0][i])
                .toArray();
        assertThatThrownBy(() -> answer(with(Weights.HISTORY)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "The treatment A follows exactly from the regressors of its model A at t = 1 (spread")
                .hasMessageEndingWith("so no two units with one past differ in it; leave out what determines it.");
    }

    @Test
    void weightsThatAreNotFiniteAreNotUsed() {
        treatment[0][3] = 1e6;
        treatment[1][3] = 1e6;
        ModelSpec covariateAlone = ModelSpec.empty().with(Formula.parse("L"));
        MarginalStructuralModel msm =
                msm(Weights.HISTORY, model(covariateAlone, Density.GAUSSIAN), Optional.empty(), linear());
        assertThatThrownBy(() -> answer(msm))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The product of the weights up to t = 1 is not finite for 1 units: their treatments are"
                                + " all but impossible given their past; look at them, stabilise the weights, or adjust for less.");
    }

    @Test
    void aForestThatIsCertainGivesNoWeights() {
        for (int i = 0; i < UNITS; i++) {
            treatment[0][i] = covariate[0][i] > 0 ? 1 : 0;
            treatment[1][i] = i % 2;
        }
        treatment[0][5] = 1 - treatment[0][5];
        EstimationProblem problem = problem(panel(LongStream.range(0, UNITS).toArray(), Kind.BINARY), levels());
        MarginalStructuralModel msm = msm(
                Weights.HISTORY,
                new TreatmentModel(
                        ModelSpec.empty().with(Learner.FOREST),
                        Density.GAUSSIAN,
                        Spread.SAMPLE,
                        Predictions.OUT_OF_BAG),
                Optional.empty(),
                linear());
        assertThatThrownBy(() -> msm.answer(problem, Replicate.ofSample(1)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "The model of the treatment A gives density 0 to the value that 1 units have at t = 0");
    }

    private static TreatmentModel model(ModelSpec spec, Density density) {
        return new TreatmentModel(spec, density, Spread.POPULATION, Predictions.IN_SAMPLE);
    }

    private static ModelSpec linear() {
        return ModelSpec.empty().with(Learner.GLM);
    }

    private static MarginalStructuralModel with(Weights weights) {
        return msm(weights, model(ModelSpec.empty(), Density.GAUSSIAN), Optional.of(ModelSpec.empty()), linear());
    }

    private static MarginalStructuralModel msm(
            Weights weights, TreatmentModel treatment, Optional<ModelSpec> numerator, ModelSpec outcome) {
        return MarginalStructuralModel.named("msm")
                .with(weights)
                .with(treatment)
                .withNumerator(numerator)
                .withOutcome(outcome);
    }

    private Answer answer(MarginalStructuralModel msm) {
        return msm.answer(
                problem(panel(LongStream.range(0, UNITS).toArray(), Kind.CONTINUOUS), levels()), Replicate.ofSample(1));
    }

    private static double[] estimates(Answer answer) {
        return answer.values().stream().mapToDouble(Answer.Value::estimate).toArray();
    }

    private static double slope(Answer answer) {
        return answer.models().stream()
                .filter(term -> term.model().equals("Y/msm") && !term.term().equals("(intercept)"))
                .findFirst()
                .orElseThrow()
                .estimate();
    }

    private static WeightSummary summary(Answer answer, double time, String what) {
        return answer.weights().stream()
                .filter(w -> w.time() == time && w.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static Contrast levels() {
        return new Contrast.Levels(
                new Contrast.Summary.RunningMean(),
                Contrast.Path.PARALLEL,
                new Contrast.Grid.AtValues(List.of(-1.0, -0.5, 0.0, 0.5, 1.0)));
    }

    private static EstimationProblem problem(Panel panel, Contrast contrast) {
        Question question = Problems.question("A", "Y", List.of(1), contrast, Optional.empty());
        return Problems.problem(panel, GRAPH, question, Map.of(), 1);
    }

    private Panel panel(long[] ids, Kind kind) {
        List<Variable> variables = List.of(
                Variable.continuous("L"),
                kind == Kind.BINARY ? Variable.binary("A") : Variable.continuous("A"),
                Variable.continuous("Y"));
        double[][] columns = {
            copies(covariate[0], ids),
            copies(covariate[1], ids),
            copies(treatment[0], ids),
            copies(treatment[1], ids),
            copies(outcome[0], ids),
            copies(outcome[1], ids)
        };
        return Panel.of(new PanelSchema(variables, TimeGrid.of(0, 1)), ids, columns);
    }

    private static double[] copies(double[] column, long[] ids) {
        return LongStream.of(ids).mapToDouble(id -> column[(int) (id % UNITS)]).toArray();
    }
}
