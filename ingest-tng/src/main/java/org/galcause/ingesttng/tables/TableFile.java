package org.galcause.ingesttng.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FirstBytes;

/** A table in a file. */
interface TableFile {

    /** The file (or the folder, of Parquet). */
    Path path();

    /** The names of the columns, all different. */
    List<String> columns();

    /**
     * Reads some columns in one pass.
     *
     * @param places which columns, as indices into {@link #columns()}
     * @param sinks where their cells go; each gets one call for each row
     */
    void read(List<Integer> places, List<ColumnSink> sinks);

    /**
     * Opens a table; its format is that of its name.
     *
     * @throws UserError if there is no such file, or its format is not known
     */
    static TableFile open(SparkSession spark, Path path) {
        return withoutSpark(path).orElseGet(() -> UnchangedTable.of(path, file -> new ParquetTable(spark, file)));
    }

    /** The same of a table that is read without Spark; empty of Parquet. */
    static Optional<TableFile> withoutSpark(Path path) {
        if (!Files.exists(path)) {
            throw UserError.data("There is no file " + path + "; paths in a study are relative to the study file.");
        }
        requireData(path);
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "csv" -> Optional.of(UnchangedTable.of(path, TextTable::csv));
            case "tsv" -> Optional.of(UnchangedTable.of(path, TextTable::tsv));
            case "ascii", "txt", "dat" -> Optional.of(UnchangedTable.of(path, TextTable::ascii));
            case "parquet" -> Optional.empty();
            case "fits", "fit", "fz" -> Optional.of(UnchangedTable.of(path, FitsTable::new));
            case "hdf5", "h5" -> Optional.of(UnchangedTable.of(path, Hdf5Table::new));
            default ->
                throw UserError.study(
                        "The format of " + path + " is not known by its name; allowed are .csv, .tsv, .ascii,"
                                + " .txt, .dat, .fits (each also with .gz), .parquet and .hdf5.");
        };
    }

    /** A login page would be read as a table of odd columns. */
    private static void requireData(Path path) {
        try {
            FirstBytes first = Files.isRegularFile(path) ? FirstBytes.of(path) : new FirstBytes("");
            first.leftover().filter(what -> !first.bytes().isEmpty()).ifPresent(what -> {
                throw UserError.data(path + ": " + what);
            });
        } catch (IOException unreadable) {
            // Its reader says so, in its own words.
        }
    }
}
