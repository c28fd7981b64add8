package org.galcause.ingesttng.source.scan;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/** A table in files: what a source says of it, so that Spark can plan and read it. */
public interface StoredRows extends Serializable {

    /** Its name in plans, such as {@code tng subhalos}. */
    String name();

    /** Its columns, with unit, frame and meaning as metadata. */
    StructType schema();

    /** Its parts in the order of rows. */
    List<Part> parts();

    /** The columns that are known without reading. */
    Map<String, Key> keys();

    /** Where it is and what is not there, in words, for plans. */
    String origin();

    /** How its parts become partitions and batches. */
    ReadSize size();

    /** Rows that can only be read together (a compressed tile), for some columns; 1 when any row can be read alone. */
    int rowsTogether(StructType columns);

    /** Whether a part can be read from any row on; not so when its file is one compressed stream. */
    default boolean divisible(Part part) {
        return part.rows() > 0;
    }

    /**
     * Opens a part, on an executor.
     *
     * @param columns those that will be asked for, in this order
     */
    PartReader open(Part part, StructType columns);
}
