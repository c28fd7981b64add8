package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.hdf5.Slab;

/**
 * A table in HDF5, each column a dataset: at the root under its name, in a group as {@code group/name}; a dataset of several values for
 * each row is the columns {@code name_0}, {@code name_1}, …
 */
final class Hdf5Table implements TableFile {

    private static final int SLICE_ROWS = 1 << 18;

    private final Path path;
    private final Map<String, Cell> cells = new LinkedHashMap<>();

    /** A dataset, and which of its components. */
    private record Cell(String dataset, int component) {}

    Hdf5Table(Path path) {
        this.path = path;
        try (Hdf5File file = Hdf5File.open(path)) {
            add(file.datasets(""));
            file.groups("").forEach(group -> add(file.datasets(group)));
        }
        if (cells.isEmpty()) {
            throw UserError.data(
                    path + ": there is no dataset at its root or in one of its groups that could be a column;"
                            + " a table in HDF5 has one dataset for each column");
        }
    }

    private void add(List<Hdf5Dataset> datasets) {
        for (Hdf5Dataset dataset : datasets) {
            if (dataset.width() == 1) {
                cells.put(dataset.path(), new Cell(dataset.path(), 0));
            }
            for (int k = 0; dataset.width() > 1 && k < dataset.width(); k++) {
                cells.put(dataset.path() + "_" + k, new Cell(dataset.path(), k));
            }
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> columns() {
        return List.copyOf(cells.keySet());
    }

    @Override
    public void read(List<Integer> places, List<ColumnSink> sinks) {
        List<Cell> wanted = new ArrayList<>();
        for (int place : places) {
            wanted.add(List.copyOf(cells.values()).get(place));
        }
        try (Hdf5File file = Hdf5File.open(path)) {
            long rows =
                    wanted.isEmpty() ? 0 : file.dataset(wanted.get(0).dataset()).rows();
            for (int i = 0; i < wanted.size(); i++) {
                Hdf5Dataset dataset = file.dataset(wanted.get(i).dataset());
                if (dataset.rows() != rows) {
                    throw UserError.data(path + ": " + dataset.path() + " has " + dataset.rows() + " rows, but "
                            + wanted.get(0).dataset() + " has " + rows + "; the columns of a table have one length");
                }
                send(dataset, wanted.get(i).component(), sinks.get(i));
            }
        }
    }

    private void send(Hdf5Dataset dataset, int component, ColumnSink sink) {
        if (!dataset.type().whole() && !dataset.type().real()) {
            throw UserError.data(
                    path + ", column " + dataset.path() + ": holds " + dataset.description()
                            + "; allowed are numbers and booleans (a pandas or PyTables table is one compound dataset: write CSV, Parquet or FITS instead)");
        }
        for (long from = 0; from < dataset.rows(); from += SLICE_ROWS) {
            int count = (int) Math.min(SLICE_ROWS, dataset.rows() - from);
            Slab slab = dataset.rows(from, count);
            Slab column = dataset.width() > 1 ? slab.column(component) : slab;
            if (dataset.type().real()) {
                for (double value : column.doubles()) {
                    sink.real(value);
                }
            } else {
                for (long value : column.longs()) {
                    sink.whole(value);
                }
            }
        }
    }
}
