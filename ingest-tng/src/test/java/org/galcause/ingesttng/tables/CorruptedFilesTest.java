package org.galcause.ingesttng.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.RealData;
import org.galcause.ingesttng.mock.MockUniverse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small, seeded run of the damages of {@code bench/fuzz}. */
class CorruptedFilesTest {

    private static final long SEED = 20_261_124;

    @TempDir
    Path folder;

    @Test
    void damagedFilesAreReadOrRefusedWithASentence() throws IOException {
        CorruptedFiles fuzz = new CorruptedFiles(written(), Files.createDirectories(folder.resolve("work")), SEED);
        fuzz.run(0, 250);
        assertThat(fuzz.failures()).as("seed " + SEED).isEmpty();
        assertThat(fuzz.refused()).as("the damages do harm").isGreaterThan(50);
        assertThat(fuzz.read()).as("and not always").isGreaterThan(20);
    }

    @Test
    void damagedRealFilesAreReadOrRefusedWithASentence() throws IOException {
        List<Path> files = List.of(
                RealData.at("sublink/sublink_mpb_565261.hdf5"),
                RealData.at("sublink/stars_565261.hdf5"),
                RealData.at("groupcat_tng100-1_z0/fof_subhalo_tab_099.33.hdf5"),
                RealData.at("snap_tng50-4-subbox0/snap_2332.2.hdf5"));
        CorruptedFiles fuzz = new CorruptedFiles(files, Files.createDirectories(folder.resolve("real")), SEED);
        fuzz.run(0, 150);
        assertThat(fuzz.failures()).as("seed " + SEED).isEmpty();
    }

    private List<Path> written() throws IOException {
        Path mock = folder.resolve("mock");
        MockUniverse.standard(5)
                .withGalaxies(20)
                .withSnapshots(List.of(91, 99))
                .withFiles(2, 1)
                .write(mock);
        Oracle.python(
                folder,
                """
                import sys, h5py, numpy as np
                rng = np.random.default_rng(1)
                with h5py.File(sys.argv[1], 'w') as f:
                    a = rng.normal(size=(300, 3)).astype('f4')
                    f.create_dataset('gzip', data=a, chunks=(70, 3), compression='gzip', shuffle=True, fletcher32=True)
                    f.create_dataset('narrow', data=a, chunks=(64, 1), compression='gzip')
                    f.create_dataset('sums', data=np.arange(500), chunks=(100,), fletcher32=True)
                    f['flag'] = np.array([True, False])
                    f['text'] = np.array([b'ab', b'c'])
                with h5py.File(sys.argv[2], 'w', libver='latest') as f:
                    for i in range(20): f[f'g{i % 3}/d{i}'] = np.arange(50.0)
                    f['g0'].attrs['note'] = 'new style groups'
                """,
                folder.resolve("filters.hdf5").toString(),
                folder.resolve("latest.hdf5").toString());
        Path csv = Files.writeString(folder.resolve("table.csv"), "id,x\n1,2.5\n2,-3e4\n3,7\n");
        FitsTableFile.write(
                folder.resolve("table.fits"), "T", List.of(FitsColumn.reals("x", "Msun", new double[] {1, 2, 3, 4})));
        List<Path> files = new ArrayList<>(List.of(
                folder.resolve("filters.hdf5"), folder.resolve("latest.hdf5"), csv, folder.resolve("table.fits")));
        try (var all = Files.walk(mock)) {
            all.filter(path -> path.toString().endsWith(".hdf5")).sorted().forEach(files::add);
        }
        return files;
    }
}
