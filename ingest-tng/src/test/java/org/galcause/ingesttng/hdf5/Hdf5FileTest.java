package org.galcause.ingesttng.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every layout that h5py writes, read back to the values that h5py printed. */
class Hdf5FileTest {

    private static final String WRITE = """
            import sys, h5py, numpy as np
            rng = np.random.default_rng(1)
            f = h5py.File(sys.argv[1], 'w')
            a = rng.normal(size=(1000, 3)).astype('f4')
            f['plain'] = a
            f.create_dataset('gzip', data=a, chunks=(300, 3), compression='gzip', shuffle=True)
            f.create_dataset('narrow', data=a, chunks=(128, 1), compression='gzip')
            f.create_dataset('two', data=a, chunks=(128, 2), shuffle=True)
            f.create_dataset('summed', data=a, chunks=(37, 3), fletcher32=True)
            f.create_dataset('shuffledSummed', data=a, chunks=(37, 3), shuffle=True, fletcher32=True)
            f.create_dataset('packedSummed', data=a, chunks=(300, 2), compression='gzip', shuffle=True, fletcher32=True)
            f.create_dataset('lzf', data=a, chunks=(300, 3), compression='lzf', shuffle=True)
            f.create_dataset('lzfSummed', data=a, chunks=(300, 3), compression='lzf', shuffle=True, fletcher32=True)
            f.create_dataset('noise', data=np.frombuffer(np.random.default_rng(2).bytes(40000), 'u8'), chunks=(500,), compression='lzf')
            f['noiseAsItIs'] = f['noise'][()]
            f.create_dataset('repeated', data=np.arange(3000) // 700, chunks=(2000,), compression='lzf')
            f['repeatedAsItIs'] = f['repeated'][()]
            plan = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            plan.set_chunk((200, 3)); plan.set_fletcher32(); plan.set_deflate(4)
            h5py.h5d.create(f.id, b'sumFirst', h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((1000, 3)), plan)
            f['sumFirst'][...] = a
            plan = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            plan.set_chunk((500, 3)); plan.set_shuffle(); plan.set_deflate(4)
            d = h5py.h5d.create(f.id, b'skipped', h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((1000, 3)), plan)
            d.write_direct_chunk((0, 0), a[:500].tobytes(), filter_mask=3)
            import zlib
            d.write_direct_chunk((500, 0), zlib.compress(a[500:].tobytes()), filter_mask=1)
            f['big'] = a.astype('>f4')
            f['double'] = a.astype('>f8')
            f['sentinel'] = np.array([1, 4294967295, 3000000000], 'u4')
            f['ids'] = np.array([2**63 + 5, 2**53 + 1, 7], 'u8')
            f['short'] = np.array([-3, 99, 5], '>i2')
            f['flag'] = np.array([True, False, True])
            f['none'] = np.zeros((0, 3), 'f4')
            f.create_dataset('unwritten', (5,), 'f4')
            f.create_dataset('filled', (6,), 'i4', chunks=(2,), fillvalue=-7)
            f['filled'][2] = 4
            f['text'] = np.array([b'ab', b'c'])
            h = f.create_group('Header')
            h.attrs['small'] = np.int16(7)
            h.attrs['wide'] = np.uint64(5263038490)
            h.attrs['array'] = np.array([12], 'i8')
            h.attrs['table'] = np.array([0.0, 2.5])
            h.attrs['name'] = 'TNG'
            h.attrs['long'] = np.longdouble(1.5)
            f.create_group('Group')
            layout = h5py.VirtualLayout(shape=(3,), dtype='f4')
            layout[:] = h5py.VirtualSource(sys.argv[1], 'plain', shape=(1000, 3))[0:3, 0]
            for row in a: print(*[x.view('i4') for x in row])
            f.close()
            with h5py.File(sys.argv[1] + '.vds', 'w') as v: v.create_virtual_dataset('seen', layout)
            """;

    @TempDir
    Path folder;

    private float[] expected = {};

    private Hdf5File written() {
        Path path = folder.resolve("all.hdf5");
        List<String> rows = Oracle.python(folder, WRITE, path.toString());
        expected = new float[3000];
        for (int i = 0; i < 1000; i++) {
            String[] cell = rows.get(i).split(" ");
            for (int k = 0; k < 3; k++) {
                expected[3 * i + k] = Float.intBitsToFloat(Integer.parseInt(cell[k]));
            }
        }
        return Hdf5File.open(path);
    }

