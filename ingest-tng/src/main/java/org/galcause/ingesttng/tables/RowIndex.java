package org.galcause.ingesttng.tables;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.request.Source;

/** Which row of a long table holds which unit at which time. */
final class RowIndex {

    private final double[] times;
    private final long[] ids;
    private final int[][] rowsAt;
    private final int[][] rowOf;

    private RowIndex(double[] times, long[] ids, int[][] rowsAt, int[][] rowOf) {
        this.times = times;
        this.ids = ids;
        this.rowsAt = rowsAt;
        this.rowOf = rowOf;
    }

    /**
     * Indexes the rows of the study's times.
     *
     * @param table what is asked
     * @param rowTimes the time of each row
     * @param known all times of the table, ascending, when the rows are some of them; empty when they are all
     * @param keys the id column, unless rows are units
     */
    static RowIndex of(Source.LongTable table, double[] rowTimes, double[] known, Optional<KeyColumn> keys) {
        double[] found =
                TableTimes.distinct(rowTimes, table.path(), table.time().orElse("(time)"));
        double[] there = known.length == 0 ? found : known;
        double[] times = TableTimes.chosen(table.times(), there, table.path());
        int[][] rowsAt = new int[times.length][];
        for (int step = 0; step < times.length; step++) {
            double time = times[step];
            rowsAt[step] = IntStream.range(0, rowTimes.length)
                    .filter(row -> rowTimes[row] == time)
                    .toArray();
        }
        long[] rowIds = keys.map(KeyColumn::keys)
                .orElseGet(() ->
                        IntStream.rangeClosed(1, rowTimes.length).asLongStream().toArray());
        Optional<Long> unknown = table.unknownId().flatMap(id -> keys.map(column -> column.key(id)));
        long[] ids = Arrays.stream(rowsAt)
                .flatMapToInt(Arrays::stream)
                .mapToLong(row -> rowIds[row])
                .filter(id -> unknown.isEmpty() || id != unknown.get())
                .sorted()
                .distinct()
                .toArray();
        RowIndex index = new RowIndex(times, ids, rowsAt, new int[times.length][ids.length]);
        index.fill(rowIds, table, keys);
        return index;
    }

    private void fill(long[] rowIds, Source.LongTable table, Optional<KeyColumn> keys) {
        for (int step = 0; step < times.length; step++) {
            Arrays.fill(rowOf[step], -1);
            for (int row : rowsAt[step]) {
                int unit = Arrays.binarySearch(ids, rowIds[row]);
                if (unit >= 0 && rowOf[step][unit] >= 0) {
                    String id = keys.map(column -> column.text(rowIds[row])).orElse(Long.toString(rowIds[row]));
                    throw UserError.data(table.path() + ": unit " + id + " has two rows at time "
                            + TimePoint.of(times[step]).label() + " (rows " + (rowOf[step][unit] + 1) + " and "
                            + (row + 1)
                            + ", the header not counted); each unit has one row for each time. An id that means \"unknown\" is"
                            + " declared as unknown_id.");
                } else if (unit >= 0) {
                    rowOf[step][unit] = row;
                }
            }
        }
    }

    /** The study's times, ascending. */
    double[] times() {
        return times;
    }

    int steps() {
        return times.length;
    }

    /** The units' ids, ascending. */
    long[] ids() {
        return ids;
    }

    /** All rows of a time, those of no unit included. */
    int[] rowsAt(int step) {
        return rowsAt[step];
    }

    /** The row of a unit at a time; negative if there is none. */
    int rowOf(int step, int unit) {
        return rowOf[step][unit];
    }
}
