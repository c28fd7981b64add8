package org.galcause.redshiftsweep.results;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One result table.
 *
 * @param name the file's name without its ending, such as {@code curves}
 * @param columns in the order of the header, all of one length
 */
public record ResultTable(String name, List<TableColumn> columns) {

    public ResultTable {
        columns = List.copyOf(columns);
    }

    /** How many rows. */
    public int rows() {
        return columns.get(0).rows();
    }

    /** Builds columns from row records. */
    static final class Of<R> {
        private final List<R> rows;

        Of(List<R> rows) {
            this.rows = rows;
        }

        TableColumn words(String name, Function<R, String> value) {
            return new TableColumn.Words(name, rows.stream().map(value).toList());
        }

        TableColumn reals(String name, ToDoubleFunction<R> value) {
            return new TableColumn.Reals(
                    name, rows.stream().map(value::applyAsDouble).toList());
        }

        TableColumn wholes(String name, ToLongFunction<R> value) {
            return new TableColumn.Wholes(
                    name, rows.stream().map(value::applyAsLong).toList());
        }
    }
}
