package org.galcause.ingesttng.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indices of chunks that newer files have (libver latest), of datasets written in full, in part, and able to grow. */
class NumberedTilesTest {

    private static final String WRITE = """
            import sys, h5py, numpy as np
            f = h5py.File(sys.argv[1], 'w', libver='latest')
            rng = np.random.default_rng(4)
            n = 0
            def write(most, chunks, **how):
                global n
                for part in ('full', 'middle', 'ends'):
                    d = f.create_dataset(f'd{n}', (500, 2), 'f8', chunks=chunks, maxshape=most, fillvalue=2.5, **how)
                    if part == 'full': d[...] = rng.random((500, 2))
                    elif part == 'middle': d[109:220, 0] = 7
                    else: d[17] = 5; d[-1] = 6
                    n += 1
            for packed in ({}, dict(compression='gzip')):
                for chunks in ((8, 1), (3, 1), (64, 2), (500, 1)):
                    for most in (None, (None, 2), (500, None), (None, None), (1000, 4), (500, 4), (1000, 2)):
                        write(most, chunks, **packed)
            def long(name, most, **how):
                d = f.create_dataset(name, (140000,), 'i4', chunks=(1,), maxshape=most, fillvalue=9, **how)
                d[61728:61999] = 4
                d[139999] = 1
            long('growing', (None,))
            long('bounded', (190001,), compression='gzip')
            f.create_dataset('grown', data=np.arange(140000.), chunks=(1,), maxshape=(None,))
            plan = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            plan.set_chunk((8, 1))
            plan.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
            early = h5py.h5d.create(f.id, b'early', h5py.h5t.IEEE_F64LE, h5py.h5s.create_simple((50, 3), (80, 5)), plan)
            early.write(h5py.h5s.ALL, h5py.h5s.ALL, rng.random((50, 3)))
            for name in f: print(name, *f[name][...].ravel().tolist())
            """;

    @TempDir
    Path folder;

    @Test
    void everyIndexLeadsToTheChunksThatH5pyReads() {
        Path path = folder.resolve("latest.hdf5");
        List<String> truth = Oracle.python(folder, WRITE, path.toString());
        assertThat(truth).hasSizeGreaterThan(170);
        try (Hdf5File file = Hdf5File.open(path)) {
            for (String line : truth) {
                String[] cells = line.split(" ");
                double[] expected = Arrays.stream(cells)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                assertThat(file.dataset(cells[0]).all().doubles())
                        .as("dataset %s", cells[0])
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aDamagedIndexIsNoOtherNumbers() throws IOException {
        Path path = folder.resolve("damaged.hdf5");
        Oracle.python(folder, """
                import sys, h5py, numpy as np
                with h5py.File(sys.argv[1], 'w', libver='latest') as f:
                    f.create_dataset('growing', data=np.arange(500), chunks=(8,), maxshape=(None,))
                    f.create_dataset('bounded', data=np.arange(500), chunks=(8,), maxshape=(900,))
                """, path.toString());
        byte[] bytes = Files.readAllBytes(path);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String block : List.of("EAIB", "EADB", "FADB")) {
            byte[] damaged = bytes.clone();
            damaged[text.indexOf(block) + 25] ^= 1;
            Files.write(path, damaged);
            assertThatThrownBy(() -> {
                        try (Hdf5File file = Hdf5File.open(path)) {
                            file.dataset("growing").all().longs();
                            file.dataset("bounded").all().longs();
                        }
                    })
                    .as(block)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("damaged");
        }
    }
}