    @Test
    void everyLayoutHoldsTheSameNumbers() {
        try (Hdf5File file = written()) {
            for (String layout : List.of(
                    "plain",
                    "gzip",
                    "narrow",
                    "two",
                    "big",
                    "summed",
                    "shuffledSummed",
                    "packedSummed",
                    "lzf",
                    "lzfSummed",
                    "sumFirst",
                    "skipped")) {
                Hdf5Dataset dataset = file.dataset(layout);
                assertThat(dataset.all().floats()).as(layout).containsExactly(expected);
                assertThat(dataset.rows(250, 130).floats())
                        .as(layout)
                        .containsExactly(Arrays.copyOfRange(expected, 750, 1140));
                for (int k = 0; k < 3; k++) {
                    float[] column = dataset.rows(120, 700).column(k).floats();
                    for (int i = 0; i < column.length; i++) {
                        assertThat(column[i]).as(layout).isEqualTo(expected[3 * (120 + i) + k]);
                    }
                }
            }
            for (String name : List.of("noise", "repeated")) {
                assertThat(file.dataset(name).all().longs())
                        .containsExactly(file.dataset(name + "AsItIs").all().longs());
            }
            assertThat(file.dataset("double").all().column(1).doubles()[999]).isEqualTo(expected[2998]);
        }
    }

    @Test
    void wholeNumbersKeepTheirBits() {
        try (Hdf5File file = written()) {
            assertThat(file.dataset("sentinel").all().ints()).containsExactly(1, -1, (int) 3_000_000_000L);
            assertThat(file.dataset("sentinel").all().longs()).containsExactly(1, 4_294_967_295L, 3_000_000_000L);
            assertThat(file.dataset("ids").all().longs()).containsExactly(Long.MIN_VALUE + 5, (1L << 53) + 1, 7);
            assertThat(file.dataset("short").all().doubles()).containsExactly(-3, 99, 5);
            assertThat(file.dataset("flag").all().ints()).containsExactly(1, 0, 1);
            assertThat(file.dataset("flag").type()).isEqualTo(ElementType.BOOLEAN);
        }
    }

    @Test
    void emptinessIsInOrder() {
        try (Hdf5File file = written()) {
            assertThat(file.dataset("none").all().floats()).isEmpty();
            assertThat(file.dataset("unwritten").all().floats()).containsExactly(0, 0, 0, 0, 0);
            assertThat(file.dataset("filled").all().ints()).containsExactly(-7, -7, 4, -7, -7, -7);
            assertThat(file.datasets("Group")).isEmpty();
            assertThat(file.datasets("NoSuchGroup")).isEmpty();
        }
    }

    @Test
    void attributesComeInAnyWidth() {
        try (Hdf5File file = written()) {
            Hdf5Attributes header = file.attributes("Header");
            assertThat(header.requiredWholeNumber("small")).isEqualTo(7);
            assertThat(header.requiredWholeNumber("wide")).isEqualTo(5_263_038_490L);
            assertThat(header.requiredWholeNumber("array")).isEqualTo(12);
            assertThat(header.numbers("table")).containsExactly(0, 2.5);
            assertThat(header.text("name")).contains("TNG");
            assertThatThrownBy(() -> header.number("long"))
                    .as("what cannot be read is told to those who ask for it")
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("attribute long of Header is of type float128, which is not read");
            assertThatThrownBy(() -> header.requiredNumber("smal")).hasMessageContaining("did you mean \"small\"");
        }
    }

