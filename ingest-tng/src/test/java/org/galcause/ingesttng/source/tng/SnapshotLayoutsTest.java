package org.galcause.ingesttng.source.tng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.ingesttng.source.tng.SourceTables.tng;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One set of particles in every way in which simulations write snapshots: the same numbers, or one sentence. */
class SnapshotLayoutsTest {

    private static final String WRITE = """
            import sys, os, h5py, numpy as np
            out = sys.argv[1]
            rng = np.random.default_rng(4)
            files = [[3, 4, 2, 0, 0, 0], [0, 5, 0, 0, 6, 0], [0, 0, 0, 0, 0, 0], [7, 1, 9, 0, 2, 1]]
            total = np.sum(files, axis=0)
            table = np.array([0, 0.25, 0, 0, 0, 0])
            pos = {t: rng.uniform(0, 1e5, (n, 3)) for t, n in enumerate(total)}
            ids = {t: np.arange(n, dtype='u8') + 2**62 + 10 * t for t, n in enumerate(total)}
            mass = {t: rng.random(n).astype('f4') for t, n in enumerate(total)}
            for t in (0, 1, 2, 4, 5):
                m = mass[t].astype('f8') if table[t] == 0 else np.full(total[t], table[t])
                print(total[t], repr(float(pos[t][:, 2].sum())), repr(float(m.sum())), int(ids[t][-1]))
            def write(name, folder='output/snapdir_099', stem='snap_099', split=files, head=lambda h: None, skip=(), dtype=lambda v: v, kw=lambda v: {}):
                at = np.zeros(6, int)
                os.makedirs(f'{out}/{name}/{folder}', exist_ok=True)
                for c, counts in enumerate(split):
                    number = f'.{c}' if len(split) > 1 else ''
                    with h5py.File(f'{out}/{name}/{folder}/{stem}{number}.hdf5', 'w') as f:
                        h = dict(BoxSize=1e5, HubbleParam=0.8, Omega0=0.3, OmegaLambda=0.7, Redshift=1.0, Time=0.5, MassTable=table,
                                 NumFilesPerSnapshot=np.int32(len(split)), NumPart_ThisFile=np.array(counts, 'i4'),
                                 NumPart_Total=total.astype('u4'), NumPart_Total_HighWord=np.zeros(6, 'u4'))
                        head(h)
                        H = f.create_group('Header')
                        for k, v in h.items(): H.attrs[k] = v
                        for t, n in enumerate(counts):
                            if n == 0: continue
                            g = f.create_group(f'PartType{t}')
                            s = slice(at[t], at[t] + n)
                            for k, v in dict(Coordinates=pos[t][s], ParticleIDs=ids[t][s], Masses=mass[t][s]).items():
                                if k in skip or k == 'Masses' and table[t]: continue
                                v = dtype(v)
                                g.create_dataset(k, data=v, **kw(v))
                        at += counts
            write('zooms')
            write('subbox', folder='output/snapdir_subbox0_099', stem='snap_subbox0_099')
            write('camels', folder='.', stem='snapshot_099', split=[list(map(int, total))])
            write('wideTotals', head=lambda h: (h.pop('NumPart_Total_HighWord'), h.update(NumPart_Total=total.astype('i8'))))
            write('unsignedHere', head=lambda h: h.update(NumPart_ThisFile=h['NumPart_ThisFile'].astype('u8'), NumFilesPerSnapshot=np.int64(4)))
            write('bigEndian', dtype=lambda v: v.astype(v.dtype.newbyteorder('>')))
            write('packed', kw=lambda v: dict(chunks=(min(2, len(v)),) + v.shape[1:], compression='gzip', shuffle=True, fletcher32=True))
            write('beyond32Bits', head=lambda h: h.update(NumPart_Total_HighWord=np.array([1, 0, 0, 0, 0, 0], 'u4')))
            write('withoutIds', skip=('ParticleIDs',))
            write('cutout', folder='.', stem='cutout_7', split=[list(map(int, total))], head=lambda h: (
                [h.pop(k) for k in ('NumPart_Total', 'NumPart_Total_HighWord', 'MassTable', 'NumPart_ThisFile')],
                h.update(CutoutID=7, CutoutType='Subhalo', SnapshotNumber=99, SimulationName='TNG50-1')))
            def other(name, change):
                os.makedirs(f'{out}/others', exist_ok=True)
                with h5py.File(f'{out}/cutout/cutout_7.hdf5') as a, h5py.File(f'{out}/others/{name}.hdf5', 'w') as b:
                    for k in a: a.copy(k, b)
                    change(b)
            def counted(f, counts): f['Header'].attrs['NumPart_ThisFile'] = np.array(counts, 'i4')
            other('counted', lambda f: counted(f, total))
            other('lost', lambda f: (counted(f, total), f.pop('PartType0')))
            other('uncounted', lambda f: counted(f, np.zeros(6)))
            write('lostGroup', split=[list(map(int, total))])
            with h5py.File(f'{out}/lostGroup/output/snapdir_099/snap_099.hdf5', 'a') as f: del f['PartType4']
            """;

    @TempDir
    static Path folder;

    private static List<String[]> truth = List.of();

