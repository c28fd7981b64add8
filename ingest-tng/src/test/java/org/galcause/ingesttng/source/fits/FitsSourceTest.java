package org.galcause.ingesttng.source.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.assertj.core.api.Assumptions;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.RealData;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.source.PushedAggregates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that astropy wrote and reads: every kind of column, both kinds of table, both directions. */
class FitsSourceTest {

    @TempDir
    Path folder;

    /** Every kind of column, with missing values, unsigned and scaled numbers, shapes, and arrays of variable length. */
    private static final String EVERYTHING = """
            import sys
            try:
                from astropy.io import fits
            except ImportError:
                print('no astropy'); sys.exit()
            import numpy as np
            n, out = 5, sys.argv[1]
            i = np.arange(n)
            C = fits.Column
            cols = [
                C('id', 'K', array=2**60 + i, null=2**60 + 1),
                C('u16', 'I', bzero=32768, array=(65535 - i).astype('u2')),
                C('u32', 'J', bzero=2**31, array=(2**32 - 1 - i).astype('u4')),
                C('u64', 'K', bzero=2**63, array=np.array([2**64 - 1 - k for k in range(n)], 'u8')),
                C('i8', 'B', array=(i + 125).astype('u1')),
                C('u8', 'B', array=(255 - i).astype('u1')),
                C('i16', 'I', array=-i), C('i32', 'J', array=i * 1000, null=2000),
                C('f', 'E', unit='kpc', array=i / 3), C('d', 'D', array=i / 7, disp='F8.3'),
                C('scaled', 'I', array=i),
                C('flag', 'L', array=i % 2 == 0), C('word', '6A', array=['a', 'bc', '', 'def', 'xyz uv']),
                C('vec', '3E', array=np.arange(3 * n).reshape(n, 3)),
                C('mat', '6J', dim='(3,2)', array=np.arange(6 * n).reshape(n, 2, 3)),
                C('z', 'C', array=i + 1j * i), C('bits', '10X', array=(np.arange(10 * n).reshape(n, 10) % 3 == 0)),
                C('many', 'PD()', array=np.array([np.arange(k, dtype='f8') for k in range(n)], dtype=object)),
                C('names', '6A', dim='(3,2)', array=np.array([['ab', 'c'], ['d', 'efg'], ['', ''], ['h', 'i'], ['j', 'k']])),
            ]
            table = fits.BinTableHDU.from_columns(cols, name='GALAXIES')
            table.header['TCOMM1'] = 'its identity'
            text = fits.TableHDU.from_columns([
                C('n', 'I5', array=i - 2), C('x', 'F10.4', array=i / 8, unit='Mpc'), C('y', 'E12.5', array=i * 1e5),
                C('s', 'A4', array=['p', 'qr', '', 'stuv', 'w'])], name='TEXT')
            fits.HDUList([fits.PrimaryHDU(np.zeros((7, 3))), table, text]).writeto(out, overwrite=True)
            fits.setval(out, 'TZERO5', value=-128, ext=1)
            fits.setval(out, 'TZERO11', value=10.0, ext=1)
            fits.setval(out, 'TSCAL11', value=0.5, ext=1)
            """;

    private Path everything() {
        Path file = folder.resolve("all.fits");
        Assumptions.assumeThat(Oracle.python(folder, EVERYTHING, file.toString()))
                .as("skipped: no astropy (Debian: python3-astropy)")
                .doesNotContain("no astropy");
        return file;
    }

    private static final String COMPLEX = """
            import sys
            try:
                from astropy.io import fits
            except ImportError:
                print('no astropy'); sys.exit()
            import numpy as np
            C, n = fits.Column, 3
            z = np.arange(n) + 1j
            fits.BinTableHDU.from_columns([
                C('one', 'M', array=z), C('two', '2C', array=np.stack([z, -z], 1)),
                C('table', '4M', dim='(2,2)', array=np.stack([z, 2 * z, 3 * z, 4 * z], 1).reshape(n, 2, 2)),
                C('many', 'PC()', array=np.array([z[:k].astype('c8') for k in range(n)], object)),
                C('flags', 'PL()', array=np.array([np.ones(1, bool)] * n, object)),
            ]).writeto(sys.argv[1], overwrite=True)
            """;

