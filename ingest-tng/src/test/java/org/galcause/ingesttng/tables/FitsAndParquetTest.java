package org.galcause.ingesttng.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.RealData;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.inspect.Findings;
import org.galcause.ingesttng.inspect.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitsAndParquetTest {

    @TempDir
    Path folder;

    @Test
    void theRealFitsTable() {
        TableContent content = new TableContent(
                TableFile.open(TestSpark.session(), RealData.at("fits/TNG100-1_99_galaxy_scale_len_height_5r.fits")));
        KeyColumn ids = content.keys("gal_id");
        NumberColumn mass = content.numbers("mass");
        NumberColumn size = content.numbers("bulge_r_1/2");
        NumberColumn error = content.numbers("disk_r_1/2_err");
        content.read();

        assertThat(ids.keys()).hasSize(20_144).contains(934_962L);
        assertThat(mass.values()[0]).isEqualTo(3705584760045.8784);
        assertThat(size.rows()).isEqualTo(20_144);
        assertThat(Arrays.stream(error.values()).filter(Double::isInfinite)).hasSize(25);
    }

    @Test
    void aFitsTableComesBackAsWritten() {
        Path file = folder.resolve("t.fits");
        long[] ids = {9007199254740993L, -1, 3};
        double[] values = {1.5, Double.NaN, -0.1};
        FitsTableFile.write(
                file,
                "curves",
                List.of(
                        FitsColumn.wholes("id", "", ids),
                        FitsColumn.reals("mass", "Msun", values),
                        FitsColumn.words("who", List.of("naive", "", "gformula")),
                        FitsColumn.words("nothing", List.of("", "", ""))));
        TableContent content = new TableContent(TableFile.open(TestSpark.session(), file));
        KeyColumn keys = content.keys("id");
        NumberColumn mass = content.numbers("mass");
        WordColumn who = content.words("who");
        content.read();

        assertThat(keys.keys()).isEqualTo(ids);
        assertThat(mass.values()).isEqualTo(values);
        assertThat(who.words()).containsExactly("naive", "", "gformula");
    }

    @Test
    void parquetKeepsIdsAndMissingValues() {
        Path file = folder.resolve("t.parquet");
        TestSpark.session()
                .sql("select * from values (9007199254740993L, 1.5D, 'a', true), (2L, null, 'b', false)"
                        + " as t(id, `x.y`, w, f)")
                .coalesce(1)
                .write()
                .parquet("file://" + file);
        TableContent content = new TableContent(TableFile.open(TestSpark.session(), file));
        KeyColumn keys = content.keys("id");
        NumberColumn x = content.numbers("x.y");
        NumberColumn flag = content.numbers("f");
        content.read();

        assertThat(keys.keys()).containsExactly(9007199254740993L, 2);
        assertThat(x.values()).containsExactly(1.5, Double.NaN);
        assertThat(flag.values()).containsExactly(1, 0);
    }

    @Test
    void idsInFloatingPointBeyondTheirPrecisionAreRefused() {
        Path file = folder.resolve("d.fits");
        FitsTableFile.write(file, "t", List.of(FitsColumn.reals("id", "", new double[] {1, 0x1p53})));
        TableContent content = new TableContent(TableFile.open(TestSpark.session(), file));
        content.keys("id");

        assertThatThrownBy(content::read)
                .hasMessageContaining("row 2, column id: the id 9.007199254740992E15 is stored in floating point");
    }

    /** A table of the same galaxies in FITS and in the catalogue: the masses agree to the last bit. */
    @Test
    void massesInFitsEqualThoseOfTheCatalogue() {
        TableContent content =
                new TableContent(new FitsTable(RealData.at("fits/TNG100-1_99_galaxy_scale_len_height_5r.fits")));
        NumberColumn ids = content.numbers("gal_id");
        NumberColumn masses = content.numbers("mass");
        content.read();
        int compared = 0;
        try (Hdf5File chunk = Hdf5File.open(RealData.at("groupcat_tng100-1_z0/fof_subhalo_tab_099.36.hdf5"))) {
            int first = chunk.dataset("Group/GroupFirstSub").all().ints()[0];
            double[] stars =
                    chunk.dataset("Subhalo/SubhaloMassType").all().column(4).doubles();
            for (int row = 0; row < ids.rows(); row++) {
                int place = (int) ids.values()[row] - first;
                if (place >= 0 && place < stars.length) {
                    assertThat(masses.values()[row]).isEqualTo(stars[place] * 1e10 / 0.6774);
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private static final String NOTHING = """
            import sys
            from astropy.io import fits
            import numpy as np
            C = fits.Column
            fits.BinTableHDU.from_columns([C('flag', 'L', array=np.array([True, False, True])),
                C('id', 'K', bzero=2**63, array=np.array([1, 2, 2**63], 'u8'))]).writeto(sys.argv[1] + '/flags.fits')
            content = bytearray(open(sys.argv[1] + '/flags.fits', 'rb').read())
            content[content.rindex(b'F')] = 0
            open(sys.argv[1] + '/flags.fits', 'wb').write(content)
            fits.BinTableHDU.from_columns([C('mass', 'D', array=np.zeros(0))]).writeto(sys.argv[1] + '/empty.fits')
            """;

    @Test
    void aFlagThatSaysNothingIsMissingAndAnIdBeyondTheRangeAnError() {
        Oracle.python(folder, NOTHING, folder.toString());
        TableContent flags = new TableContent(new FitsTable(folder.resolve("flags.fits")));
        NumberColumn flag = flags.numbers("flag");
        flags.read();
        assertThat(flag.values()).containsExactly(1, Double.NaN, 1);
        TableContent ids = new TableContent(new FitsTable(folder.resolve("flags.fits")));
        ids.numbers("id");
        assertThatThrownBy(ids::read)
                .hasMessageContaining("column id holds 9223372036854775808, more than a bigint does (2^63 - 1)");
    }

    @Test
    void aTableWithoutRowsIsNotDamaged() {
        Oracle.python(folder, NOTHING, folder.toString());
        TableContent empty = new TableContent(new FitsTable(folder.resolve("empty.fits")));
        NumberColumn mass = empty.numbers("mass");
        empty.read();
        assertThat(mass.values()).isEmpty();
    }

    private static final String COMPRESSED = """
            import sys, os
            from astropy.io import fits
            import numpy as np
            image = lambda: fits.CompImageHDU(np.arange(400, dtype='i4').reshape(20, 20))
            table = lambda: fits.BinTableHDU.from_columns([fits.Column('x', 'J', array=np.arange(3000))])
            fits.HDUList([fits.PrimaryHDU(), image()]).writeto(sys.argv[1] + '/image.fits.fz')
            fits.HDUList([fits.PrimaryHDU(), image(), table()]).writeto(sys.argv[1] + '/both.fits')
            tiles = table()
            tiles.header['ZTABLE'] = True
            tiles.writeto(sys.argv[1] + '/tiles.fits')
            table().writeto(sys.argv[1] + '/cut.fits')
            os.truncate(sys.argv[1] + '/cut.fits', 9000)
            """;

    @Test
    void tileCompressionIsToldInTablesAndByInspect() {
        Oracle.python(folder, COMPRESSED, folder.toString());
        assertThatThrownBy(() -> TableFile.open(TestSpark.session(), folder.resolve("image.fits.fz")))
                .hasMessageContaining("is a tile-compressed image (ZIMAGE), not a table; funpack unpacks it");
        assertThatThrownBy(() -> TableFile.open(TestSpark.session(), folder.resolve("tiles.fits")))
                .hasMessageContaining("is a tile-compressed table (ZTABLE); unpack it first, such as with funpack");
        assertThat(TableFile.open(TestSpark.session(), folder.resolve("both.fits"))
                        .columns())
                .containsExactly("x");
        Findings findings = Inspection.of(List.of(folder));
        assertThat(findings.lines())
                .contains("  tile-compressed image in unit 1 (funpack unpacks it)")
                .contains("  tile-compressed table in unit 1");
        assertThat(findings.faults())
                .hasSize(2)
                .anyMatch(fault -> fault.contains("tiles.fits: unit 1 is a tile-compressed table (ZTABLE)"))
                .anyMatch(fault -> fault.contains("cut.fits: truncated: 9000 bytes of "));
    }
}
