package org.galcause.ingesttng.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Comparator;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.mock.MockUniverse;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of a small mock universe against an h5py program that walks the tree's links and a scipy tree of neighbours. */
class SimulationHistoriesTest {

    private static final List<Integer> SNAPSHOTS = List.of(67, 75, 83, 91, 99);

    @TempDir
    static Path folder;

    private static Path output = Path.of("");

    @BeforeAll
    static void writeUniverse() {
        output = MockUniverse.standard(3)
                .withGalaxies(300)
                .withSnapshots(List.of(13, 25, 35, 43, 51, 59, 67, 75, 83, 91, 99))
                .withFiles(4, 2)
                .write(folder.resolve("sim"))
                .output();
    }

    /** Follows DescendantID links backwards (the heaviest history first), in plain python. */
    private static final String WALK = """
            import sys, glob, h5py, numpy as np
            from scipy.spatial import cKDTree
            out, snaps = sys.argv[1], [int(s) for s in sys.argv[2].split(',')]
            def cat(snap, group, name):
                parts = []
                for i in range(len(glob.glob(f'{out}/groups_{snap:03d}/*.hdf5'))):
                    with h5py.File(f'{out}/groups_{snap:03d}/fof_subhalo_tab_{snap:03d}.{i}.hdf5') as f:
                        head = dict(f['Header'].attrs)
                        if name in f[group]:
                            parts.append(f[group][name][()])
                return np.concatenate(parts), head
            tree = {n: [] for n in ('SubhaloID', 'FirstProgenitorID', 'SnapNum', 'SubfindID')}
            files = sorted(glob.glob(out + '/../postprocessing/trees/SubLink/*.hdf5'))
            for path in files:
                with h5py.File(path) as f:
                    for n in tree:
                        tree[n] += f[n][()].tolist()
            row = {i: k for k, i in enumerate(tree['SubhaloID'])}
            at99 = {tree['SubfindID'][k]: k for k in range(len(row)) if tree['SnapNum'][k] == 99}
            stars, head = cat(99, 'Subhalo', 'SubhaloMassType')
            flag, _ = cat(99, 'Subhalo', 'SubhaloFlag')
            h = head['HubbleParam']
            chosen = [i for i in range(len(flag)) if flag[i] and float(stars[i, 4]) * 1e10 / h >= 1e9]
            print(len(chosen))
            env = {}
            for s in snaps:
                pos, head = cat(s, 'Subhalo', 'SubhaloPos')
                fl, _ = cat(s, 'Subhalo', 'SubhaloFlag')
                tracers = np.where(fl == 1)[0]
                pos = np.mod(pos.astype('f8'), head['BoxSize'])
                kd = cKDTree(pos[tracers], boxsize=head['BoxSize'])
                d, j = kd.query(pos, k=12)
                mass, _ = cat(s, 'Subhalo', 'SubhaloMass')
                grnr, _ = cat(s, 'Subhalo', 'SubhaloGrNr')
                r200, _ = cat(s, 'Group', 'Group_R_Crit200')
                env[s] = (d, tracers[j], mass, r200[grnr], head)
            for i in chosen:
                k = at99.get(i, -1)
                line = {}
                while k >= 0:
                    line[tree['SnapNum'][k]] = tree['SubfindID'][k]
                    p = tree['FirstProgenitorID'][k]
                    k = row[p] if p >= 0 else -1
                if any(s not in line for s in snaps):
                    continue
                print(i, end='')
                for s in snaps:
                    d, j, mass, r200, head = env[s]
                    sub = line[s]
                    others = [x for x, t in zip(d[sub], j[sub]) if t != sub]
                    rho = 10 / (4 / 3 * np.pi * (others[9] / 1000) ** 3)
                    print('', repr(float(mass[sub]) * 1e10 / h), repr(rho), repr(float(r200[sub]) * head['Time'] / h), end='')
                print()
            """;