    @Test
    void complexNumbersAreArraysOfTwoInListsAndTablesToo() {
        Path file = folder.resolve("complex.fits");
        Assumptions.assumeThat(Oracle.python(folder, COMPLEX, file.toString()))
                .as("skipped: no astropy (Debian: python3-astropy)")
                .doesNotContain("no astropy");
        Dataset<Row> table = fits(file, Map.of());
        assertThat(table.drop("flags").schema().simpleString())
                .isEqualTo("struct<one:array<double>,two:array<array<float>>,table:array<array<array<double>>>,"
                        + "many:array<array<float>>>");
        assertThat(table.selectExpr(
                                "one[0]", "one[1]", "two[1][0]", "table[1][0][0]", "table[1][1][1]", "get(many, 1)[0]")
                        .collectAsList()
                        .get(2)
                        .toString())
                .isEqualTo("[2.0,1.0,-2.0,6.0,4.0,1.0]");
        // astropy 5.2 writes the bytes 0 and 1 here, which FITS does not know.
        Throwable fault = catchThrowable(() -> table.select("flags").collectAsList());
        assertThat(fault.getCause())
                .isInstanceOf(UserError.class)
                .hasMessage(file
                        + ": column flags holds the byte 1 where FITS has T, F or 0 for yes, no or nothing; write it"
                        + " anew, or leave the column out");
    }

    private static Dataset<Row> fits(Path file, Map<String, String> options) {
        return TestSpark.session().read().format("fits").options(options).load(file.toString());
    }

