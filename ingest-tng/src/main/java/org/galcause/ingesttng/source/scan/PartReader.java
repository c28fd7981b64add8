package org.galcause.ingesttng.source.scan;

import java.util.List;
import org.apache.spark.sql.vectorized.ColumnVector;

/** An open part. */
public interface PartReader extends AutoCloseable {

    /**
     * Some rows, one vector for each column that was asked for when the part was opened. They hold until the next call, which may use their
     * arrays again.
     *
     * @param first row in the part, from 0
     * @param rows how many
     */
    List<ColumnVector> block(long first, int rows);

    @Override
    void close();
}
