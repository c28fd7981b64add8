package org.galcause.ingesttng.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;

/**
 * What a table's columns of ids and times alone say.
 *
 * @param times of the study, ascending
 * @param units how many there are, before cuts on values
 */
public record TableShape(List<Double> times, int units) {

    /** Larger files of text take longer to look at than a plan is worth. */
    private static final long MOST_BYTES = 64L << 20;

    /**
     * Looks at a long table.
     *
     * @param spark counts the rows of Parquet, of any size
     * @return empty when it is not there, or is larger than 64 MiB and not in Parquet
     * @throws UserError when the file cannot be read as the study says
     */
    public static Optional<TableShape> of(Source.LongTable table, Supplier<SparkSession> spark) {
        if (!Files.exists(table.path())) {
            return Optional.empty();
        }
        Optional<TableFile> plain = TableFile.withoutSpark(table.path());
        if (plain.isEmpty()) {
            return Optional.of(new ParquetShape(table, spark.get()).shape());
        }
        return plain.filter(file -> bytes(table.path()) <= MOST_BYTES).map(file -> of(table, file));
    }

    /** Looks at a wide table; its rows are units. */
    public static Optional<TableShape> of(Source.WideTable table, Supplier<SparkSession> spark) {
        if (!Files.exists(table.path())) {
            return Optional.empty();
        }
        Optional<TableFile> plain = TableFile.withoutSpark(table.path());
        if (plain.isEmpty()) {
            return Optional.of(new TableShape(table.times(), ParquetShape.rows(table.path(), spark.get())));
        }
        return plain.filter(file -> bytes(table.path()) <= MOST_BYTES)
                .map(file -> new TableShape(table.times(), rows(file)));
    }

    private static int rows(TableFile file) {
        TableContent content = new TableContent(file);
        content.words(file.columns().get(0));
        content.read();
        return content.rows();
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static TableShape of(Source.LongTable table, TableFile file) {
        TableContent content = new TableContent(file);
        Optional<KeyColumn> keys = table.id().map(content::keys);
        Optional<NumberColumn> times = table.time().map(content::numbers);
        if (keys.isEmpty() && times.isEmpty()) {
            content.words(file.columns().get(0));
        }
        content.read();
        double[] rowTimes = times.map(NumberColumn::values).orElseGet(() -> {
            double[] one = new double[content.rows()];
            Arrays.fill(one, table.snapshot().orElse(0.0));
            return one;
        });
        RowIndex index = RowIndex.of(table, rowTimes, new double[0], keys);
        return new TableShape(Arrays.stream(index.times()).boxed().toList(), units(table, index));
    }

    private static int units(Source.LongTable table, RowIndex index) {
        boolean complete = table.selection().histories() == Selection.Histories.COMPLETE;
        return (int) IntStream.range(0, index.ids().length)
                .filter(unit ->
                        !complete || IntStream.range(0, index.steps()).allMatch(step -> index.rowOf(step, unit) >= 0))
                .count();
    }
}
