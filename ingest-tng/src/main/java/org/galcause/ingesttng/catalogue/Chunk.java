package org.galcause.ingesttng.catalogue;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * One chunk of a snapshot's catalogue, and its place in the whole.
 *
 * @param file where it is
 * @param number its place among the chunks, from 0
 * @param firstGroup index of its first group in the snapshot
 * @param groups how many groups it holds
 * @param firstSubhalo SubfindID of its first subhalo
 * @param subhaloes how many subhaloes it holds
 */
public record Chunk(String file, int number, long firstGroup, int groups, long firstSubhalo, int subhaloes)
        implements Serializable {

    /** Where it is. */
    public Path path() {
        return Path.of(file);
    }

    /** Objects of a table in it. */
    public int rows(CatalogueTable table) {
        return table == CatalogueTable.SUBHALO ? subhaloes : groups;
    }

    /** Index of its first object in the snapshot. */
    public long first(CatalogueTable table) {
        return table == CatalogueTable.SUBHALO ? firstSubhalo : firstGroup;
    }
}
