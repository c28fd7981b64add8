package org.galcause.ingesttng.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.histories.SimulationHistories;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.SkippedSnapshots;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.TreeQuantity;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.ingesttng.trees.RandomForest.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Main branches and their measures from every layout of trees, equal to those of a program that walks the links. */
class BranchLayoutsTest {

    private static final List<Integer> SNAPSHOTS = List.of(89, 92, 95, 97, 99);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "99, EXCLUDE, SUBLINK, sublink offsets",
        "99, INTERPOLATE, SUBLINK, sublink offsets",
        "99, PREVIOUS, SUBLINK, sublink",
        "95, EXCLUDE, SUBLINK, sublink illustris",
        "99, EXCLUDE, LHALOTREE, lhalotree offsets",
        "95, INTERPOLATE, LHALOTREE, lhalotree",
    })
    void branchesEqualThoseOfAnotherProgram(int at, SkippedSnapshots skipped, TreeKind kind, String layouts) {
        List<Answer> answers =
                RandomForest.write(folder.resolve("sim"), at, skipped.name(), layouts.replace(' ', ',')).stream()
                        .filter(answer -> SNAPSHOTS.contains(answer.snapshot()))
                        .toList();
        RawHistories read = read(at, skipped, kind, variables());
        assertEqual(read, answers, List.of(0, 1, 2, 3, 4, 5, 6, 7));
    }

    /** The web API gives main branches one by one: all but the mergers can be read from them. */
    @Test
    void branchesOfTheWebApiServeAsTrees() {
        List<Answer> answers = RandomForest.write(folder.resolve("sim"), 99, "EXCLUDE", "branches").stream()
                .filter(answer -> SNAPSHOTS.contains(answer.snapshot()))
                .toList();
        List<VariableRequest> withoutMergers = new ArrayList<>(variables());
        withoutMergers.remove(4);
        withoutMergers.remove(3);
        RawHistories read = read(99, SkippedSnapshots.EXCLUDE, TreeKind.SUBLINK, withoutMergers);
        assertEqual(read, answers, List.of(0, 1, 2, 5, 6, 7));
        assertThat(read.notes()).anyMatch(note -> note.contains("the trees were searched through"));
        assertThatThrownBy(() -> read(99, SkippedSnapshots.EXCLUDE, TreeKind.SUBLINK, variables()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a main branch (mpb) does not show mergers");
    }

    private static void assertEqual(RawHistories read, List<Answer> answers, List<Integer> variables) {
        assertThat(read.units()).isEqualTo(answers.size() / SNAPSHOTS.size()).isGreaterThan(40);
        int compared = 0;
        int flown = 0;
        for (int unit = 0; unit < read.units(); unit++) {
            for (int step = 0; step < SNAPSHOTS.size(); step++) {
                Answer answer = answers.get(unit * SNAPSHOTS.size() + step);
                assertThat(read.id(unit)).isEqualTo(answer.subfindId());
                for (int v : variables) {
                    double expected = answer.values()[v];
                    double found = read.column(variables.indexOf(v), step)[unit];
                    String what = "subhalo " + answer.subfindId() + " snapshot " + answer.snapshot() + " variable " + v;
                    if (Double.isNaN(expected)) {
                        assertThat(found).as(what).isNaN();
                    } else {
                        assertThat(found).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
                        compared++;
                    }
                }
                flown += answer.values()[7] == 1 ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(800);
        assertThat(flown).isPositive();
    }

    @Test
    void gapsAreFilledOnlyWhereThatIsDeclared() {
        RandomForest.write(folder.resolve("sim"), 99, "EXCLUDE", "sublink,offsets");
        int excluded = complete(SkippedSnapshots.EXCLUDE).units();
        RawHistories filled = complete(SkippedSnapshots.INTERPOLATE);
        assertThat(filled.units()).isGreaterThan(excluded);
        assertThat(filled.column(0, 2)).doesNotContain(Double.NaN);
        assertThat(filled.notes())
                .anyMatch(note -> note.contains("skips a snapshot") && note.contains("interpolated in time"))
                .anyMatch(note -> note.startsWith("Fly-throughs: ") && note.contains(" galaxies were"));
    }

    @Test
    void brokenTreesAreOneSentence() throws IOException {
        RandomForest.write(folder.resolve("sim"), 99, "EXCLUDE", "sublink,lhalotree,offsets");
        Path trees = folder.resolve("sim/postprocessing/trees/LHaloTree");
        Path first = trees.resolve("trees_sf1_099.0.hdf5");
        Path second = trees.resolve("trees_sf1_099.1.hdf5");
        Files.move(first, trees.resolve("aside"));
        assertFault("LHaloTree files are missing: 0");
        Files.move(second, first);
        Files.move(trees.resolve("aside"), second);
        assertFault("offsets and trees belong to different snapshots or runs");
        Files.delete(first);
        Files.delete(second);
        assertFault("no LHaloTree (trees_sf1_099.0.hdf5");
    }

    private void assertFault(String words) {
        assertThatThrownBy(() -> read(99, SkippedSnapshots.EXCLUDE, TreeKind.LHALOTREE, variables()))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.kind()).isEqualTo(UserError.Cause.DATA))
                .hasMessageContaining(words);
    }

    private RawHistories complete(SkippedSnapshots skipped) {
        Selection selection =
                new Selection(List.of(), Optional.of(99.0), Selection.Histories.COMPLETE, Selection.Galaxies.ALL);
        return SimulationHistories.read(
                TestSpark.session(), source(SNAPSHOTS, skipped, TreeKind.SUBLINK, selection), variables());
    }

    private RawHistories read(int at, SkippedSnapshots skipped, TreeKind kind, List<VariableRequest> variables) {
        Selection selection =
                new Selection(List.of(), Optional.of((double) at), Selection.Histories.GIVEN, Selection.Galaxies.ALL);
        return SimulationHistories.read(TestSpark.session(), source(SNAPSHOTS, skipped, kind, selection), variables);
    }

    private Source.Simulation source(
            List<Integer> snapshots, SkippedSnapshots skipped, TreeKind kind, Selection selection) {
        return new Source.Simulation("random", folder.resolve("sim"), snapshots, kind, skipped, selection);
    }

    private static List<VariableRequest> variables() {
        List<VariableRequest> variables = new ArrayList<>();
        variables.add(
                VariableRequest.of(variable("mass", "1e10 Msun/h", Scale.LOG10), new Measure.Field("SubhaloMass")));
        for (TreeQuantity quantity : TreeQuantity.values()) {
            String unit = quantity == TreeQuantity.PEAK_MASS ? "1e10 Msun/h" : quantity.unit();
            variables.add(VariableRequest.of(
                    variable(quantity.name().toLowerCase(Locale.ROOT), unit, Scale.LINEAR),
                    new Measure.Tree(quantity, "SubhaloMass", 0.25)));
        }
        return variables;
    }

    private static Variable variable(String name, String unit, Scale scale) {
        return new Variable(name, Kind.CONTINUOUS, scale, unit, Timing.VARYING, List.of());
    }
}