    @Test
    void historiesEqualThoseOfAnotherProgram() {
        List<String> truth = Oracle.python(folder, WALK, output.toString(), "67,75,83,91,99");
        RawHistories read = SimulationHistories.read(TestSpark.session(), source(SNAPSHOTS, "1e9"), variables());

        assertThat(read.counts()).anySatisfy(count -> {
            assertThat(count.step()).contains("stellar_mass >= ");
            assertThat(count.units()).isEqualTo(Long.parseLong(truth.get(0)));
        });
        assertThat(read.units()).isEqualTo(truth.size() - 1).isGreaterThan(200);
        for (int unit = 0; unit < read.units(); unit++) {
            String[] cell = truth.get(unit + 1).split(" ");
            assertThat(read.id(unit)).isEqualTo(Long.parseLong(cell[0]));
            for (int step = 0; step < SNAPSHOTS.size(); step++) {
                for (int variable = 1; variable <= 3; variable++) {
                    double expected = Double.parseDouble(cell[3 * step + variable]);
                    assertThat(read.column(variable, step)[unit]).isCloseTo(expected, within(1e-9 * expected));
                }
            }
        }
    }

    @Test
    void gapsAreCountedByReason() {
        RawHistories complete =
                SimulationHistories.read(TestSpark.session(), source(List.of(13, 43, 75, 99), "1e8"), variables());
        RawHistories any = SimulationHistories.read(
                TestSpark.session(),
                new Source.Simulation(
                        "mock",
                        output,
                        List.of(13, 43, 75, 99),
                        TreeKind.SUBLINK,
                        selection("1e8", Selection.Histories.ANY, Selection.Galaxies.ALL)),
                variables());

        assertThat(any.units()).isGreaterThan(complete.units());
        assertThat(complete.notes()).anyMatch(note -> note.contains("begins after snapshot 13"));
        assertThat(complete.notes()).anyMatch(note -> note.contains("SubhaloFlag 0"));
        assertThat(any.column(0, 0)).contains(Double.NaN);
        assertThat(complete.column(0, 0)).doesNotContain(Double.NaN);
    }

    @Test
    void timesComeFromTheHeaders() {
        RawHistories read = SimulationHistories.read(TestSpark.session(), source(SNAPSHOTS, "1e9"), variables());
        assertThat(read.grid().at(4).redshift()).isZero();
        assertThat(read.grid().at(0).redshift()).isCloseTo(0.5030, within(1e-4));
        assertThat(read.grid().at(4).ageGyr()).isCloseTo(13.80, within(0.01));
    }

    @Test
    void centralsAndSatellitesPartTheGalaxies() {
        int all = crossSection(Selection.Galaxies.ALL).units();
        int centrals = crossSection(Selection.Galaxies.CENTRALS).units();
        int satellites = crossSection(Selection.Galaxies.SATELLITES).units();
        assertThat(centrals).isPositive();
        assertThat(satellites).isPositive();
        assertThat(centrals + satellites).isEqualTo(all);
    }

    @Test
    void variablesMayChooseTheTracers() {
        List<VariableRequest> byVariable = List.of(
                field("stellar_mass", "SubhaloMassType[stars]", "Msun"),
                density("stellar_mass >= 1e9 and SubhaloFlag == 1"));
        List<VariableRequest> byField = List.of(
                field("stellar_mass", "SubhaloMassType[stars]", "Msun"),
                density("SubhaloMassType[stars] >= 0.06774 and SubhaloFlag == 1"));
        double[] a = SimulationHistories.read(TestSpark.session(), source(List.of(99), "1e9"), byVariable)
                .column(1, 0);
        double[] b = SimulationHistories.read(TestSpark.session(), source(List.of(99), "1e9"), byField)
                .column(1, 0);
        assertThat(a).containsExactly(b);
    }

    @Test
    void mistakesAreOneSentenceEach() {
        assertStudyError(List.of(field("m", "SubhaloMas", "Msun")), "did you mean \"SubhaloMass\"");
        assertStudyError(List.of(field("m", "SubhaloMassType", "Msun")), "say which");
        assertStudyError(List.of(field("m", "SubhaloMassType[starz]", "Msun")), "did you mean \"stars\"");
        assertStudyError(List.of(field("m", "SubhaloMass", "kpc")), "cannot be given in");
        assertStudyError(List.of(density("SubhaloFlag = 1")), "tracers:");
        assertStudyError(List.of(density("SubhaloFlg == 1")), "did you mean \"SubhaloFlag\"");
        assertStudyError(List.of(density("SubhaloMass[t-1] > 1")), "at the same snapshot");
    }

