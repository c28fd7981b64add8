package org.galcause.ingesttng.source.scan;

import java.io.Serializable;

/**
 * Consecutive rows of a part.
 *
 * @param part whose rows
 * @param first row in the part, from 0
 * @param rows how many
 */
record Slice(Part part, long first, long rows) implements Serializable {

    static Slice whole(Part part) {
        return new Slice(part, 0, part.rows());
    }

    long end() {
        return first + rows;
    }
}
