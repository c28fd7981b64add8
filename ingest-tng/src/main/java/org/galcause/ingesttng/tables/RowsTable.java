package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Some rows of a table on their way through an executor: the first column the ids, the others numbers. They can be read once. */
record RowsTable(Path path, List<String> columns, Iterator<InternalRow> rows) implements TableFile {

    @Override
    public void read(List<Integer> places, List<ColumnSink> sinks) {
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            for (int i = 0; i < sinks.size(); i++) {
                int place = places.get(i);
                if (row.isNullAt(place)) {
                    sinks.get(i).missing();
                } else if (place == 0) {
                    sinks.get(i).whole(row.getLong(0));
                } else {
                    sinks.get(i).real(row.getDouble(place));
                }
            }
        }
    }
}