    /** CAMELS writes one file for each snapshot, beside each other; a field of our own is read as it is. */
    @Test
    void namesOfCamelsAndFieldsNotInTheDictionary(@TempDir Path camels) throws IOException {
        Path file = camels.resolve("groups_090.hdf5");
        Path one = MockUniverse.standard(3)
                .withGalaxies(60)
                .withSnapshots(List.of(99))
                .withFiles(1, 1)
                .write(camels.resolve("sim"))
                .output();
        Files.copy(one.resolve("groups_099/fof_subhalo_tab_099.0.hdf5"), file);
        Oracle.python(camels, """
                import sys, h5py, numpy as np
                with h5py.File(sys.argv[1], 'r+') as f:
                    n = len(f['Subhalo/SubhaloMass'])
                    f['Subhalo/OurIndex'] = np.arange(n) * 2
                    f['Subhalo/OurPair'] = np.stack([np.zeros(n), np.arange(n)], axis=1)
                """, file.toString());
        Source.Simulation source =
                new Source.Simulation("camels", camels, List.of(90), TreeKind.NONE, Selection.none());
        RawHistories read = SimulationHistories.read(
                TestSpark.session(),
                source,
                List.of(
                        field("mass", "SubhaloMass", "Msun"),
                        field("ours", "Subhalo/OurIndex", ""),
                        field("second", "Subhalo/OurPair[1]", "")));
        assertThat(read.units()).isGreaterThan(50);
        assertThat(read.column(1, 0)[7]).isEqualTo((double) (2 * read.id(7)));
        assertThat(read.column(2, 0)[7]).isEqualTo((double) read.id(7));
        assertThat(read.notes()).anyMatch(note -> note.contains("Subhalo/OurIndex is not in the field dictionary"));
        assertThatThrownBy(() -> SimulationHistories.read(
                        TestSpark.session(), source, List.of(field("pair", "Subhalo/OurPair", ""))))
                .hasMessageContaining("has 2 components; say which");
    }

