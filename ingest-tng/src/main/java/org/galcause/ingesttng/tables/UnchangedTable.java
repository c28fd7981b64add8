package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.galcause.ingesttng.hdf5.FileState;

/**
 * A table whose file must stay as it was when its columns were looked up until its rows are read. Where it did not, that is what is said, not
 * what then went wrong.
 *
 * @param table the table
 * @param opened its file when it was opened
 */
record UnchangedTable(TableFile table, FileState opened) implements TableFile {

    /** Opens a table. */
    static TableFile of(Path path, Function<Path, TableFile> opening) {
        FileState before = FileState.of(path);
        return new UnchangedTable(opening.apply(path), before);
    }

    @Override
    public Path path() {
        return table.path();
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public void read(List<Integer> places, List<ColumnSink> sinks) {
        try {
            table.read(places, sinks);
        } finally {
            opened.requireStill(path());
        }
    }
}
