package org.galcause.ingesttng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.inspect.Inspection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One catalogue of 40 subhaloes in every way in which simulations write it: the same numbers, or one sentence. */
class LayoutsTest {

    private static final String WRITE = """
            import sys, os, h5py, numpy as np
            out = sys.argv[1]
            rng = np.random.default_rng(2)
            n = [0, 17, 23]
            pos, mass = rng.uniform(0, 75000, (40, 3)).astype('f4'), rng.lognormal(0, 2, (40, 6)).astype('f4')
            sfr, flag = rng.random(40).astype('f4'), rng.random(40) < 0.8
            first = np.where(np.arange(40) % 4 == 0, np.arange(40), -1).astype('i4')
            for i in range(40): print(repr(float(pos[i, 1])), repr(float(mass[i, 4])), int(flag[i]), int(first[i]))
            def write(name, dtype=lambda v: v, kw=lambda v: {}, head=lambda k, v: v, libver=None, files=n, stem='fof_subhalo_tab_099',
                      folder='output/groups_099', skip=(), group=True):
                at = 0
                for c, count in enumerate(files):
                    os.makedirs(f'{out}/{name}/{folder}', exist_ok=True)
                    number = f'.{c}' if len(files) > 1 else ''
                    with h5py.File(f'{out}/{name}/{folder}/{stem}{number}.hdf5', 'w', libver=libver) as f:
                        h = f.create_group('Header')
                        for k, v in dict(BoxSize=75000.0, HubbleParam=0.6774, Omega0=0.3089, OmegaLambda=0.6911, Redshift=2.220446049250313e-16,
                                         Time=0.9999999999999998, NumFiles=np.int32(len(files)), Ngroups_ThisFile=np.int32(count),
                                         Ngroups_Total=np.int32(40), Nsubgroups_ThisFile=np.int32(count), Nsubgroups_Total=np.int32(40)).items():
                            v = head(k, v)
                            if v is not None: h.attrs[k] = v
                        h.attrs['Git_commit'] = np.bytes_('abc')
                        h.attrs['note'] = 'of any length'
                        h.attrs['names'] = np.array(['a', 'bc'], dtype=h5py.string_dtype())
                        h.attrs['flags'] = h5py.Empty('S1')
                        if not group and not count: continue
                        for table, fields in (('Subhalo', dict(SubhaloPos=pos, SubhaloMassType=mass, SubhaloSFR=sfr, SubhaloFlag=flag, SubhaloMass=mass.sum(1),
                                                               SubhaloGrNr=np.arange(40, dtype='i4'))), ('Group', dict(GroupFirstSub=first))):
                            g = f.create_group(table)
                            for k, v in fields.items():
                                v = dtype(v[at:at + count])
                                if count and k not in skip: g.create_dataset(k, data=v, **kw(v))
                    at += count
            tile = lambda v: dict(chunks=(5,) + v.shape[1:])
            write('plain')
            write('noEmptyGroups', group=False)
            write('packed', kw=lambda v: dict(tile(v), compression='gzip', shuffle=True, fletcher32=True))
            write('narrow', kw=lambda v: dict(chunks=(6,) + (1,) * (v.ndim - 1), compression='gzip'))
            write('lzf', kw=lambda v: dict(tile(v), compression='lzf'))
            write('latest', libver='latest', kw=lambda v: dict(tile(v), compression='gzip', shuffle=True))
            write('resizable', libver='latest', kw=lambda v: dict(tile(v), maxshape=(None,) + v.shape[1:]))
            write('bigEndian', dtype=lambda v: v.astype(v.dtype.newbyteorder('>')))
            write('wide', dtype=lambda v: v.astype({'f': 'f8', 'i': 'i8', 'b': 'i4'}[v.dtype.kind]))
            write('unsigned', dtype=lambda v: v.astype({'f': 'f4', 'i': 'u4', 'b': 'u1'}[v.dtype.kind]))
            write('arraysOfOne', head=lambda k, v: np.array([v]))
            write('singleReals', head=lambda k, v: np.float32(v) if isinstance(v, float) else v)
            write('realCounters', head=lambda k, v: float(v))
            write('longCounters', head=lambda k, v: np.uint64(v) if k[0] == 'N' else v)
            write('bigEndianHeader', head=lambda k, v: np.array(v, '>f8' if isinstance(v, float) else '>i4'))
            write('noTime', head=lambda k, v: None if k == 'Time' else v)
            write('nsubhalos')
            for c in range(3):
                with h5py.File(f'{out}/nsubhalos/output/groups_099/fof_subhalo_tab_099.{c}.hdf5', 'r+') as f:
                    for w in ('ThisFile', 'Total'): f['Header'].attrs['Nsubhalos_' + w] = f['Header'].attrs.pop('Nsubgroups_' + w)
            write('illustris', stem='groups_099')
            write('camels', files=[40], stem='groups_099', folder='.')
            write('oneWithoutNumFiles', files=[40], head=lambda k, v: None if k == 'NumFiles' else v)
            write('noNumFiles', head=lambda k, v: None if k == 'NumFiles' else v)
            write('dark', skip=('SubhaloSFR', 'SubhaloFlag'), dtype=lambda v: v * (np.arange(6) == 1).astype('f4') if v.shape[1:] == (6,) else v)
            """;

