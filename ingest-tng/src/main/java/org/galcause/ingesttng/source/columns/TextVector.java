package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** Words: those of row i are the UTF-8 bytes from {@code starts[i]} to {@code ends[i]}. */
public final class TextVector extends FlatVector {

    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;

    /** Takes over the arrays. */
    public TextVector(byte[] bytes, int[] starts, int[] ends) {
        super(DataTypes.StringType, new BitSet());
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
    }

    @Override
    public UTF8String getUTF8String(int row) {
        return UTF8String.fromBytes(bytes, starts[row], ends[row] - starts[row]);
    }
}
