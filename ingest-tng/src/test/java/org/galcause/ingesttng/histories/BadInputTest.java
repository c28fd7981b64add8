package org.galcause.ingesttng.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.mock.MockUniverse;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.request.VariableRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations that cannot be right: each is refused with one sentence that names the file. */
class BadInputTest {

    @TempDir
    Path folder;

    private Path output = Path.of("");

    @BeforeEach
    void universe() {
        output = MockUniverse.standard(6)
                .withGalaxies(120)
                .withSnapshots(List.of(83, 91, 99))
                .withFiles(2, 1)
                .write(folder.resolve("sim"))
                .output();
    }

    private Path chunk(int snapshot, int number) {
        return output.resolve("groups_0" + snapshot + "/fof_subhalo_tab_0" + snapshot + "." + number + ".hdf5");
    }

    private void edit(Path file, String statement) {
        Oracle.python(
                folder,
                "import sys, h5py, numpy as np\nwith h5py.File(sys.argv[1], 'r+') as f:\n    " + statement,
                file.toString());
    }

    @Test
    void positionsThatAreNoNumbers() {
        edit(chunk(91, 0), "f['Subhalo/SubhaloPos'][3] = np.nan");
        assertRefused(
                "Position (NaN, NaN, NaN) of subhalo 3 of snapshot 91",
                "fof_subhalo_tab_091.0.hdf5: Subhalo/SubhaloPos, row 3) is not a number");
    }

    @Test
    void positionsOutsideTheBox() {
        edit(chunk(91, 0), "f['Subhalo/SubhaloPos'][3] = -5");
        assertRefused(
                "Position (-5.0, -5.0, -5.0) of subhalo",
                "fof_subhalo_tab_091.0.hdf5: Subhalo/SubhaloPos, row 3) is outside the box [0, ");
    }

    @Test
    void aGroupThatIsNotThere() {
        edit(chunk(91, 0), "f['Subhalo/SubhaloGrNr'][...] = 1000000");
        assertRefused("is in group 1000000, but snapshot 91 has ", "fof_subhalo_tab_091.0.hdf5: Subhalo/SubhaloGrNr");
    }

    @Test
    void aSubhaloBeyondTheCatalogue() {
        edit(
                folder.resolve("sim/postprocessing/trees/SubLink/tree_extended.0.hdf5"),
                "f['SubfindID'][...] = np.where(f['SnapNum'][()] == 83, 10**7, f['SubfindID'][()])");
        assertRefused("the tree speaks of subhalo 10000000, but the catalogue has ", "fof_subhalo_tab_083.0.hdf5");
    }

    @Test
    void aFileOfAnotherSnapshotUnderThisName() throws IOException {
        for (int number = 0; number < 2; number++) {
            Files.copy(chunk(99, number), chunk(83, number), StandardCopyOption.REPLACE_EXISTING);
        }
        assertRefused("one of the files is of another snapshot than its name says", "fof_subhalo_tab_0");
    }

    @Test
    void oneChunkOfAnotherSnapshot() throws IOException {
        Files.copy(chunk(83, 1), chunk(91, 1), StandardCopyOption.REPLACE_EXISTING);
        assertRefused("belongs to another snapshot or run than", "fof_subhalo_tab_091.1.hdf5");
    }

    @Test
    void twoRunsMixed() {
        for (int number = 0; number < 2; number++) {
            edit(chunk(91, number), "f['Header'].attrs['BoxSize'] = 35000.0");
        }
        assertRefused("the snapshots belong to different runs", "fof_subhalo_tab_091.0.hdf5");
    }

    @Test
    void aFieldOfFewerRowsThanTheHeaderCounts() {
        edit(
                chunk(91, 0),
                "x = f['Subhalo/SubhaloMass'][:-1]; del f['Subhalo/SubhaloMass']; f['Subhalo/SubhaloMass'] = x");
        assertRefused("but the header counts", "fof_subhalo_tab_091.0.hdf5: Subhalo/SubhaloMass has ");
    }

    @Test
    void aFieldThatContradictsTheDictionary() {
        edit(chunk(91, 0), "f['Subhalo/SubhaloMass'].attrs['h_scaling'] = 0.0");
        assertRefused("the field dictionary h^-1.0", "Subhalo/SubhaloMass says h^0.0");
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(this::read).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.kind()).isEqualTo(UserError.Cause.DATA);
            assertThat(error.problems())
                    .anySatisfy(problem -> assertThat(problem).contains(words));
        });
    }

    private void read() {
        SimulationHistories.read(
                TestSpark.session(),
                new Source.Simulation(
                        "mock",
                        output,
                        List.of(83, 91, 99),
                        TreeKind.SUBLINK,
                        new Selection(List.of(), Optional.of(99.0), Selection.Histories.ANY, Selection.Galaxies.ALL)),
                List.of(
                        request("mass", "Msun", new Measure.Field("SubhaloMass")),
                        request("host", "Msun", new Measure.Field("Group_M_Crit200")),
                        request("density", "h3/cMpc3", new Measure.Density(5, new Tracers.All()))));
    }

    private static VariableRequest request(String name, String unit, Measure measure) {
        return VariableRequest.of(
                new Variable(name, Kind.CONTINUOUS, Scale.LOG10, unit, Timing.VARYING, List.of()), measure);
    }
}
