package org.galcause.redshiftsweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.SkippedSnapshots;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.TreeQuantity;
import org.galcause.ingesttng.request.VariableRequest;
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
                .anyMatch(
                        problem -> problem.contains("variables.formed.unit") && problem.contains("cannot be given in"));
        assertThat(problems(STUDY.replace("[stars]\", ratio: 0.1", "[starz]\", ratio: 7")))
                .anyMatch(problem -> problem.contains("mass") && problem.contains("did you mean \"stars\"?"))
                .anyMatch(problem -> problem.contains("ratio: found 7"));
        assertThat(problems(STUDY.replace("[67, 99]", "[99]").replace("lhalotree", "none")))
                .anyMatch(problem -> problem.contains("tree: needs the merger trees"));
        assertThat(problems(STUDY.replace("field: SubhaloMass,", "field: SubhaloMass, ratio: 0.3,")))
                .anyMatch(problem -> problem.contains("goes with tree: QUANTITY"));
    }

    private static final String ENVIRONMENT = """
            study: surroundings
            data:
              simulation: {name: TNG100-1, root: output}
              snapshots: [67, 99]
            variables:
              sky: {density: {neighbours: 5, tracers: all, projected: z, velocity: 500}, unit: cMpc-2, scale: log10}
              count: {sphere: {radius: 2 cMpc/h, tracers: "SubhaloFlag == 1"}}
              contrast: {sphere: {radius: 8 cMpc/h, tracers: all, give: overdensity}}
              apart: {neighbour: {tracers: all}, unit: kpc, scale: log10}
              ratio: {neighbour: {tracers: all, give: mass-ratio, mass: "SubhaloMassType[stars]"}}
              spine: {distance: {path: "spine_{snapshot}.csv", columns: [x, y, z]}, unit: cMpc}
              A: {density: {tracers: all}, unit: h3/cMpc3, scale: log10}
              Y: {field: SubhaloSFR, unit: Msun/yr, scale: log10, floor: {value: 1e-3}}
            graph: |
              sky[t], count[t], contrast[t], apart[t], ratio[t], spine[t] -> A[t], Y[t]
              A[t] -> Y[t]
            question: {treatment: A, outcome: Y, regimes: {natural: natural, more: {shift: 0.1}}}
            estimators:
              - gformula: {}
            """;

    @Test
    void measuresOfTheEnvironmentAreRead() {
        Study study = parse(ENVIRONMENT);
        List<Measure> measures = study.request().variables().stream()
                .map(VariableRequest::measure)
                .toList();
        Tracers all = new Tracers.All();
        assertThat(measures)
                .startsWith(
                        new Measure.Projected(5, all, 2, 500),
                        new Measure.Sphere(SphereQuantity.COUNT, 2, "cMpc/h", new Tracers.Where("SubhaloFlag == 1")),
                        new Measure.Sphere(SphereQuantity.OVERDENSITY, 8, "cMpc/h", all),
                        new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "SubhaloMass", all),
                        new Measure.MoreMassive(NeighbourQuantity.MASS_RATIO, "SubhaloMassType[stars]", all),
                        new Measure.DistanceTo(new Tracers.FromFile(
                                Path.of("/somewhere/spine_{snapshot}.csv"), List.of("x", "y", "z"))),
                        new Measure.Density(10, all));
        assertThat(new StudyExplanation(study).text())
                .contains("surface density of the 5 nearest tracers on the sky along z, within 500.0 km/s")
                .contains("distance to the nearest point of /somewhere/spine_{snapshot}.csv");
    }

    @Test
    void mistakesAboutTheEnvironmentAreNamed() {
        assertThat(problems(ENVIRONMENT
                        .replace("radius: 2 cMpc/h", "radius: 2")
                        .replace("radius: 8 cMpc/h", "radius: 8 Msun")
                        .replace("projected: z, ", "")
                        .replace("give: mass-ratio", "give: massratio")
                        .replace("[x, y, z]", "[x, y]")))
                .anyMatch(p -> p.contains("count.sphere.radius: found \"2\""))
                .anyMatch(p -> p.contains("contrast.sphere.radius") && p.contains("cannot be given in"))
                .anyMatch(p -> p.contains("sky.density.velocity: goes with projected"))
                .anyMatch(p -> p.contains("did you mean \"mass-ratio\"?"))
                .anyMatch(p -> p.contains("spine.distance.columns: [x, y] are not three columns"));
        assertThat(problems(ENVIRONMENT.replace("unit: kpc", "unit: Msun")))
                .anyMatch(p -> p.contains("variables.apart.unit") && p.contains("cannot be given in"));
    }

    private static final String TABLE = """
            study: surroundings-in-a-table
            data:
              table: {path: t.csv, id: id, time: snap, redshift: z, box: 75000 ckpc/h, position: [x, y, z], velocity: [vx, vy, vz], cosmology: tng}
            variables:
              sky: {density: {neighbours: 5, tracers: "flag == 1", projected: z}, unit: Mpc-2, scale: log10}
              apart: {neighbour: {tracers: all, mass: mstar}, unit: kpc, scale: log10}
              Y: {column: sfr}
            graph: |
              sky[t] -> apart[t], Y[t]
              apart[t] -> Y[t]
            question: {treatment: apart, outcome: Y, regimes: {natural: natural, more: {shift: 0.1}}}
            estimators:
              - gformula: {}
            """;

    @Test
    void tablesWithVelocitiesAndMassesHaveTheSameMeasures() {
        Study study = parse(TABLE);
        assertThat(study.request().variables().get(0).measure())
                .isEqualTo(new Measure.Projected(5, new Tracers.Where("flag == 1"), 2, 1000));
        assertThat(study.request().variables().get(1).measure())
                .isEqualTo(new Measure.MoreMassive(NeighbourQuantity.DISTANCE, "mstar", new Tracers.All()));
        assertThat(((Source.LongTable) study.request().source()).velocity()).containsExactly("vx", "vy", "vz");
        assertThat(problems(TABLE.replace(", velocity: [vx, vy, vz]", "")))
                .anyMatch(p -> p.contains("sky.density: projected, with a cut in velocity, needs data.table.velocity"));
        assertThat(problems(TABLE.replace(", mass: mstar", "").replace("[vx, vy, vz]", "[vx]")))
                .anyMatch(p -> p.contains("apart.neighbour.mass: missing; name the column"))
                .anyMatch(p -> p.contains("velocity: [vx] are not three columns"));
        assertThat(problems(TABLE.replace("tracers: all", "tracers: {path: t.csv, columns: [x, y, z]}")))
                .anyMatch(p -> p.contains(
                        "apart.neighbour.tracers.mass: missing; name the column of the file that is compared"));
        assertThat(problems(TABLE.replace(
                        "tracers: all", "tracers: {path: t.csv, columns: [x, y, z], mass: m, velocity: [a, b, c]}")))
                .anyMatch(p -> p.contains("apart.neighbour.tracers.velocity: only a projected density compares it"));
        assertThat(problems(TABLE.replace("tracers: \"flag == 1\"", "tracers: {path: t.csv, columns: [x, y, z]}")))
                .anyMatch(p ->
                        p.contains("sky.density.tracers.velocity: missing; a projected density compares velocities"));
    }

    @Test
    void tracersOfAnotherFileBringWhatIsCompared() {
        Study study = parse(TABLE.replace(
                        "tracers: \"flag == 1\"", "tracers: {path: t.csv, columns: [x, y, z], velocity: [a, b, c]}")
                .replace("tracers: all", "tracers: {path: t.csv, columns: [1, 2, 3], mass: m}"));
        assertThat(((Measure.Projected) study.request().variables().get(0).measure()).tracers())
                .isInstanceOfSatisfying(
                        Tracers.FromFile.class,
                        file -> assertThat(file.compared()).contains("c"));
        assertThat(((Measure.MoreMassive) study.request().variables().get(1).measure()).tracers())
                .isInstanceOfSatisfying(
                        Tracers.FromFile.class,
                        file -> assertThat(file.compared()).contains("m"));
    }
}