    @BeforeAll
    static void write() {
        truth = Oracle.python(folder, WRITE, folder.toString()).stream()
                .map(line -> line.split(" "))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zooms", "subbox", "camels", "wideTotals", "unsignedHere", "bigEndian", "packed"})
    void theParticlesAreTheSame(String layout) {
        List<String> types = List.of("gas", "dm", "lowres", "stars", "bh");
        for (int t = 0; t < types.size(); t++) {
            Row row = particles(layout, "type", types.get(t))
                    .selectExpr(
                            "count(*)",
                            "sum(Coordinates_2)",
                            "sum(cast(Masses as double))",
                            "max(ParticleIDs)",
                            "max(ParticleIndex)")
                    .first();
            String[] expected = truth.get(t);
            assertThat(row.getLong(0)).isEqualTo(Long.parseLong(expected[0]));
            assertThat(row.getDouble(1)).isCloseTo(Double.parseDouble(expected[1]), within(1e-6));
            assertThat(row.getDouble(2)).isCloseTo(Double.parseDouble(expected[2]), within(1e-9));
            assertThat(row.getLong(3)).isEqualTo(Long.parseLong(expected[3]));
            assertThat(row.getLong(4)).isEqualTo(row.getLong(0) - 1);
        }
    }

    @Test
    void massesInTheHeaderAreConvertedLikeThoseOfParticles() {
        for (String type : List.of("gas", "dm")) {
            Dataset<Row> raw = particles("zooms", "type", type);
            Dataset<Row> physical = particles("zooms", "type", type, "units", "physical");
            String sum = "sum(cast(Masses as double))";
            assertThat(physical.selectExpr(sum).first().getDouble(0))
                    .as("1 / h")
                    .isCloseTo(1.25 * raw.selectExpr(sum).first().getDouble(0), within(1e-6));
            assertThat(physical.selectExpr("sum(Coordinates_2)").first().getDouble(0))
                    .as("a / h")
                    .isCloseTo(
                            0.625 * raw.selectExpr("sum(Coordinates_2)").first().getDouble(0), within(1e-6));
        }
    }

    @Test
    void aCutoutCountsItsOwnRows() {
        Path file = folder.resolve("cutout/cutout_7.hdf5");
        Dataset<Row> stars = tng(file, "table", "particles", "type", "stars");
        assertThat(stars.count()).isEqualTo(8);
        assertThat(stars.selectExpr("max(SnapNum)").first().getInt(0)).isEqualTo(99);
        assertThat(Arrays.asList(tng(file, "table", "particles", "type", "dm").columns()))
                .as("neither the particles nor the header hold their masses")
                .doesNotContain("Masses");
    }

    @Test
    void aCutoutWithoutTheTypeSaysWhichItHas() {
        for (String name : List.of("cutout/cutout_7", "others/counted")) {
            Path file = folder.resolve(name + ".hdf5");
            assertThatThrownBy(() -> tng(file, "table", "particles", "type", "tracers"))
                    .isInstanceOf(UserError.class)
                    .hasMessage(file
                            + ": holds no particles of type tracers; it holds gas (10), dm (10), lowres (11), stars (8),"
                            + " bh (1); read one of these, or fetch it with tracers in the request");
        }
    }

    @Test
    void aFileWhoseHeaderCountsOtherwiseIsTold() {
        Path lost = folder.resolve("others/lost.hdf5");
        assertThatThrownBy(() -> tng(lost, "table", "particles", "type", "gas"))
                .hasMessage(lost
                        + ": its header counts 10 particles of type gas, but its group PartType0 holds 0; fetch the file"
                        + " again");
        assertThat(tng(lost, "table", "particles", "type", "stars").count()).isEqualTo(8);
        Path uncounted = folder.resolve("others/uncounted.hdf5");
        assertThatThrownBy(() -> tng(uncounted, "table", "particles", "type", "gas"))
                .hasMessageContaining("counts 0 particles of type gas, but its group PartType0 holds 10");
        assertThatThrownBy(() -> particles("lostGroup", "type", "stars"))
                .hasMessageContaining("its header counts 8 particles, but there is nothing in PartType4");
    }

    @Test
    void aSnapshotWithoutTheTypeHasNoRowsAndThePlanSaysSo() {
        Dataset<Row> tracers = particles("zooms", "type", "tracers");
        assertThat(tracers.count()).isZero();
        assertThat(tracers.queryExecution().toString())
                .contains("snapshot 99 has none, only gas (10), dm (10), lowres (11), stars (8), bh (1)");
    }

    @Test
    void particlesThatAreNotThereAreMissed() {
        assertThatThrownBy(() -> particles("beyond32Bits", "type", "gas").count())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "has 4294967306 particles of type gas by its header, but its files hold 10 together");
        assertThat(particles("beyond32Bits", "type", "dm").count()).isEqualTo(10);
        assertThatThrownBy(() -> particles("withoutIds", "type", "gas").select("ParticleIDs"))
                .hasMessageContaining("ParticleIDs");
    }

    private static Dataset<Row> particles(String layout, String... options) {
        String[] all = Arrays.copyOf(new String[] {"table", "particles", "snapshot", "99"}, 4 + options.length);
        System.arraycopy(options, 0, all, 4, options.length);
        return tng(folder.resolve(layout), all);
    }
}
