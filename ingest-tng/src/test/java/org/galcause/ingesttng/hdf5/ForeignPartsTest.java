package org.galcause.ingesttng.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes and datasets of types that jhdf does not know, in old and new headers, few and many of them. */
class ForeignPartsTest {

    private static final String WRITE = """
            import sys, h5py, numpy as np
            from h5py import h5t, h5s, h5a, h5d
            f = h5py.File(sys.argv[1], 'w', libver=sys.argv[2])
            mixed = h5t.create(h5t.COMPOUND, 16)
            mixed.insert(b'where', 0, h5t.STD_REF_DSETREG)
            mixed.insert(b'number', 12, h5t.STD_I32LE)
            foreign = dict(region=h5t.STD_REF_DSETREG, opaque=h5t.create(h5t.OPAQUE, 4), mixed=mixed,
                           regions=h5t.array_create(h5t.STD_REF_DSETREG, (2,)), lists=h5t.vlen_create(h5t.STD_REF_DSETREG),
                           wide=h5t.py_create(h5py.enum_dtype({'a': 1, 'b': 2**40}, basetype='i8'), logical=True))
            g = f.create_group('g')
            g['before'] = np.arange(3.)
            for name, kind in foreign.items(): h5d.create(g.id, name.encode(), kind, h5s.create_simple((3,)))
            g['after'] = np.arange(3.) + 1
            g.create_dataset('signed', data=np.array([-5, 2, -5], 'i4'), dtype=h5py.enum_dtype({'low': -5, 'high': 2}, basetype='i4'))
            for owner, many in ((f, 0), (g, 0), (g['before'], 0), (g['after'], 20)):
                owner.attrs['scale'] = 0.5
                owner.attrs['blob'] = np.void(b'abcdef')
                for name, kind in foreign.items(): h5a.create(owner.id, name.encode(), kind, h5s.create_simple((2,)))
                for i in range(many): owner.attrs[f'more{i:02}'] = i
            f['type'] = np.dtype('>f4')
            for name, how in dict(named={}, namedChunks=dict(chunks=(2,)), namedPacked=dict(chunks=(2,), compression='gzip')).items():
                g.create_dataset(name, data=np.array([1.5, -2, 3e9]), dtype=f['type'], **how)
            unwritten = g.create_dataset('namedPart', (6,), dtype=f['type'], chunks=(2,), fillvalue=-1.5)
            unwritten[2:4] = 7
            g.create_dataset('apart', data=np.arange(3, dtype='i4'), external=[(sys.argv[1] + '.bin', 0, 12)])
            f.close()
            """;

    private static final Map<String, String> FOREIGN = Map.of(
            "region", "region references",
            "opaque", "opaque bytes",
            "blob", "opaque bytes",
            "mixed", "compound",
            "regions", "arrays",
            "lists", "lists",
            "wide", "enumeration");

    @TempDir
    Path folder;

    private Hdf5File written(String version) {
        Path path = folder.resolve("foreign.hdf5");
        Oracle.python(folder, WRITE, path.toString(), version);
        return Hdf5File.open(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void oneForeignTypeHidesNothingElse(String version) {
        try (Hdf5File file = written(version)) {
            assertThat(file.dataset("g/before").all().doubles()).containsExactly(0, 1, 2);
            assertThat(file.dataset("g/after").all().doubles()).containsExactly(1, 2, 3);
            for (String owner : new String[] {"", "g", "g/before", "g/after"}) {
                Hdf5Attributes attributes = file.attributes(owner);
                assertThat(attributes.unread()).as(owner).isEqualTo(FOREIGN);
                assertThat(attributes.requiredNumber("scale")).isEqualTo(0.5);
                assertThatThrownBy(() -> attributes.text("blob"))
                        .isInstanceOf(UserError.class)
                        .hasMessageEndingWith(
                                "is of type opaque bytes, which is not read; write it as numbers or text");
            }
            assertThat(file.attributes("g/after").requiredWholeNumber("more19")).isEqualTo(19);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void foreignDatasetsAreListedByTheirTypes(String version) {
        try (Hdf5File file = written(version)) {
            assertThat(file.dataset("g/region").description()).isEqualTo("region references (3)");
            assertThat(file.dataset("g/opaque").description()).isEqualTo("opaque bytes (3)");
            assertThat(file.dataset("g/mixed").description()).isEqualTo("compound (3)");
            assertThat(file.dataset("g/regions").description()).isEqualTo("arrays (3)");
            assertThat(file.dataset("g/lists").description()).isEqualTo("lists (3)");
            assertThat(file.dataset("g/wide").type()).isEqualTo(ElementType.INT64);
            assertThat(file.dataset("g/signed").all().ints()).containsExactly(-5, 2, -5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void namedTypesAreTheTypesThatTheyName(String version) {
        try (Hdf5File file = written(version)) {
            for (String name : new String[] {"named", "namedChunks", "namedPacked"}) {
                assertThat(file.dataset("g/" + name).typeLabel()).isEqualTo("float32");
                assertThat(file.dataset("g/" + name).all().doubles()).containsExactly(1.5, -2, 3e9);
            }
            assertThat(file.dataset("g/namedPart").all().doubles()).containsExactly(-1.5, -1.5, 7, 7, -1.5, -1.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void valuesInFilesOfTheirOwnAreNotTakenForUnwrittenOnes(String version) {
        try (Hdf5File file = written(version)) {
            Hdf5Dataset apart = file.dataset("g/apart");
            assertThat(apart.description()).isEqualTo("int32 (3)");
            assertThat(apart.storage()).isEqualTo("external files");
            assertThatThrownBy(() -> apart.all().ints())
                    .isInstanceOf(UserError.class)
                    .hasMessage(file.path()
                            + ": g/apart is stored in files of its own (HDF5 external storage), which are not followed; bring its"
                            + " values into a copy of the file, such as with h5repack -l CHUNK=1024 FILE COPY");
        }
    }
}
