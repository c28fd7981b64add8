package org.galcause.ingesttng.mock;

import java.lang.reflect.Array;

/**
 * One dataset in memory: a flat primitive array of rows of a fixed width, written to by whoever fills it.
 *
 * @param data float[], int[], long[], short[] or byte[], of rows times width elements
 * @param width elements of a row
 * @param sign whether the file says that the integers are unsigned
 */
record Column(Object data, int width, Sign sign) {

    /** How the file reads the integers. */
    enum Sign {
        SIGNED,
        UNSIGNED
    }

    /** A column of the same kind with other rows. */
    Column ofRows(int rows) {
        Class<?> element = data.getClass().getComponentType();
        return new Column(Array.newInstance(element, rows * width), width, sign);
    }

    /** Copies a row of a column of the same kind. */
    void copy(int row, Column source, int sourceRow) {
        System.arraycopy(source.data, sourceRow * width, data, row * width, width);
    }

    /** Some rows as the array that the file format wants: one axis for width 1, else two. */
    Object rows(int from, int to) {
        Class<?> element = data.getClass().getComponentType();
        if (width == 1) {
            Object part = Array.newInstance(element, to - from);
            System.arraycopy(data, from, part, 0, to - from);
            return part;
        }
        Object[] nested = (Object[]) Array.newInstance(element, to - from, width);
        for (int row = from; row < to; row++) {
            System.arraycopy(data, row * width, nested[row - from], 0, width);
        }
        return nested;
    }
}
