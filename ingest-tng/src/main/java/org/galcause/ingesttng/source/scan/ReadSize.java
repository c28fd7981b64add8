package org.galcause.ingesttng.source.scan;

import java.io.Serializable;
import java.util.List;

/**
 * How much is read at once.
 *
 * @param partitionBytes most bytes of the wanted columns in one partition: larger parts are split, smaller ones joined
 * @param batchRows rows of one batch; rounded up to whole compressed tiles
 */
public record ReadSize(long partitionBytes, int batchRows) implements Serializable {

    private static final SourceOption PARTITION_BYTES = SourceOption.whole(
            "partitionBytes",
            128L << 20,
            1L << 10,
            1L << 40,
            "most bytes of the wanted columns in one partition: larger chunks are split, smaller ones joined;"
                    + " less when that is needed to keep every core busy");
    private static final SourceOption BATCH_ROWS = SourceOption.whole(
            "batchRows",
            1L << 16,
            1,
            1L << 24,
            "rows read at once (compressed chunks are not split: their rows are rounded up); a task's memory is that"
                    + " many rows of the wanted columns");

    /** The options that say so. */
    public static List<SourceOption> options() {
        return List.of(PARTITION_BYTES, BATCH_ROWS);
    }

    /** As the options say. */
    public static ReadSize of(SourceOptions options) {
        return new ReadSize(options.whole(PARTITION_BYTES), (int) options.whole(BATCH_ROWS));
    }
}
