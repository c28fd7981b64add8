package org.galcause.redshiftsweep.store;

import java.util.Optional;

/**
 * The name of a file of the store: the cell's key, the writer, and what the file is.
 *
 * @param key the cell's
 * @param writer the writer's name
 * @param kind what is in it
 */
record PartName(String key, String writer, Kind kind) {

    enum Kind {
        /** A cell's result. */
        CELL(".cell"),
        /** Why a cell could not be computed. */
        FAILED(".failed");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }
    }

    String fileName() {
        return key + "." + writer + kind.ending;
    }

    /** The parts of a file's name; empty when the file is no part of a store. */
    static Optional<PartName> of(String fileName) {
        for (Kind kind : Kind.values()) {
            int dot = fileName.indexOf('.');
            int end = fileName.length() - kind.ending.length();
            if (dot > 0 && dot < end && fileName.endsWith(kind.ending)) {
                return Optional.of(new PartName(fileName.substring(0, dot), fileName.substring(dot + 1, end), kind));
            }
        }
        return Optional.empty();
    }
}