    private static String text(Row row, String... columns) {
        StringBuilder text = new StringBuilder();
        for (String column : columns) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(column)
                    .append('=')
                    .append(plain(row.get(row.fieldIndex(column))));
        }
        return text.toString();
    }

    private static Object plain(Object value) {
        if (value instanceof scala.collection.Seq<?> seq) {
            return scala.jdk.javaapi.CollectionConverters.asJava(seq).stream()
                    .map(FitsSourceTest::plain)
                    .toList();
        }
        return value == null ? "null" : value;
    }

    @Test
    void everyKindOfColumnIsReadAsWritten() {
        Path file = everything();
        List<Row> rows = fits(file, Map.of("uint64", "decimal")).collectAsList();
        assertThat(rows).hasSize(5);
        assertThat(text(rows.get(0), "id", "u16", "u32", "u64", "i8", "u8", "i16", "i32"))
                .isEqualTo(
                        "id=1152921504606846976 u16=65535 u32=4294967295 u64=18446744073709551615 i8=-3 u8=255 i16=0 i32=0");
        assertThat(text(rows.get(1), "id", "i32", "flag", "word", "scaled", "u64"))
                .isEqualTo("id=null i32=1000 flag=false word=bc scaled=10.5 u64=18446744073709551614");
        assertThat(text(rows.get(2), "id", "i32", "flag", "word", "vec", "mat", "z", "many", "names"))
                .isEqualTo("id=1152921504606846978 i32=null flag=true word= vec=[6.0, 7.0, 8.0]"
                        + " mat=[[12, 13, 14], [15, 16, 17]] z=[2.0, 2.0] many=[0.0, 1.0] names=[, ]");
        assertThat(text(rows.get(1), "names")).isEqualTo("names=[d, efg]");
        assertThat(text(rows.get(0), "bits", "many"))
                .isEqualTo("bits=[true, false, false, true, false, false, true, false, false, true] many=[]");
        assertThat(rows.get(4).<Float>getAs("f")).isEqualTo(4f / 3);
        assertThat(rows.get(4).<Double>getAs("d")).isEqualTo(4.0 / 7);
    }

    @Test
    void keywordsBecomeMetadata() {
        Dataset<Row> table = fits(everything(), Map.of());
        Metadata f = table.schema().apply("f").metadata();
        assertThat(f.getString("unit")).isEqualTo("kpc");
        assertThat(table.schema().apply("d").metadata().getString("display")).isEqualTo("F8.3");
        assertThat(table.schema().apply("id").getComment().get()).isEqualTo("its identity");
    }

    @Test
    void unitsAreChosenByNumberOrNameAndAsciiTablesAreRead() {
        Path file = everything();
        List<Row> rows = fits(file, Map.of("hdu", "TEXT")).collectAsList();
        assertThat(fits(file, Map.of("hdu", "2")).collectAsList()).isEqualTo(rows);
        assertThat(text(rows.get(1), "n", "x", "y", "s")).isEqualTo("n=-1 x=0.125 y=100000.0 s=qr");
        assertThat(text(rows.get(3), "n", "x", "y", "s")).isEqualTo("n=1 x=0.375 y=300000.0 s=stuv");
        assertThatThrownBy(() -> fits(file, Map.of("hdu", "TEXTS")).count())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "no table in unit \"TEXTS\"; tables are in units 1 GALAXIES, 2 TEXT; did you mean \"TEXT\"?");
    }

    @Test
    void pushedAggregatesAreThoseOfTheRows() {
        Path file = everything();
        Dataset<Row> table = fits(file, Map.of("uint64", "decimal"));
        Dataset<Row> held = PushedAggregates.held(table);
        for (String column : List.of("i8", "u8", "i16", "u16", "i32", "f", "d", "scaled")) {
            PushedAggregates.areThoseOfTheRows(table, held, "true", column);
        }
        String known = "count(id) min(id) max(id) count(word) count(u64) count(flag) max(u32)";
        assertThat(table.selectExpr(known.split(" ")).first())
                .isEqualTo(held.selectExpr(known.split(" ")).first());
        Dataset<Row> text = fits(file, Map.of("hdu", "TEXT"));
        for (String column : List.of("n", "x", "y")) {
            PushedAggregates.areThoseOfTheRows(text, PushedAggregates.held(text), "true", column);
        }
    }

    @Test
    void unsignedBeyondBigintIsRefused() {
        Path file = everything();
        assertThat(fits(file, Map.of()).select("id").count()).isEqualTo(5);
        assertThatThrownBy(() -> fits(file, Map.of()).select("u64").collectAsList())
                .hasMessageContaining("column u64 holds 18446744073709551615")
                .hasMessageContaining("uint64 => decimal");
    }

    @Test
    void aRealFileIsReadWholePrunedSplitGzippedAndTwice() throws IOException {
        Path file = RealData.at("fits/TNG100-1_99_galaxy_scale_len_height_5r.fits");
        String sums = "sum(mass), count(*), max(gal_id)";
        Row whole = fits(file, Map.of()).selectExpr(sums.split(", ")).first();
        assertThat(whole.getLong(1)).isEqualTo(20_144);
        Dataset<Row> split = fits(file, Map.of("partitionBytes", "20000", "batchRows", "777"));
        assertThat(split.select("mass").rdd().getNumPartitions()).isGreaterThan(5);
        assertThat(split.select("mass", "gal_id").collectAsList())
                .isEqualTo(fits(file, Map.of()).select("mass", "gal_id").collectAsList());
        Path packed = folder.resolve("packed.fits.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        assertThat(fits(packed, Map.of()).selectExpr(sums.split(", ")).first()).isEqualTo(whole);
        Files.copy(file, folder.resolve("one.fits"));
        Files.copy(file, folder.resolve("two.fits"));
        Dataset<Row> both = fits(folder.resolve("*o*.fits"), Map.of());
        assertThat(both.count()).isEqualTo(2 * 20_144);
        assertThat(both.select("mass").queryExecution().executedPlan().toString())
                .contains("BatchScan fits[mass#", "2 files from", "40,288 of 40,288 rows");
    }

    @Test
    void badFilesAreOneSentence() throws IOException {
        Path html = Files.writeString(folder.resolve("page.fits"), "<html>log in</html>");
        assertThatThrownBy(() -> fits(html, Map.of()).count())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(html + ": not a FITS file");
        assertThatThrownBy(() -> fits(folder.resolve("none.fits"), Map.of()).count())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.fits: no such file");
        assertThatThrownBy(() -> fits(html, Map.of("hud", "1")).count())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no option \"hud\"")
                .hasMessageContaining("did you mean \"hdu\"?");
        Path real = RealData.at("fits/TNG100-1_99_galaxy_scale_len_height_5r.fits");
        byte[] bytes = Files.readAllBytes(real);
        Path cut = Files.write(folder.resolve("cut.fits"), Arrays.copyOf(bytes, 100_000));
        assertThatThrownBy(() -> fits(cut, Map.of()).count())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(cut + ": truncated: 100000 bytes of at least");
    }

    /** In a gzipped file the arrays come after all rows, and bytes can only be read onwards. */
    @Test
    void arraysOfVariableLengthAreReachedInGzippedFiles() throws IOException {
        Path file = everything();
        Path packed = folder.resolve("all.fits.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        List<Row> plain = fits(file, Map.of()).select("many", "id", "word").collectAsList();
        assertThat(plain.get(3).getList(0)).isEqualTo(List.of(0.0, 1.0, 2.0));
        assertThat(fits(packed, Map.of("batchRows", "2"))
                        .select("many", "id", "word")
                        .collectAsList())
                .isEqualTo(plain);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.fits.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(cut))) {
            out.write(bytes, 0, heapEnd(bytes) - 20);
        }
        assertThatThrownBy(() -> fits(cut, Map.of()).select("many").collectAsList())
                .hasMessageContaining("cut.fits.gz: truncated: it ends before its rows do");
    }

    /** The heap is the last of the first table's data; its last element is the double 3. */
    private static int heapEnd(byte[] bytes) {
        byte[] three = ByteBuffer.allocate(8).putDouble(3).array();
        for (int at = bytes.length - 8; ; at--) {
            if (Arrays.equals(bytes, at, at + 8, three, 0, 8)) {
                return at + 8;
            }
        }
    }

    private static final String TILES = """
            import sys
            from astropy.io import fits
            import numpy as np
            t = fits.BinTableHDU.from_columns([fits.Column('many', 'PD()', array=np.array([np.arange(2.0), np.arange(3.0)], dtype=object))])
            t.writeto(sys.argv[1] + '/heap.fits')
            bytes = bytearray(open(sys.argv[1] + '/heap.fits', 'rb').read())
            at = bytes.index((2).to_bytes(4, 'big') + (0).to_bytes(4, 'big'))
            bytes[at:at + 4] = (2_000_000_000).to_bytes(4, 'big')
            open(sys.argv[1] + '/heap.fits', 'wb').write(bytes)
            t = fits.BinTableHDU.from_columns([fits.Column('x', '8B', array=np.zeros((2, 8), 'u1'))])
            t.header['ZTABLE'] = True
            t.writeto(sys.argv[1] + '/tiles.fits')
            """;

    @Test
    void impossibleCountsAndTileCompressedTablesAreOneSentence() {
        everything();
        Oracle.python(folder, TILES, folder.toString());
        assertThatThrownBy(() -> fits(folder.resolve("heap.fits"), Map.of()).collectAsList())
                .hasMessageContaining(
                        "heap.fits: column many: a row claims 2000000000 elements at byte 0 of the heap, which has 40");
        assertThatThrownBy(() -> fits(folder.resolve("tiles.fits"), Map.of()).collectAsList())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("tiles.fits: unit 1 is a tile-compressed table (ZTABLE); unpack it first");
    }

    private static final String IMAGES = """
            import sys, shutil
            from astropy.io import fits
            import numpy as np
            image = lambda: fits.CompImageHDU(np.arange(400, dtype='i4').reshape(20, 20))
            table = fits.BinTableHDU.from_columns([fits.Column('x', 'J', array=np.arange(3))])
            fits.HDUList([fits.PrimaryHDU(), image()]).writeto(sys.argv[1] + '/image.fits.fz')
            fits.HDUList([fits.PrimaryHDU(), image(), table]).writeto(sys.argv[1] + '/both.fits')
            """;

    @Test
    void tileCompressedImagesAreNoTables() {
        Oracle.python(folder, IMAGES, folder.toString());
        Path image = folder.resolve("image.fits.fz");
        assertThatThrownBy(() -> fits(image, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(image + ": unit 1 is a tile-compressed image (ZIMAGE), not a table; funpack unpacks it");
        Path both = folder.resolve("both.fits");
        assertThat(fits(both, Map.of()).columns()).as("the first table").containsExactly("x");
        assertThatThrownBy(() -> fits(both, Map.of("hdu", "1"))).hasMessageContaining("(ZIMAGE)");
        assertThatThrownBy(() -> fits(both, Map.of("hdu", "0")))
                .hasMessage(both + ": no table in unit \"0\"; tables are in units 2");
    }

    private static final String READ = """
            import sys
            from astropy.table import Table
            import astropy.units as u
            t = Table.read(sys.argv[1])
            print(t.meta['EXTNAME'], len(t), *t.colnames)
            print(t['id'].dtype.kind, [int(v) for v in t['id']])
            print(t['mass'].unit == 1e10 * u.Unit('solMass'), [float(v) for v in t['mass'].value], t['raw'].unit)
            print(list(t['maybe'].mask), [str(v).strip() for v in t['word']], t['vec'].shape, t['u64'].dtype, int(t['u64'][0]))
            """;

    @Test
    void astropyReadsWhatIsWrittenWithUnitsAndExactIds() {
        everything();
        Path file = folder.resolve("written.fits");
        Dataset<Row> table = TestSpark.session()
                .sql(
                        "SELECT * FROM VALUES (60000015200059278L, 1.5D, 2.5F, 7, 'Milky Way', array(1, 2), 18446744073709551615),"
                                + " (-1L, 0.1D, NULL, NULL, NULL, array(3, 4), 5) t(id, mass, raw, maybe, word, vec, u64)")
                .withColumn("u64", org.apache.spark.sql.functions.col("u64").cast("decimal(20,0)"));
        table = table.withMetadata("mass", Metadata.fromJson("{\"unit\": \"1e10 Msun\", \"comment\": \"its mass\"}"))
                .withMetadata("raw", Metadata.fromJson("{\"unit\": \"ckpc/h\"}"));
        table.coalesce(1).write().format("fits").option("extname", "RESULT").save(file.toString());
        assertThat(Oracle.python(folder, READ, file.toString()))
                .containsExactly(
                        "RESULT 2 id mass raw maybe word vec u64",
                        "i [60000015200059278, -1]",
                        "True [1.5, 0.1] ckpc/littleh",
                        "[False, True] ['Milky Way', ''] (2, 2) uint64 18446744073709551615");
        List<Row> back = fits(file, Map.of("uint64", "decimal")).collectAsList();
        assertThat(text(back.get(0), "id", "mass", "maybe", "word", "vec"))
                .isEqualTo("id=60000015200059278 mass=1.5 maybe=7 word=Milky Way vec=[1, 2]");
        assertThat(text(back.get(1), "id", "raw", "maybe", "u64"))
                .isEqualTo("id=-1 raw=NaN maybe=null u64=" + new BigDecimal(5));
        Dataset<Row> again = table;
        assertThatThrownBy(() -> again.write().format("fits").save(file.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("written.fits exists");
        again.limit(1).write().format("fits").mode("overwrite").save(file.toString());
        assertThat(fits(file, Map.of("uint64", "decimal")).count()).isEqualTo(1);
    }
}
