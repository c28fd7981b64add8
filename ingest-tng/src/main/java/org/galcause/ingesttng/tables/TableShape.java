package org.galcause.ingesttng.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;

/**
 * What a long table's columns of ids and times alone say.
 *
 * @param times of the study, ascending
 * @param units how many there are, before cuts on values
 */
public record TableShape(List<Double> times, int units) {

    /** Larger files take longer to look at than a plan is worth. */
    private static final long MOST_BYTES = 64L << 20;

    /**
     * Looks at a table.
     *
     * @return empty when it is not there, is in Parquet, or is larger than 64 MiB
     * @throws UserError when the file cannot be read as the study says
     */
    public static Optional<TableShape> of(Source.LongTable table) {
        return Files.isRegularFile(table.path()) && bytes(table) <= MOST_BYTES
                ? TableFile.withoutSpark(table.path()).map(file -> of(table, file))
                : Optional.empty();
    }

    private static long bytes(Source.LongTable table) {
        try {
            return Files.size(table.path());
        } catch (IOException e) {
            throw new UncheckedIOException(table.path() + " cannot be read", e);
        }
    }

    private static TableShape of(Source.LongTable table, TableFile file) {
        TableContent content = new TableContent(file);
        Optional<KeyColumn> keys = table.id().map(content::keys);
        Optional<NumberColumn> times = table.time().map(content::numbers);
        if (keys.isEmpty() && times.isEmpty()) {
            content.numbers(file.columns().get(0));
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
