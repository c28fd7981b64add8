package org.galcause.ingesttng.tables;

import java.util.List;

/** One column of a FITS table to be written. */
public final class FitsColumn {

    private final String name;
    private final String unit;
    private final int rows;
    private final Object array;

    private FitsColumn(String name, String unit, int rows, Object array) {
        this.name = name;
        this.unit = unit;
        this.rows = rows;
        this.array = array;
    }

    /** Numbers in double precision (format D); NaN = missing. Takes over the values. */
    public static FitsColumn reals(String name, String unit, double[] values) {
        return new FitsColumn(name, unit, values.length, values);
    }

    /** Whole numbers of 64 bits (format K), such as ids. Takes over the values. */
    public static FitsColumn wholes(String name, String unit, long[] values) {
        return new FitsColumn(name, unit, values.length, values);
    }

    /** Words (format A), without a unit; the empty word = missing. */
    public static FitsColumn words(String name, List<String> values) {
        // A column of width 0 is allowed, but astropy cannot read it; trailing blanks do not count in FITS.
        String empty = values.stream().allMatch(String::isEmpty) ? " " : "";
        String[] padded =
                values.stream().map(word -> word.isEmpty() ? empty : word).toArray(String[]::new);
        return new FitsColumn(name, "", padded.length, padded);
    }

    /** Its name (TTYPEn). */
    String name() {
        return name;
    }

    /** Its unit (TUNITn); empty = none. */
    String unit() {
        return unit;
    }

    /** How many rows. */
    int rows() {
        return rows;
    }

    /** The array that the FITS library writes. */
    Object array() {
        return array;
    }
}
