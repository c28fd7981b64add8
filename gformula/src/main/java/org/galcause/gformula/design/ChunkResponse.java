package org.galcause.gformula.design;

/** A response other than the rows' own. */
@FunctionalInterface
public interface ChunkResponse {

    /** Of the rows of a chunk, in their order; the same each time it is asked. */
    double[] of(DesignChunk chunk);
}