    @Test
    void wrongUseIsOneSentence() {
        try (Hdf5File file = written()) {
            assertThatThrownBy(() -> file.dataset("plan"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("did you mean \"plain\"");
            assertThatThrownBy(() -> file.dataset("plain").rows(990, 20)).hasMessageContaining("has 1000 rows");
            assertThatThrownBy(() -> file.dataset("plain").all().column(3)).hasMessageContaining("0 to 2");
            assertThatThrownBy(() -> file.dataset("ids").all().doubles()).hasMessageContaining("uint64");
            assertThatThrownBy(() -> file.dataset("text").all().floats()).hasMessageContaining("float32 are expected");
        }
        assertThatThrownBy(() -> {
                    try (Hdf5File views = Hdf5File.open(folder.resolve("all.hdf5.vds"))) {
                        views.dataset("seen");
                    }
                })
                .isInstanceOf(UserError.class)
                .hasMessageContaining("virtual datasets");
    }

    @Test
    void damagedFilesAreNamed() throws IOException {
        written().close();
        byte[] whole = Files.readAllBytes(folder.resolve("all.hdf5"));
        assertOpening(
                "cut.hdf5",
                Arrays.copyOf(whole, whole.length - 100),
                "truncated: " + (whole.length - 100) + " bytes of " + whole.length);
        assertOpening(
                "page.hdf5",
                "<!DOCTYPE html><html>log in</html>".getBytes(StandardCharsets.UTF_8),
                "looks like an HTML page");
        assertOpening("nothing.hdf5", new byte[0], "it is empty");
        assertOpening("other.hdf5", new byte[4000], "not the HDF5 signature");
        assertThatThrownBy(() -> Hdf5File.open(folder.resolve("absent.hdf5"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> Hdf5File.open(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void aFlippedByteInCompressedDataIsFound() throws IOException {
        Path path = folder.resolve("flip.hdf5");
        String offset = Oracle.python(folder, """
                import sys, h5py, numpy as np
                with h5py.File(sys.argv[1], 'w') as f:
                    f.create_dataset('x', data=np.arange(4000.0), chunks=(4000,), compression='gzip')
                with h5py.File(sys.argv[1]) as f: print(f['x'].id.get_chunk_info(0).byte_offset)
                """, path.toString()).get(0);
        byte[] bytes = Files.readAllBytes(path);
        int at = Integer.parseInt(offset);
        Arrays.fill(bytes, at + 2, at + 40, (byte) 0xff);
        Files.write(path, bytes);
        try (Hdf5File file = Hdf5File.open(path)) {
            assertThatThrownBy(() -> file.dataset("x").all().doubles())
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("flip.hdf5")
                    .hasMessageContaining("compressed data of x are damaged");
        }
    }

    @Test
    void aFlippedBitIsFoundByTheChecksum() throws IOException {
        Path path = folder.resolve("sum.hdf5");
        String offset = Oracle.python(folder, """
                import sys, h5py, numpy as np
                with h5py.File(sys.argv[1], 'w') as f:
                    f.create_dataset('x', data=np.arange(401, dtype='i1'), chunks=(401,), fletcher32=True)
                    f.create_dataset('y', data=np.arange(4000.0), chunks=(1000,), fletcher32=True)
                with h5py.File(sys.argv[1]) as f: print(f['x'].id.get_chunk_info(0).byte_offset, f['y'].id.get_chunk_info(2).byte_offset)
                """, path.toString()).get(0);
        try (Hdf5File file = Hdf5File.open(path)) {
            assertThat(file.dataset("x").all().longs()).hasSize(401);
            assertThat(file.dataset("y").all().doubles()).hasSize(4000).endsWith(3999);
        }
        byte[] bytes = Files.readAllBytes(path);
        for (String at : offset.split(" ")) {
            bytes[Integer.parseInt(at) + 357] ^= 4;
        }
        Files.write(path, bytes);
        try (Hdf5File file = Hdf5File.open(path)) {
            for (String name : List.of("x", "y")) {
                assertThatThrownBy(() -> file.dataset(name).all().doubles())
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("sum.hdf5: the compressed data of " + name
                                + " are damaged (the checksum of a tile does not agree with its bytes)");
            }
        }
    }

    @Test
    void aDamagedSizeIsNotARequestForMemory() throws IOException {
        Path path = folder.resolve("sizes.hdf5");
        Oracle.python(folder, """
                import sys, h5py, numpy as np
                with h5py.File(sys.argv[1], 'w') as f:
                    f['plain'] = np.zeros(77777, 'f4')
                    f.create_dataset('packed', data=np.arange(55555.0), chunks=(5000,), compression='gzip')
                    f['fine'] = np.arange(3)
                sizes = open(sys.argv[1], 'rb').read()
                for n in (77777, 55555):
                    assert sizes.count(n.to_bytes(8, 'little')) > 0
                    sizes = sizes.replace(n.to_bytes(8, 'little'), (400_000_000).to_bytes(8, 'little'))
                open(sys.argv[1], 'wb').write(sizes)
                heap = sizes.index(b'HEAP') + 8
                open(sys.argv[1] + '.heap', 'wb').write(sizes[:heap] + (2**30).to_bytes(8, 'little') + sizes[heap + 8:])
                """, path.toString());
        try (Hdf5File file = Hdf5File.open(path)) {
            for (String name : List.of("plain", "packed")) {
                assertThatThrownBy(() -> file.dataset(name).all().doubles())
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("sizes.hdf5: " + name
                                + " claims 400000000 rows of 1 values, more than are in the file");
            }
            assertThat(file.dataset("fine").all().longs()).containsExactly(0, 1, 2);
        }
        assertThatThrownBy(() -> {
                    try (Hdf5File file = Hdf5File.open(folder.resolve("sizes.hdf5.heap"))) {
                        file.datasets("");
                    }
                })
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sizes.hdf5.heap: cannot read the root group")
                .hasMessageContaining("a structure of 1073741824 bytes");
    }

    @Test
    void linksAreFollowedInsideTheFileAndIntoOthers() {
        Path path = folder.resolve("links.hdf5");
        Oracle.python(folder, """
                import sys, h5py, numpy as np
                with h5py.File(sys.argv[1] + '.other', 'w') as f: f['Subhalo/x'] = np.array([3, 4])
                with h5py.File(sys.argv[1], 'w') as f:
                    f['Group/y'] = np.array([1, 2])
                    f['soft'] = h5py.SoftLink('/Group/y')
                    f['outside'] = h5py.ExternalLink('links.hdf5.other', '/Subhalo/x')
                    f['folder'] = h5py.ExternalLink('links.hdf5.other', '/Subhalo')
                    f['nowhere'] = h5py.ExternalLink('gone.hdf5', '/x')
                    f['dangling'] = h5py.SoftLink('/Group/z')
                """, path.toString());
        try (Hdf5File file = Hdf5File.open(path)) {
            assertThat(file.dataset("soft").all().longs()).containsExactly(1, 2);
            assertThat(file.dataset("outside").all().longs()).containsExactly(3, 4);
            assertThat(file.dataset("folder/x").all().longs()).containsExactly(3, 4);
            assertThatThrownBy(() -> file.dataset("nowhere"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("links.hdf5: nowhere is a link to something that is not there");
            assertThatThrownBy(() -> file.dataset("dangling"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("links.hdf5: dangling is a link to something that is not there");
        }
    }

    private void assertOpening(String name, byte[] bytes, String words) throws IOException {
        Path path = folder.resolve(name);
        Files.write(path, bytes);
        assertThatThrownBy(() -> Hdf5File.open(path))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(words);
    }

    @Test
    void aFileReplacedWhileItIsReadIsSaid() throws IOException {
        written().close();
        Path path = folder.resolve("all.hdf5");
        byte[] whole = Files.readAllBytes(path);
        assertThatThrownBy(() -> {
                    try (Hdf5File file = Hdf5File.open(path)) {
                        file.dataset("plain").all().floats();
                        Files.write(path, Arrays.copyOf(whole, whole.length + 1));
                    }
                })
                .isInstanceOf(UserError.class)
                .hasMessageContaining("all.hdf5: was replaced or written to while it was read");
        Files.write(path, whole);
        assertThatThrownBy(() -> {
                    try (Hdf5File file = Hdf5File.open(path)) {
                        Files.write(path, Arrays.copyOf(whole, 3000));
                        file.dataset("plain").all().floats();
                    }
                })
                .isInstanceOf(UserError.class)
                .hasMessageContaining("all.hdf5");
    }

    @Test
    void aForbiddenFileIsOneSentence() throws IOException {
        Path path = Files.writeString(folder.resolve("secret.hdf5"), "x");
        Files.setPosixFilePermissions(path, Set.of());
        Assumptions.assumeFalse(Files.isReadable(path), "skipped: this user (root) may read everything");
        assertThatThrownBy(() -> Hdf5File.open(path))
                .isInstanceOf(UserError.class)
                .hasMessage(path + ": permission denied; ask its owner for read access");
    }

    /** Tests may run as root, whom no mode keeps out; so the words are tested alone. */
    @Test
    void whatIsForbiddenIsSaidSo() {
        assertThat(FaultWords.of(new AccessDeniedException("/data/x.hdf5")))
                .isEqualTo("permission denied; ask its owner for read access");
        assertThat(FaultWords.of(new BufferUnderflowException())).doesNotContain("Exception");
        assertThat(FaultWords.of(new IllegalStateException("java.io.EOFException: gone")))
                .isEqualTo("gone");
    }
}
