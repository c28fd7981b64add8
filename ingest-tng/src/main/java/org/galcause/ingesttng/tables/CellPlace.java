package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import org.galcause.causalmodel.UserError;

/**
 * Where a faulty cell stands.
 *
 * @param file the table
 * @param column its column
 */
record CellPlace(Path file, String column) {

    UserError inLine(long line, String fault) {
        return UserError.data(file + ", line " + line + ", column " + column + ": " + fault);
    }

    UserError inRow(long row, String fault) {
        return UserError.data(file + ", row " + row + ", column " + column + ": " + fault);
    }
}
