package org.galcause.ingesttng.source.columns;

import java.util.BitSet;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;

/** Arrays, whose elements are those of another column: row i has the elements from {@code starts[i]} to {@code starts[i + 1]}. */
public final class ArrayVector extends FlatVector {

    private final ColumnVector elements;
    private final int[] starts;

    private ArrayVector(ColumnVector elements, int[] starts, boolean nullable) {
        super(DataTypes.createArrayType(elements.dataType(), nullable), new BitSet());
        this.elements = elements;
        this.starts = starts;
    }

    /** Arrays of one length, one after the other. */
    public static ArrayVector ofWidth(int width, int rows, ColumnVector elements) {
        int[] starts = new int[rows + 1];
        for (int row = 0; row <= rows; row++) {
            starts[row] = row * width;
        }
        return of(starts, elements);
    }

    /** Arrays of any length: those of row i start at {@code starts[i]} and end at {@code starts[i + 1]}. */
    public static ArrayVector of(int[] starts, ColumnVector elements) {
        return new ArrayVector(elements, starts, elements.hasNull());
    }

    @Override
    public ColumnarArray getArray(int row) {
        return new ColumnarArray(elements, starts[row], starts[row + 1] - starts[row]);
    }
}
