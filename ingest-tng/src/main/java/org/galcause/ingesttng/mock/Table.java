package org.galcause.ingesttng.mock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Columns of one number of rows, in the order in which they are written. */
final class Table {

    private final int rows;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    Table(int rows) {
        this.rows = rows;
    }

    int rows() {
        return rows;
    }

    Map<String, Column> columns() {
        return columns;
    }

    Column column(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    float[] floats(String name, int width) {
        float[] data = new float[rows * width];
        columns.put(name, new Column(data, width, Column.Sign.SIGNED));
        return data;
    }

    float[] floats(String name) {
        return floats(name, 1);
    }

    int[] ints(String name, int width) {
        int[] data = new int[rows * width];
        columns.put(name, new Column(data, width, Column.Sign.SIGNED));
        return data;
    }

    int[] ints(String name) {
        return ints(name, 1);
    }

    int[] unsignedInts(String name) {
        int[] data = new int[rows];
        columns.put(name, new Column(data, 1, Column.Sign.UNSIGNED));
        return data;
    }

    long[] longs(String name) {
        long[] data = new long[rows];
        columns.put(name, new Column(data, 1, Column.Sign.SIGNED));
        return data;
    }

    long[] unsignedLongs(String name) {
        long[] data = new long[rows];
        columns.put(name, new Column(data, 1, Column.Sign.UNSIGNED));
        return data;
    }

    short[] shorts(String name) {
        short[] data = new short[rows];
        columns.put(name, new Column(data, 1, Column.Sign.SIGNED));
        return data;
    }

    byte[] unsignedBytes(String name) {
        byte[] data = new byte[rows];
        columns.put(name, new Column(data, 1, Column.Sign.UNSIGNED));
        return data;
    }

    /** Adds an empty column for each of another table's, except those named. */
    void addLike(Table other, Set<String> except) {
        other.columns.forEach((name, column) -> {
            if (!except.contains(name)) {
                columns.put(name, column.ofRows(rows));
            }
        });
    }

    /** Copies a row of another table into the columns of the same names. */
    void copy(int row, Table source, int sourceRow) {
        source.columns.forEach((name, column) -> {
            Column own = columns.get(name);
            if (own != null) {
                own.copy(row, column, sourceRow);
            }
        });
    }
}
