package org.galcause.gformula.smile;

import smile.data.Tuple;
import smile.data.type.StructType;

/** One row of some columns after another, as Smile's trees read it. Not safe to share among threads. */
final class Row implements Tuple {

    private static final long serialVersionUID = 1L;

    private final transient double[][] columns;
    private final transient StructType schema;
    private int row;

    Row(double[][] columns, StructType schema) {
        this.columns = columns;
        this.schema = schema;
    }

    void at(int index) {
        row = index;
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public double getDouble(int column) {
        return columns[column][row];
    }

    @Override
    public Object get(int column) {
        return columns[column][row];
    }
}
