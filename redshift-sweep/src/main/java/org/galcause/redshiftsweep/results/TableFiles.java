package org.galcause.redshiftsweep.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.tables.FitsColumn;
import org.galcause.ingesttng.tables.FitsTableFile;

/** The result tables in the formats beside CSV. */
public final class TableFiles {

    private final ResultFolder folder;

    /** Tables in a folder. */
    public TableFiles(ResultFolder folder) {
        this.folder = folder;
    }

    /** Writes each table as a FITS binary table; one without rows has no such file. */
    public void writeFits(List<ResultTable> tables) {
        for (ResultTable table : tables) {
            if (table.rows() > 0) {
                write(table, TableFormat.FITS, file -> FitsTableFile.write(file, table.name(), fitsColumns(table)));
            }
        }
    }

    /** Writes each table as a Parquet file. */
    public void writeParquet(List<ResultTable> tables, SparkSession spark) {
        for (ResultTable table : tables) {
            write(table, TableFormat.PARQUET, file -> ParquetFile.write(spark, table, file));
        }
    }

    /** Writes the weights of units as {@code weights.parquet}. */
    public void write(KeptWeights weights, SparkSession spark) {
        try {
            ParquetFile.write(weights.rows(spark), folder.file(KeptWeights.FILE));
        } catch (IOException failed) {
            throw unwritable(KeptWeights.FILE, failed);
        }
    }

    /** Removes what an earlier run has left of tables, or in formats, that this one does not write. */
    public void deleteOthers(List<String> known, List<ResultTable> present, Set<TableFormat> wanted) {
        for (TableFormat format : TableFormat.values()) {
            known.stream()
                    .filter(name -> !wanted.contains(format)
                            || present.stream().noneMatch(table -> table.name().equals(name) && table.rows() > 0))
                    .forEach(name -> folder.delete(format.fileOf(name)));
        }
    }

    /** Removes the weights of units that an earlier run has kept. */
    public void deleteWeights() {
        folder.delete(KeptWeights.FILE);
    }

    private void write(ResultTable table, TableFormat format, Writing writing) {
        String name = format.fileOf(table.name());
        try {
            writing.to(folder.file(name));
        } catch (IOException | UncheckedIOException failed) {
            throw unwritable(name, failed);
        }
    }

    private UserError unwritable(String name, Exception failed) {
        return UserError.data(folder.file(name) + ": cannot be written (" + failed.getMessage()
                + "); choose another folder with --to, or free some space");
    }

    private static List<FitsColumn> fitsColumns(ResultTable table) {
        return table.columns().stream().map(TableFiles::fitsColumn).toList();
    }

    private static FitsColumn fitsColumn(TableColumn column) {
        if (column instanceof TableColumn.Reals reals) {
            return FitsColumn.reals(
                    column.name(),
                    "",
                    reals.values().stream().mapToDouble(Double::doubleValue).toArray());
        } else if (column instanceof TableColumn.Wholes wholes) {
            return FitsColumn.wholes(
                    column.name(),
                    "",
                    wholes.values().stream().mapToLong(Long::longValue).toArray());
        }
        return FitsColumn.words(column.name(), ((TableColumn.Words) column).values());
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }
}
