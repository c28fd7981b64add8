package org.galcause.redshiftsweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.gformula.IteratedConditionalExpectation;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.ingesttng.request.Attrition;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Required;
import org.galcause.ingesttng.request.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyFileTest {

    private static final String SMALL = """
            study: small
            data:
              table: {path: data.csv, id: id, time: t0}
            variables:
              L: {}
              A: {kind: binary}
              Y: {}
            graph: |
              L[t-1], A[t-1] -> L[t]
              L[t] -> A[t], Y[t]
              A[t] -> Y[t]
            question:
              treatment: A
              outcome: Y
              regimes:
                never: {set: 0}
                always: {set: 1}
            estimators:
              - gformula: {}
            """;

    private static Study parse(String text) {
        return StudyFile.parse(text, Path.of("/somewhere/study.yaml"));
    }

    private static List<String> problems(String text) {
        UserError error = catchThrowableOfType(UserError.class, () -> parse(text));
        assertThat(error).as("no problem found").isNotNull();
        assertThat(error.kind()).isEqualTo(UserError.Cause.STUDY);
        return error.problems();
    }

    @Test
    void smallStudyHasTheDeclaredDefaults() {
        Study study = parse(SMALL);
        assertThat(study.request().source())
                .isInstanceOfSatisfying(
                        Source.LongTable.class,
                        table -> assertThat(table.path()).isEqualTo(Path.of("/somewhere/data.csv")));
        assertThat(study.question().at()).isEqualTo(new QuestionSpec.At.Each());
        assertThat(study.uncertainty()).isEqualTo(new Uncertainty(200, 7, Uncertainty.Interval.PERCENTILE));
        assertThat(study.question().contrast())
                .isInstanceOfSatisfying(
                        Contrast.Regimes.class, r -> assertThat(r.reference()).isEqualTo("never"));
        assertThat(study.estimators().get(0).estimator())
                .contains(new ParametricGFormula(
                        "gformula",
                        OptionalInt.empty(),
                        ParametricGFormula.Start.RESAMPLE,
                        ParametricGFormula.Limits.OBSERVED));
    }

    @Test
    void fiveMistakesAreFiveProblemsWithTheirLines() {
        List<String> problems = problems(SMALL.replace("kind: binary", "kind: binnary")
                .replace("L[t] -> A[t], Y[t]", "L[t] -> A[t], Z[t]")
                .replace("treatment: A", "treatment: B")
                .replace("always: {set: 1}", "always: {sett: 1}")
                .replace("- gformula: {}", "- gformula: {simulations: none}"));
        assertThat(problems)
                .containsExactly(
                        "study.yaml:6: variables.A.kind: unknown value \"binnary\"; did you mean \"binary\"? (allowed: continuous | binary | categorical)",
                        "study.yaml:10: graph: unknown variable \"Z\"; did you mean \"A\"? (declared: L, A, Y)",
                        "study.yaml:13: question.treatment: unknown variable \"B\"; did you mean \"A\"? (declared: L, A, Y)",
                        "study.yaml:17: question.regimes.always: unknown key \"sett\"; did you mean \"set\"? (allowed: set, shift, scale, floor, cap, within, "
                                + "when, else, from, until)",
                        "study.yaml:19: estimators.gformula.simulations: found none; allowed: a whole number from 1 up");
    }

    @Test
    void unknownKeysAreNamedWithTheNearestKnown() {
        assertThat(problems(SMALL + "uncertainity: {bootstrap: 3}\n"))
                .singleElement()
                .asString()
                .startsWith("study.yaml:20: study file: unknown key \"uncertainity\"; did you mean \"uncertainty\"?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{outcome: {super: [glm, forest]}}",
                "{outcome: {learner: {super: [glm, forest]}}}",
                "{models: {Y: {super: [glm, forest]}}}"
            })
    void combinationsOfLearnersAreRead(String options) {
        EstimatorSpec spec = parse(SMALL.replace("gformula: {}", "gformula: " + options))
                .estimators()
                .get(0);
        assertThat(spec.models().get("Y"))
                .isEqualTo(ModelSpec.empty().withCombined(List.of(Learner.GLM, Learner.FOREST)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            {learner: forrest} # learner: unknown value "forrest"; did you mean "forest"? (allowed: glm | forest | spline | elastic-net | boosting)
            {super: [glm, tree]} # super: unknown learner "tree" (allowed: glm, forest, spline, elastic-net, boosting)
            {super: [glm, glm]} # super: the learner glm is written twice
            {super: []} # super: no learner is named (allowed: glm, forest, spline, elastic-net, boosting)
            {learner: glm, super: [glm]} # super: learner is written too; write one of the two
            """)
    void learnersThatDoNotExistAreNamed(String model, String problem) {
        assertThat(problems(SMALL.replace("gformula: {}", "gformula: {outcome: " + model + "}")))
                .containsExactly("study.yaml:19: estimators.gformula.outcome." + problem);
    }

    @Test
    void missingPartsAreNamed() {
        assertThat(problems("study: x\n"))
                .allMatch(p -> p.startsWith("study.yaml:1: study file: key ") || p.startsWith("study.yaml"))
                .anyMatch(p -> p.contains("key \"graph\" is missing"))
                .anyMatch(p -> p.contains("key \"estimators\" is missing"));
    }

    @Test
    void wordsThatYamlTurnsIntoOtherThingsStayWords() {
        Study study = parse(SMALL.replace("L: {}", "on: {column: no}\n  L: {column: 12:30}"));
        assertThat(study.request().variables().get(0).variable().name()).isEqualTo("on");
        assertThat(study.request().variables().get(0).measure()).isEqualTo(new Measure.Column("no", Optional.empty()));
        assertThat(study.request().variables().get(1).measure())
                .isEqualTo(new Measure.Column("12:30", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            L[t] -> A[t], Y[t] | A[t] -> L[t], Y[t]\\n  L[t] -> A[t] | the graph has a cycle within one time
            estimators: | models: {L: {formula: "A"}}\\nestimators: | the model of L uses the future: A at time t comes after L
            estimators: | models: {L: {formula: "L"}}\\nestimators: | is the response itself
            estimators: | models: {Y: {formula: "A + Q"}}\\nestimators: | unknown variable "Q"
            estimators: | models: {Y: {formula: "A + + L"}}\\nestimators: | found "+" where
            estimators: | models: {Y: {rows: "t >"}}\\nestimators: | models.Y.rows
            always: {set: 1} | always: {set: 1, when: "Y > 0"} | what is done to A uses the future: Y at time t comes after A
            always: {set: 1} | always: {set: 1, within: ">= 1"} | within: goes with shift and scale, not with set
            treatment: A | treatment: A\\n  reference: ever | there is no regime "ever"; did you mean "never"?
            treatment: A | treatment: [A, L]\\n  levels: {} | levels and regimes at once
            - gformula: {} | - gformula: {}\\n  - gformula: {} | two estimators are named "gformula"
            - gformula: {} | - gfromula: {} | unknown estimator "gfromula"; did you mean "gformula"?
            outcome: Y | outcome: A | "A" is the treatment too
            L: {} | L: {unit: "Msun//yr?"} | is not understood
            L: {} | L: {scale: log10, kind: binary} | only a continuous one has a logarithm
            id: id, | | a long table names the column that tells units apart
            time: t0 | tme: t0 | unknown key "tme"; did you mean "time"?
            - gformula: {} | - ice: {bound: 0.7} | allowed: a number from 0 to 0.5
            - gformula: {} | - msm: {extremes: {drop: [0.9, 0.1]}} | two probabilities
            """)
    void mistakesAreToldInASentence(String right, String wrong, String sentence) {
        String text = SMALL.replace(right, wrong == null ? "" : wrong.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(SMALL);
        assertThat(problems(text)).anySatisfy(problem -> assertThat(problem).contains(sentence));
    }

    @Test
    void listsOfDosesBecomeRegimesNamedByTheirValue() {
        Study study = parse(SMALL.replace("always: {set: 1}", "dose: {set: [-2, -1, 0.5], from: 3}"));
        Contrast.Regimes regimes = (Contrast.Regimes) study.question().contrast();
        assertThat(regimes.regimes())
                .extracting(Regime::name)
                .containsExactly("never", "dose=-2", "dose=-1", "dose=0.5");
        assertThat(regimes.regimes().get(3).on("A"))
                .isEqualTo(new Intervention.Window(3, Double.POSITIVE_INFINITY, new Intervention.SetTo(0.5)));
    }

    @Test
    void listsOfOneOfSeveralTreatmentsToo() {
        Study study = parse(SMALL.replace("treatment: A", "treatment: [A, L]")
                .replace("never: {set: 0}", "both: {A: {set: 1}, L: {shift: [-0.5, 0.5], from: 2}}")
                .replace("always: {set: 1}", "none: natural"));
        Contrast.Regimes regimes = (Contrast.Regimes) study.question().contrast();
        assertThat(regimes.regimes()).extracting(Regime::name).containsExactly("both=-0.5", "both=0.5", "none");
        assertThat(regimes.regimes().get(1).describe())
                .isEqualTo("A is set to 1.0; L is shifted by 0.5 from t = 2.0 until t = Infinity");
    }

    @Test
    void regimesComposeConditionsBoundsAndSeveralTreatments() {
        Study study = parse(SMALL.replace("treatment: A", "treatment: [A, L]")
                .replace(
                        "never: {set: 0}",
                        "joint: {A: {set: 1, when: \"L > 0 and t >= 2\", else: 0}, L: {shift: -1, within: \">= 1\"}}")
                .replace("always: {set: 1}", "none: natural"));
        Contrast.Regimes regimes = (Contrast.Regimes) study.question().contrast();
        assertThat(regimes.regimes().get(0).describe())
                .isEqualTo(
                        "A is set to 1.0 when (L > 0 and t >= 2), else is set to 0.0; L is shifted by -1.0 where the result is >= 1.0");
        assertThat(regimes.regimes().get(1).isNatural()).isTrue();
    }

    @Test
    void aKeyThatIsWrittenTwiceIsSaidAtAnyDepth() {
        assertThat(problems(SMALL.replace("  L: {}", "  L: {}\n  L: {kind: binary}")
                        .replace("never: {set: 0}", "never: {set: 0, set: 1}")))
                .anySatisfy(problem -> assertThat(problem).contains("variables: key \"L\" is written twice"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("question.regimes.never: key \"set\" is written twice"));
    }

    @Test
    void timesAreAscendingAndAskedForAtLeastOnce() {
        assertThat(problems(SMALL.replace("time: t0", "time: t0, times: [1, 3, 2]")))
                .anySatisfy(problem ->
                        assertThat(problem).contains("times: found [1, 3, 2]; allowed: ascending, each once"));
        assertThat(problems(SMALL.replace("treatment: A", "treatment: A\n  at: []")))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("question.at: found []; allowed: each | last | a list of at least one time"));
    }

    @Test
    void presetIsOverriddenByWhatIsWritten() {
        Study study = parse(SMALL.replace(
                "- gformula: {}", "- msm: {preset: paper, confounders: [L], treatment: {density: kernel}}"));
        MarginalStructuralModel msm =
                (MarginalStructuralModel) study.estimators().get(0).estimator().orElseThrow();
        assertThat(msm.first()).isEqualTo(MarginalStructuralModel.First.ONE);
        assertThat(msm.confounders()).contains(List.of("L"));
        assertThat(msm.treatment().density()).isEqualTo(MarginalStructuralModel.Density.KERNEL);
        assertThat(msm.treatment().spread()).isEqualTo(MarginalStructuralModel.Spread.POPULATION);
        assertThat(msm.treatment().model().learner()).contains(Learner.FOREST);
        assertThat(msm.extremes()).isEqualTo(new MarginalStructuralModel.Extremes.Drop(0.01, 0.99));
        assertThat(study.options())
                .filteredOn(o -> o.path().equals("estimators.msm.first"))
                .extracting(OptionValue::origin)
                .containsExactly(OptionValue.Origin.PRESET);
    }

    @Test
    void estimatorsHaveOverridesOfTheirOwn() {
        Study study = parse(
                SMALL.replace("estimators:", "models: {Y: {family: gaussian, formula: \"A\"}}\nestimators:")
                        .replace(
                                "- gformula: {}",
                                "- gformula: {models: {Y: {formula: \"A + L\"}}, uncertainty: {bootstrap: 0}}\n  - ice: {outcome: {iterated: gaussian}}"));
        EstimatorSpec gformula = study.estimators().get(0);
        assertThat(gformula.model("Y").formula()).contains(Formula.parse("A + L"));
        assertThat(gformula.model("Y").family()).contains(Family.GAUSSIAN);
        assertThat(gformula.uncertainty()).isEqualTo(new Uncertainty(0, 7, Uncertainty.Interval.PERCENTILE));
        assertThat(study.estimators().get(1).model("Y").formula()).contains(Formula.parse("A"));
        assertThat(((IteratedConditionalExpectation)
                                study.estimators().get(1).estimator().orElseThrow())
                        .iterated())
                .contains(Family.GAUSSIAN);
    }

    @Test
    void anOutcomeOfTheEndIsRequiredAtTheEndOnly() {
        Study study = parse(SMALL.replace("treatment: A", "treatment: A\n  at: last"));
        Map<String, Required> required = new HashMap<>();
        study.request().variables().forEach(v -> required.put(v.variable().name(), v.required()));
        assertThat(required)
                .isEqualTo(Map.of(
                        "L", new Required.EveryTime(), "A", new Required.EveryTime(), "Y", new Required.LastTime()));
    }

    @Test
    void aCompetingEventAndALossAreReadAndLeaveTheTable() {
        Study study = parse(withEvent("{competing: D, effect: direct}", "{variable: C, lost: 0}"));
        assertThat(study.question().event())
                .contains(new Question.Event(Optional.of("D"), Question.Event.Effect.DIRECT));
        assertThat(study.question().censoring()).contains(new Question.Censoring("C", 0));
        assertThat(study.request().attrition().leavings())
                .containsExactly(
                        new Attrition.Leaving(Attrition.Reason.EVENT, "Y", 1),
                        new Attrition.Leaving(Attrition.Reason.COMPETING_EVENT, "D", 1),
                        new Attrition.Leaving(Attrition.Reason.LOSS, "C", 0));
    }

    @Test
    void aCompetingEventIsAnotherVariableThanOutcomeAndTreatment() {
        assertThat(problems(withEvent("{competing: Y}", "{variable: A}")))
                .containsExactly(
                        "study.yaml:17: question.event.competing: \"Y\" is the outcome too; name the variable that says so",
                        "study.yaml:18: question.censoring.variable: \"A\" is the treatment too; name the variable that says so");
        assertThat(problems(withEvent("firts", "{variable: C}")))
                .singleElement()
                .asString()
                .contains(
                        "question.event: found firts; did you mean \"first\"?", "{competing: VARIABLE, effect: total");
    }

    @Test
    void floorAndCapGoTogether() {
        Study study = parse(SMALL.replace("always: {set: 1}", "within: {floor: 0.2, cap: 0.8, from: 1}"));
        Contrast.Regimes regimes = (Contrast.Regimes) study.question().contrast();
        assertThat(regimes.regimes().get(1).on("A"))
                .isEqualTo(new Intervention.Window(1, Double.POSITIVE_INFINITY, new Intervention.Between(0.2, 0.8)));
        assertThat(problems(SMALL.replace("always: {set: 1}", "within: {floor: 2, cap: 1}")))
                .singleElement()
                .asString()
                .endsWith("floor: 2.0 is above cap 1.0");
    }

    private static String withEvent(String event, String censoring) {
        return SMALL.replace("Y: {}", "D: {}\n  C: {}\n  Y: {}")
                .replace("outcome: Y", "outcome: Y\n  event: " + event + "\n  censoring: " + censoring);
    }

    @Test
    void aWorkingModelIsReadAndItsMistakesAreNamed() {
        assertThat(parse(withWorking("{formula: \"t + A\", family: binomial}")).estimators())
                .hasSize(2);
        assertThat(problems(withWorking("{formula: \"t + B\", weights: {alwais: [1], never: [-1]}}")))
                .hasSize(4)
                .anySatisfy(p -> assertThat(p).contains("estimators.tmle.working.formula: unknown variable \"B\""))
                .anySatisfy(p -> assertThat(p)
                        .contains("estimators.tmle.working.weights: there is no regime \"alwais\"; did you mean"
                                + " \"always\"? (regimes: "))
                .anySatisfy(p -> assertThat(p).contains("the regime \"always\" has none; write a list"))
                .anySatisfy(p -> assertThat(p).contains("never: found [-1]; allowed: numbers of 0 or more"));
    }

    private static String withWorking(String working) {
        return SMALL.replace("- gformula: {}", "- tmle: {folds: 3, working: " + working + "}\n  - gformula: {}");
    }

    @Test
    void brokenYamlNamesItsLine() {
        assertThat(problems("study: x\ndata: {table: [\n"))
                .singleElement()
                .asString()
                .startsWith("study.yaml:")
                .contains("not valid YAML");
    }
}
