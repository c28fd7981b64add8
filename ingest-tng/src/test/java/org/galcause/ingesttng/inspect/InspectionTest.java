package org.galcause.ingesttng.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.mock.MockUniverse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder in which something is broken is described all the same, and what is broken is a sentence of its own. */
class InspectionTest {

    @TempDir
    Path folder;

    private Path simulation = Path.of("");

    @BeforeEach
    void universe() {
        simulation = folder.resolve("sim");
        MockUniverse.standard(6)
                .withGalaxies(20)
                .withSnapshots(List.of(83, 91, 99))
                .withFiles(3, 1)
                .write(simulation);
    }

    private Path chunk(int snapshot, int number) {
        return simulation.resolve(
                "output/groups_0" + snapshot + "/fof_subhalo_tab_0" + snapshot + "." + number + ".hdf5");
    }

    private Path offsets(int snapshot) {
        return simulation.resolve("postprocessing/offsets/offsets_0" + snapshot + ".hdf5");
    }

    private Findings findings() {
        return Inspection.of(List.of(simulation));
    }

    private static void cut(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 100);
        }
    }

    @Test
    void nothingIsWrongWithAWholeSimulation() {
        assertThat(findings().requireSound())
                .anyMatch(line -> line.contains("group catalogues of 3 snapshots: 83, 91, 99"))
                .anyMatch(line -> line.startsWith("  SubLink trees: files 0"))
                .anyMatch(line -> line.startsWith("  offsets: snapshots 83, 91, 99"))
                .noneMatch(line -> line.contains("broken") || line.contains("missing"));
    }

    @Test
    void brokenChunksAreNamedAndTheOthersDescribed() throws IOException {
        cut(chunk(91, 1));
        Files.writeString(chunk(99, 0), "<!DOCTYPE html><html></html>");
        Files.write(chunk(99, 1), new byte[0]);
        Files.delete(chunk(99, 2));
        Files.createDirectory(chunk(99, 2));
        Findings findings = findings();
        assertThat(findings.faults())
                .hasSize(4)
                .anyMatch(fault -> fault.startsWith(chunk(91, 1) + ": truncated"))
                .anyMatch(fault -> fault.startsWith(chunk(99, 0) + ": not an HDF5 file: it looks like an HTML page"))
                .anyMatch(fault -> fault.startsWith(chunk(99, 1) + ": not an HDF5 file: it is empty"))
                .anyMatch(fault -> fault.startsWith(chunk(99, 2) + ": is a folder, where an HDF5 file is expected"));
        assertThat(findings.lines())
                .anyMatch(line -> line.contains("snapshot 83: z = 0.2144"))
                .anyMatch(line -> line.contains("snapshot 91: z = 0.0994") && line.endsWith("2 of 3 chunks"))
                .anyMatch(line -> line.contains("snapshot 99: no readable catalogue chunk"))
                .contains("    broken chunks: 1", "    broken chunks: 0-2");
        assertThatThrownBy(findings::requireSound)
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.problems()).isEqualTo(findings.faults()));
    }

    @Test
    void filesThatContradictEachOtherAreTold() throws IOException {
        Files.copy(chunk(83, 0), chunk(91, 0), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(offsets(91), offsets(99), StandardCopyOption.REPLACE_EXISTING);
        assertThat(findings().faults())
                .anyMatch(fault -> fault.contains(chunk(91, 1) + ": belongs to another snapshot or run than "))
                .anyMatch(fault -> fault.startsWith(offsets(99) + ": the offsets are of ")
                        && fault.contains("the file belongs to another snapshot or run"));
    }

    @Test
    void countsThatDoNotAddUpAreTold() {
        Oracle.python(
                folder,
                "import sys, h5py\nwith h5py.File(sys.argv[1], 'r+') as f: f['Header'].attrs['Ngroups_ThisFile'] += 1",
                chunk(91, 0).toString());
        assertThat(findings().faults())
                .singleElement()
                .asString()
                .startsWith(chunk(91, 0) + ": Ngroups_Total = ")
                .contains("but the chunks hold");
        assertThat(Inspection.of(List.of(chunk(91, 0))).faults())
                .isNotEmpty()
                .allMatch(fault -> fault.contains("but the header counts"));
    }

    @Test
    void treesOffsetsAndParticlesAreOpenedToo() throws IOException {
        Path tree = simulation.resolve("postprocessing/trees/SubLink/tree_extended.0.hdf5");
        cut(tree);
        cut(offsets(91));
        Path particles = Files.createDirectories(simulation.resolve("output/snapdir_099"));
        Files.writeString(particles.resolve("snap_099.0.hdf5"), "{\"detail\": \"no key\"}");
        assertThat(findings().faults())
                .hasSize(3)
                .anyMatch(fault -> fault.startsWith(tree + ": truncated"))
                .anyMatch(fault -> fault.startsWith(offsets(91) + ": truncated"))
                .anyMatch(fault -> fault.contains("snap_099.0.hdf5: not an HDF5 file: it looks like a JSON answer"));
        assertThat(findings().lines()).contains("  particles of snapshot 99: 1 of 1 files", "    broken files: 0");
    }

    @Test
    void onePathThatCannotBeReadHidesNoOther() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "id,mass\n1,2\n");
        Path absent = folder.resolve("absent.hdf5");
        Path named = Files.createDirectory(folder.resolve("named.hdf5"));
        Findings findings = Inspection.of(List.of(absent, named, table));
        assertThat(findings.faults())
                .containsExactly(
                        absent + ": no such file or folder", named + ": is a folder, where an HDF5 file is expected");
        assertThat(findings.lines()).contains(table + ": table of 1 rows and 2 columns");
        assertThat(Inspection.of(List.of(folder)).faults())
                .contains(named + ": is a folder, where an HDF5 file is expected");
    }

    @Test
    void foldersOfOneKindOfFilesAreDescribedByTheirFirst() throws IOException {
        Path trees = simulation.resolve("postprocessing/trees/SubLink");
        assertThat(Inspection.of(List.of(trees)).requireSound())
                .startsWith(trees + ": no group catalogue")
                .contains("  SubLink trees: files 0")
                .anyMatch(line -> line.contains("tree_extended.0.hdf5: SubLink tree, "));
        Path subbox = Files.createDirectories(folder.resolve("subbox0/snapdir_subbox0_2332"));
        Oracle.python(folder, SUBBOX, subbox.toString());
        assertThat(Inspection.of(List.of(subbox.getParent())).requireSound())
                .contains("  particles of snapshot 2332: 2 of 3 files", "    missing files: 1")
                .anyMatch(line -> line.contains("snap_subbox0_2332.0.hdf5: particle snapshot, one of 3 files"))
                .anyMatch(line -> line.contains("PartType0: 1 fields, 5 rows"));
    }

    private static final String ODD = """
            import sys, h5py, numpy as np
            def write(name, fill):
                with h5py.File(f'{sys.argv[1]}/{name}.hdf5', 'w') as f:
                    f['plain'] = np.arange(5.)
                    fill(f)
            def kinds(f):
                f['compound'] = np.zeros(5, [('a', 'i4'), ('b', 'f8', 3)])
                f['references'] = np.array([f['plain'].ref] * 2, dtype=h5py.ref_dtype)
                f.create_dataset('lists', (2,), dtype=h5py.vlen_dtype('i4'))[0] = [1, 2]
                f['half'] = np.arange(3, dtype='f2')
                f['text'] = np.array(['a', 'bc'], dtype=h5py.string_dtype())
                for key, value in dict(half=np.float16(2), long=np.longdouble(2), ref=f['plain'].ref, empty=h5py.Empty('f4')).items():
                    f['plain'].attrs[key] = value
            write('kinds', kinds)
            write('region', lambda f: f['plain'].attrs.create('where', f['plain'].regionref[0:2]))
            write('opaque', lambda f: f['plain'].attrs.create('bytes', np.void(b'xyz')))
            """;

    @Test
    void whatIsNoNumberIsListedWithItsType() {
        Oracle.python(folder, ODD, folder.toString());
        assertThat(Inspection.of(List.of(folder.resolve("kinds.hdf5"))).requireSound())
                .map(String::strip)
                .contains(
                        "plain float64 (5)",
                        "compound compound (5)",
                        "references references (2)",
                        "lists lists (2)",
                        "half float16 (3)",
                        "text text (2)");
    }

    @Test
    void attributesThatAreNotReadAreListedWithTheirTypes() {
        Oracle.python(folder, ODD, folder.toString());
        assertThat(listed("kinds"))
                .contains("attribute long of plain: float128, not read", "attribute ref of plain: references, not read")
                .noneMatch(line -> line.contains("attribute half") || line.contains("attribute empty"));
        assertThat(listed("region"))
                .contains("plain float64 (5)", "attribute where of plain: region references, not read");
        assertThat(listed("opaque")).contains("plain float64 (5)", "attribute bytes of plain: opaque bytes, not read");
    }

    private List<String> listed(String name) {
        return Inspection.of(List.of(folder.resolve(name + ".hdf5"))).requireSound().stream()
                .map(String::strip)
                .toList();
    }

    private static final String SUBBOX = """
            import sys, h5py, numpy as np
            for c in (0, 2):
                with h5py.File(f'{sys.argv[1]}/snap_subbox0_2332.{c}.hdf5', 'w') as f:
                    h = f.create_group('Header').attrs
                    for k, v in dict(BoxSize=35000., HubbleParam=.6774, Omega0=.3089, OmegaLambda=.6911, Redshift=.01, Time=1 / 1.01, MassTable=np.zeros(6),
                                     NumFilesPerSnapshot=3, NumPart_ThisFile=np.array([5, 0, 0, 0, 0, 0], 'i4'), NumPart_Total=np.array([15, 0, 0, 0, 0, 0], 'u4'),
                                     NumPart_Total_HighWord=np.zeros(6, 'u4')).items(): h[k] = v
                    f['PartType0/Masses'] = np.ones(5, 'f4')
            """;
}