    @TempDir
    static Path folder;

    private static String[][] truth = {};

    @BeforeAll
    static void write() {
        truth = Oracle.python(folder, WRITE, folder.toString()).stream()
                .map(line -> line.split(" "))
                .toArray(String[][]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "noEmptyGroups",
                "packed",
                "narrow",
                "lzf",
                "latest",
                "resizable",
                "bigEndian",
                "wide",
                "unsigned",
                "arraysOfOne",
                "singleReals",
                "realCounters",
                "longCounters",
                "bigEndianHeader",
                "noTime",
                "nsubhalos",
                "illustris",
                "camels",
                "oneWithoutNumFiles",
            })
    void theNumbersAreTheSame(String layout) {
        Path place = folder.resolve(layout);
        SnapshotCatalogue catalogue = SnapshotCatalogue.open(SimulationFolder.at(place), 99);
        FieldReference position = new FieldReference("Subhalo", "SubhaloPos", 1);
        FieldReference stars = FieldReference.parse("SubhaloMassType[stars]");
        CatalogueColumns columns = CatalogueReader.columns(
                catalogue, List.of(position, stars, FieldReference.FLAG, FieldReference.FIRST_SUBHALO));
        for (int i = 0; i < 40; i++) {
            assertThat(columns.of(position).value(i, 0)).isEqualTo(Double.parseDouble(truth[i][0]));
            assertThat(columns.of(stars).value(i, 0)).isEqualTo(Double.parseDouble(truth[i][1]));
            assertThat(columns.of(FieldReference.FLAG).whole(i, 0)).isEqualTo(Long.parseLong(truth[i][2]));
            assertThat(columns.of(FieldReference.FIRST_SUBHALO).whole(i, 0)).isEqualTo(Long.parseLong(truth[i][3]));
        }
        assertThat(Inspection.of(List.of(place)).requireSound())
                .anyMatch(line -> line.contains("snapshot 99: z = 0.0000") && line.contains("40 subhaloes, 40 groups"));
        assertThat(TestSpark.session()
                        .read()
                        .format("tng")
                        .load(place.toString())
                        .selectExpr("sum(cast(SubhaloPos_1 as double))")
                        .first()
                        .getDouble(0))
                .isEqualTo(Arrays.stream(truth)
                        .mapToDouble(row -> Double.parseDouble(row[0]))
                        .sum());
    }

    @Test
    void chunksThatDoNotSayHowManyTheyAreCannotBeComplete() {
        assertThatThrownBy(() -> SnapshotCatalogue.open(SimulationFolder.at(folder.resolve("noNumFiles")), 99))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fof_subhalo_tab_099.0.hdf5: Header has no attribute NumFiles");
    }

    @Test
    void aRunOfDarkMatterOnlyHasNoStars() {
        SnapshotCatalogue dark = SnapshotCatalogue.open(SimulationFolder.at(folder.resolve("dark")), 99);
        Column stars = CatalogueReader.column(dark, FieldReference.parse("SubhaloMassType[stars]"));
        Column halo = CatalogueReader.column(dark, FieldReference.parse("SubhaloMassType[dm]"));
        for (int i = 0; i < 40; i++) {
            assertThat(stars.value(i, 0)).isZero();
            assertThat(halo.value(i, 0)).isPositive();
        }
        assertThat(CatalogueReader.holds(dark, FieldReference.FLAG)).isFalse();
        assertThatThrownBy(() -> CatalogueReader.column(dark, FieldReference.parse("SubhaloSFR")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("fof_subhalo_tab_099.1.hdf5: this run's catalogue has no field SubhaloSFR"
                        + " (it is a run of dark matter only)");
    }
}