    @Test
    void absentSnapshotsAreAllNamed() {
        assertThatThrownBy(() ->
                        SimulationHistories.read(TestSpark.session(), source(List.of(50, 60, 99), "1e9"), variables()))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.problems()).hasSize(2))
                .hasMessageContaining("no group catalogue of snapshot 50")
                .hasMessageContaining("no group catalogue of snapshot 60");
    }

    @Test
    void offsetsOfAnotherSnapshotAreFound(@TempDir Path other) throws IOException {
        Path copy = copied(other);
        Path offsets = copy.resolveSibling("postprocessing").resolve("offsets");
        long subhaloes99 = Files.size(offsets.resolve("offsets_099.hdf5"));
        assertThat(Files.size(offsets.resolve("offsets_091.hdf5"))).isNotEqualTo(subhaloes99);
        Files.delete(offsets.resolve("offsets_099.hdf5"));
        Files.copy(offsets.resolve("offsets_091.hdf5"), offsets.resolve("offsets_099.hdf5"));
        assertDataError(copy, "belongs to another snapshot or run");
    }

    @Test
    void treesOfAnotherRunAreFound(@TempDir Path other) throws IOException {
        Path copy = copied(other);
        Path trees = copy.resolveSibling("postprocessing").resolve("trees").resolve("SubLink");
        Path first = trees.resolve("tree_extended.0.hdf5");
        Path second = trees.resolve("tree_extended.1.hdf5");
        Files.move(first, trees.resolve("aside"));
        assertDataError(copy, "tree_extended files are missing: 0");
        Files.move(second, first);
        Files.move(trees.resolve("aside"), second);
        assertDataError(copy, "offsets and trees belong to different snapshots or runs");
        Files.delete(second);
        assertDataError(copy, "");
    }

    private static Path copied(Path to) throws IOException {
        Path from = folder.resolve("sim");
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
        return to.resolve("output");
    }

    private static void assertDataError(Path root, String words) {
        Source.Simulation source = new Source.Simulation(
                "mock",
                root,
                List.of(91, 99),
                TreeKind.SUBLINK,
                selection("1e9", Selection.Histories.COMPLETE, Selection.Galaxies.ALL));
        assertThatThrownBy(() -> SimulationHistories.read(TestSpark.session(), source, variables()))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.kind()).isEqualTo(UserError.Cause.DATA))
                .hasMessageContaining(words);
    }

    private static void assertStudyError(List<VariableRequest> variables, String words) {
        Source.Simulation source = new Source.Simulation("mock", output, List.of(99), TreeKind.NONE, Selection.none());
        assertThatThrownBy(() -> SimulationHistories.read(TestSpark.session(), source, variables))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.kind()).isEqualTo(UserError.Cause.STUDY))
                .hasMessageContaining(words);
    }

    @Test
    void aLookAtTheSelectionCountsWhatTheIngestSelects() {
        Source.Simulation source = source(SNAPSHOTS, "1e9");
        RawHistories read = SimulationHistories.read(TestSpark.session(), source, variables());
        SimulationShape shape = SimulationShape.of(source, variables()).orElseThrow();
        assertThat(shape.snapshot()).isEqualTo(99);
        assertThat(read.counts())
                .filteredOn(count -> count.step().startsWith("stellar_mass >= 1e9"))
                .singleElement()
                .satisfies(count -> assertThat(count.units()).isEqualTo(shape.galaxies()));
        assertThat(SimulationShape.of(source(SNAPSHOTS, "1e8"), variables()))
                .hasValueSatisfying(more -> assertThat(more.galaxies()).isGreaterThan(shape.galaxies()));
        assertThat(SimulationShape.of(
                        new Source.Simulation("x", folder.resolve("none"), SNAPSHOTS, TreeKind.NONE, Selection.none()),
                        variables()))
                .isEmpty();
    }

    private static RawHistories crossSection(Selection.Galaxies galaxies) {
        Source.Simulation source = new Source.Simulation(
                "mock", output, List.of(99), TreeKind.NONE, selection("0", Selection.Histories.COMPLETE, galaxies));
        return SimulationHistories.read(TestSpark.session(), source, variables());
    }

    private static Source.Simulation source(List<Integer> snapshots, String bound) {
        return new Source.Simulation(
                "mock",
                output,
                snapshots,
                TreeKind.SUBLINK,
                selection(bound, Selection.Histories.COMPLETE, Selection.Galaxies.ALL));
    }

    private static Selection selection(String bound, Selection.Histories histories, Selection.Galaxies galaxies) {
        Selection.Cut cut = new Selection.Cut("stellar_mass", Comparator.AT_LEAST, Double.parseDouble(bound), "Msun");
        return new Selection(List.of(cut), Optional.of(99.0), histories, galaxies);
    }

    private static List<VariableRequest> variables() {
        List<VariableRequest> variables = new ArrayList<>();
        variables.add(field("stellar_mass", "SubhaloMassType[stars]", "Msun"));
        variables.add(field("halo_mass", "SubhaloMass", "Msun"));
        variables.add(density("SubhaloFlag == 1"));
        variables.add(field("host_radius", "Group_R_Crit200", "kpc"));
        return variables;
    }

    private static VariableRequest field(String name, String path, String unit) {
        return VariableRequest.of(variable(name, unit), new Measure.Field(path));
    }

    private static VariableRequest density(String tracers) {
        return VariableRequest.of(
                variable("environment", "h3/cMpc3"), new Measure.Density(10, new Tracers.Where(tracers)));
    }

    private static Variable variable(String name, String unit) {
        return new Variable(name, Kind.CONTINUOUS, Scale.LOG10, unit, Timing.VARYING, List.of());
    }
}
