package org.galcause.ingesttng.source.fits;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.source.columns.DoubleVector;
import org.galcause.ingesttng.source.columns.IntVector;
import org.galcause.ingesttng.source.columns.LongVector;
import org.galcause.ingesttng.source.columns.TextVector;

/** Fields of ASCII tables as columns (standard, section 7.2): a blank number is 0 unless TNULLn says otherwise. */
record AsciiCells(Path file, FitsField field) {

    ColumnVector vector(byte[] text, int rows) {
        if (field.code() == 'a') {
            return words(text, rows);
        }
        BitSet missing = new BitSet();
        boolean real = field.type().equals(DataTypes.DoubleType);
        double[] reals = new double[real ? rows : 0];
        long[] wholes = new long[real ? 0 : rows];
        for (int row = 0; row < rows; row++) {
            String cell = new String(text, row * field.repeat(), field.repeat(), StandardCharsets.ISO_8859_1).strip();
            if (field.blank().contains(cell)) {
                missing.set(row);
            } else if (real) {
                reals[row] = field.scaling().real(real(cell));
            } else {
                wholes[row] = whole(cell);
            }
        }
        if (real) {
            return new DoubleVector(reals, 0, 1, missing);
        }
        return field.type().equals(DataTypes.LongType)
                ? new LongVector(DataTypes.LongType, wholes, 0, 1, missing)
                : new IntVector(
                        DataTypes.IntegerType,
                        Arrays.stream(wholes).mapToInt(value -> (int) value).toArray(),
                        0,
                        1,
                        missing);
    }

    private ColumnVector words(byte[] text, int rows) {
        int[] starts = new int[rows];
        int[] ends = new int[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = row * field.repeat();
            ends[row] = starts[row] + field.repeat();
            while (ends[row] > starts[row] && text[ends[row] - 1] == ' ') {
                ends[row]--;
            }
        }
        return new TextVector(text, starts, ends);
    }

    private long whole(String cell) {
        try {
            return cell.isEmpty() ? 0 : Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw wrong(cell);
        }
    }

    /** Without a decimal point, the last digits stand behind an implied one. */
    private double real(String cell) {
        try {
            if (cell.isEmpty()) {
                return 0;
            }
            double value = Double.parseDouble(cell.toUpperCase(Locale.ROOT).replace('D', 'E'));
            boolean implied = field.code() != 'i' && field.decimals() > 0 && cell.indexOf('.') < 0;
            return implied ? value / Math.pow(10, field.decimals()) : value;
        } catch (NumberFormatException e) {
            throw wrong(cell);
        }
    }

    private UserError wrong(String cell) {
        return UserError.data(file + ": column " + field.name() + " holds \"" + cell + "\", which is not a number");
    }
}
