package org.galcause.ingesttng.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.tables.FitsColumn;
import org.galcause.ingesttng.tables.FitsTableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what their names say, and Parquet. */
class ContentTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"page.fits", "page.hdf5", "page.csv", "page.csv.gz", "page.fits.gz", "page.parquet", "page.html"
            })
    void aLoginPageUnderAnyNameIsSaid(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] page = "\n<!DOCTYPE html>\n<html><body>Log in</body></html>\n".getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(page);
        }
        assertFault(
                file,
                "it looks like an HTML page, as a download without a valid API key or login saves it in place of the"
                        + " file; fetch it again with your key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.fits", "none.hdf5", "none.csv", "none.csv.gz", "none.parquet", "none"})
    void anEmptyFileIsSaid(String name) throws IOException {
        assertFault(Files.createFile(folder.resolve(name)), "it is empty; fetch it again");
    }

    @Test
    void aFileUnderTheNameOfAnotherFormatIsSaid() throws IOException {
        Path fits = folder.resolve("a.fits");
        FitsTableFile.write(fits, "T", List.of(FitsColumn.reals("x", "", new double[] {1, 2})));
        assertFault(
                Files.copy(fits, folder.resolve("a.csv")),
                "not a plain table: it is a FITS file; rename it to end in .fits");
        assertFault(
                Files.copy(fits, folder.resolve("a.hdf5")),
                "not an HDF5 file: it is a FITS file; rename it to end in .fits");
        assertFault(
                Files.writeString(
                        folder.resolve("b.fits"), "\u0089HDF\r\n\u001a\n and more", StandardCharsets.ISO_8859_1),
                "not a FITS file: it is an HDF5 file; rename it to end in .hdf5");
        assertFault(
                Files.writeString(folder.resolve("c.csv.gz"), "a,b\n1,2\n"),
                "its name ends in .gz, but it is not gzipped; rename it without");
        assertFault(
                Files.write(folder.resolve("d.csv"), new byte[] {1, 0, 2, 0}),
                "not a plain table: it is not text; was the download cut or is it another format?");
        assertFault(
                Files.writeString(folder.resolve("e"), "a,b\n1,2\n"),
                "neither .hdf5, .fits, .parquet or plain tables (.csv, .tsv, .ascii, .txt, .dat, each also .gz) by its name;"
                        + " rename it by what it is");
    }

    @Test
    void parquetIsListedByItsFooters() {
        Path table = folder.resolve("table.parquet");
        TestSpark.session()
                .range(1000)
                .selectExpr("id", "cast(id as float) mass", "cast(id as string) name", "array(id) many")
                .repartition(2)
                .write()
                .parquet(table.toString());
        List<String> lines = Inspection.of(List.of(table)).requireSound();
        assertThat(lines.get(0)).isEqualTo(table + ": Parquet table of 1,000 rows and 4 columns, in 2 files");
        assertThat(lines.stream().skip(1).map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("id int64", "mass float", "name string", "many list");
        assertThat(Inspection.of(List.of(folder)).lines()).contains(lines.get(0));
    }

    @Test
    void aFolderWithoutDataSaysWhatToGive() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(empty.resolve("readme.md"), "hello");
        assertThat(Inspection.of(List.of(empty)).requireSound())
                .containsExactly(empty
                        + ": no data files that are known here; give a folder that holds a simulation (groups_099,"
                        + " trees, …) or files .hdf5, .fits, .parquet or plain tables (.csv, .tsv, .ascii, .txt, .dat, each also"
                        + " .gz)");
    }

    private static void assertFault(Path file, String words) {
        assertThat(Inspection.of(List.of(file)).faults())
                .singleElement()
                .asString()
                .startsWith(file + ": ")
                .endsWith(words);
    }
}
