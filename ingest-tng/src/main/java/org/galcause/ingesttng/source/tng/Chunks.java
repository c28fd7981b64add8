package org.galcause.ingesttng.source.tng;

import java.util.List;

/** What is said of the column {@code _chunk}. */
final class Chunks {

    private Chunks() {}

    static String comment(List<String> missing) {
        return "number of the file that holds the row"
                + (missing.isEmpty() ? "; none is missing" : "; missing: " + String.join("; ", missing));
    }
}
