package org.galcause.ingesttng.mock;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads what a mock universe wrote, all chunks one after the other, as double values by column. */
final class MockFiles {

    private final Path folder;
    private final MockUniverse universe;

    MockFiles(Path folder, MockUniverse universe) {
        this.folder = folder;
        this.universe = universe;
    }

    Path chunk(int snapshot, int chunk) {
        String number = String.format(Locale.ROOT, "%03d", snapshot);
        return folder.resolve("output/groups_" + number + "/fof_subhalo_tab_" + number + "." + chunk + ".hdf5");
    }

    Path trees(int file) {
        return folder.resolve("postprocessing/trees/SubLink/tree_extended." + file + ".hdf5");
    }

    Path offsets(int snapshot) {
        return folder.resolve(String.format(Locale.ROOT, "postprocessing/offsets/offsets_%03d.hdf5", snapshot));
    }

    /** The rows of a group ("Group" or "Subhalo") at a snapshot. */
    Rows catalogue(int snapshot, String group) {
        Rows rows = new Rows();
        for (int chunk = 0; chunk < universe.chunks(); chunk++) {
            rows.append(chunk(snapshot, chunk), group);
        }
        return rows;
    }

    Rows forest() {
        Rows rows = new Rows();
        for (int file = 0; file < universe.treeFiles(); file++) {
            rows.append(trees(file), "/");
        }
        return rows;
    }

    Rows links(int snapshot) {
        Rows rows = new Rows();
        rows.append(offsets(snapshot), "Subhalo/SubLink");
        return rows;
    }

    /** Columns of numbers; integers stay exact. */
    static final class Rows {
        private final Map<String, List<Number>> columns = new LinkedHashMap<>();
        private final Map<String, Integer> widths = new LinkedHashMap<>();

        private void append(Path file, String path) {
            try (HdfFile hdf = new HdfFile(file)) {
                Group group = path.equals("/") ? hdf : (Group) hdf.getByPath(path);
                group.getChildren().forEach((name, node) -> append(name, (Dataset) node));
            }
        }

        private void append(String name, Dataset dataset) {
            Object flat = dataset.getDataFlat();
            int[] shape = dataset.getDimensions();
            widths.put(name, shape.length > 1 ? shape[1] : 1);
            List<Number> column = columns.computeIfAbsent(name, n -> new ArrayList<>());
            for (int i = 0; i < Array.getLength(flat); i++) {
                column.add((Number) Array.get(flat, i));
            }
        }

        private List<Number> column(String name) {
            return Objects.requireNonNull(columns.get(name), name);
        }

        private int width(String name) {
            return Objects.requireNonNull(widths.get(name), name);
        }

        int size() {
            String name = columns.keySet().iterator().next();
            return column(name).size() / width(name);
        }

        double value(String name, int row, int column) {
            return column(name).get(row * width(name) + column).doubleValue();
        }

        double value(String name, int row) {
            return value(name, row, 0);
        }

        long id(String name, int row) {
            return column(name).get(row).longValue();
        }

        Map<String, Integer> widths() {
            return widths;
        }
    }
}
