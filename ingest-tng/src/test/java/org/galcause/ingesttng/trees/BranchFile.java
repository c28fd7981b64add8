package org.galcause.ingesttng.trees;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.Column;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;

/**
 * A file of tree rows as the web API gives it ({@code sublink/mpb.hdf5}): every column with its own type, ids exact, missing values kept.
 */
public final class BranchFile {

    private final Path path;
    private final int rows;
    private final Map<String, Column> columns;

    private BranchFile(Path path, int rows, Map<String, Column> columns) {
        this.path = path;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Reads all columns.
     *
     * @throws UserError when it is not a file of SubLink rows, or its columns differ in length
     */
    public static BranchFile read(Path path) {
        try (Hdf5File file = Hdf5File.open(path)) {
            int rows = Math.toIntExact(file.dataset("SubhaloID").rows());
            Map<String, Column> columns = new LinkedHashMap<>();
            for (Hdf5Dataset dataset : file.datasets("")) {
                if (dataset.rows() != rows) {
                    throw UserError.data(path + ": " + dataset.name() + " has " + dataset.rows()
                            + " rows, but SubhaloID has " + rows + "; fetch the file again");
                }
                Column column = Column.of(dataset.type(), rows, dataset.width());
                column.fill(dataset.all(), 0);
                columns.put(dataset.name(), column);
            }
            return new BranchFile(path, rows, columns);
        }
    }

    /** Rows: subhaloes, one for each snapshot of the branch. */
    public int rows() {
        return rows;
    }

    /** Names of the columns, in the file's order. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** A column. */
    public Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw UserError.data(path + ": no column \"" + name + "\"" + NearestName.hint(name, columns.keySet()));
        }
        return column;
    }
}
