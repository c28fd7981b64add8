package org.galcause.ingesttng.tables;

import java.util.Arrays;

/** A column of numbers; missing is NaN. */
final class NumberColumn implements ColumnSink {

    private final CellPlace place;
    private double[] values = new double[1024];
    private int rows;

    NumberColumn(CellPlace place) {
        this.place = place;
    }

    /** The values, one for each row; not to be written. */
    double[] values() {
        if (values.length != rows) {
            values = Arrays.copyOf(values, rows);
        }
        return values;
    }

    int rows() {
        return rows;
    }

    @Override
    public void text(String line, int from, int to, long lineNumber) {
        try {
            real(Decimal.parse(line, from, to));
        } catch (NumberFormatException notANumber) {
            throw place.inLine(
                    lineNumber,
                    "\"" + line.substring(from, to) + "\" is not a number; allowed are numbers, true and false, and an"
                            + " empty field (or NaN) where the value is missing.");
        }
    }

    @Override
    public void whole(long value) {
        real((double) value);
    }

    @Override
    public void real(double value) {
        if (rows == values.length) {
            values = Arrays.copyOf(values, Math.max(1024, 2 * rows));
        }
        values[rows++] = value;
    }

    @Override
    public void word(String value) {
        try {
            real(Decimal.parse(value, 0, value.length()));
        } catch (NumberFormatException notANumber) {
            throw place.inRow(rows + 1L, "\"" + value + "\" is not a number.");
        }
    }

    @Override
    public void missing() {
        real(Double.NaN);
    }
}
