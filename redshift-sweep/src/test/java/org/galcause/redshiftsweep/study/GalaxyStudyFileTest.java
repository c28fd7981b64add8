package org.galcause.redshiftsweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.SkippedSnapshots;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.TreeQuantity;
import org.galcause.redshiftsweep.explain.StudyExplanation;
import org.junit.jupiter.api.Test;

/** What a study may ask of a simulation. */
class GalaxyStudyFileTest {

    private static final String STUDY = """
            study: galaxies
            data:
              simulation: {name: TNG100-1, root: output}
              snapshots: [67, 99]
              trees: lhalotree
              skipped: interpolate
            variables:
              formed: {tree: formation-time, unit: Gyr, constant: true}
              mergers: {tree: mergers, mass: "SubhaloMassType[stars]", ratio: 0.1}
              A: {field: SubhaloMass, unit: Msun, scale: log10}
              Y: {field: SubhaloSFR, unit: Msun/yr, scale: log10, floor: {value: 1e-3}}
            graph: |
              formed -> mergers[t], A[t], Y[t]
              mergers[t] -> A[t], Y[t]
              A[t] -> Y[t]
            question: {treatment: A, outcome: Y, regimes: {natural: natural, more: {shift: 0.1}}}
            estimators:
              - gformula: {}
            """;

    private static Study parse(String text) {
        return StudyFile.parse(text, Path.of("/somewhere/study.yaml"));
    }

    private static List<String> problems(String text) {
        UserError error = catchThrowableOfType(UserError.class, () -> parse(text));
        assertThat(error).as("no problem found").isNotNull();
        return error.problems();
    }

    @Test
    void treesAndTheirQuantitiesAreRead() {
        Study study = parse(STUDY);
        assertThat(study.request().source()).isInstanceOfSatisfying(Source.Simulation.class, simulation -> {
            assertThat(simulation.trees()).isEqualTo(TreeKind.LHALOTREE);
            assertThat(simulation.skipped()).isEqualTo(SkippedSnapshots.INTERPOLATE);
        });
        assertThat(study.request().variables().get(0).measure())
                .isEqualTo(new Measure.Tree(TreeQuantity.FORMATION_TIME, "SubhaloMass", 0.25));
        assertThat(study.request().variables().get(1).measure())
                .isEqualTo(new Measure.Tree(TreeQuantity.MERGERS, "SubhaloMassType[stars]", 0.1));
        assertThat(new StudyExplanation(study).text())
                .contains("from the merger tree: mergers of SubhaloMassType[stars], mass ratio >= 0.1");
    }

    @Test
    void mistakesAboutTreesAreNamed() {
        assertThat(problems(STUDY.replace("tree: mergers", "tree: merger")))
                .anyMatch(problem -> problem.contains("did you mean \"mergers\"?"));
        assertThat(problems(STUDY.replace("unit: Gyr", "unit: Msun")))
                .anyMatch(problem -> problem.contains("variables.formed.unit") && problem.contains("cannot be given in"));
        assertThat(problems(STUDY.replace("[stars]\", ratio: 0.1", "[starz]\", ratio: 7")))
                .anyMatch(problem -> problem.contains("mass") && problem.contains("did you mean \"stars\"?"))
                .anyMatch(problem -> problem.contains("ratio: found 7"));
        assertThat(problems(STUDY.replace("[67, 99]", "[99]").replace("lhalotree", "none")))
                .anyMatch(problem -> problem.contains("tree: needs the merger trees"));
        assertThat(problems(STUDY.replace("field: SubhaloMass,", "field: SubhaloMass, ratio: 0.3,")))
                .anyMatch(problem -> problem.contains("goes with tree: QUANTITY"));
    }
}
