package org.galcause.ingesttng.tables;

import java.util.List;

/** One column of a FITS table to be written. */
public sealed interface FitsColumn {

    /** Its name (TTYPEn). */
    String name();

    /** Its unit (TUNITn); empty = none. */
    String unit();

    /** How many rows. */
    int rows();

    /** The array that the FITS library writes. */
    Object array();

    /** Numbers in double precision (format D); NaN = missing. */
    final class Reals implements FitsColumn {
        private final String name;
        private final String unit;
        private final double[] values;

        /** Takes over the values. */
        public Reals(String name, String unit, double[] values) {
            this.name = name;
            this.unit = unit;
            this.values = values;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String unit() {
            return unit;
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public Object array() {
            return values;
        }
    }

    /** Whole numbers of 64 bits (format K), such as ids. */
    final class Wholes implements FitsColumn {
        private final String name;
        private final String unit;
        private final long[] values;

        /** Takes over the values. */
        public Wholes(String name, String unit, long[] values) {
            this.name = name;
            this.unit = unit;
            this.values = values;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String unit() {
            return unit;
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public Object array() {
            return values;
        }
    }

    /**
     * Words (format A); the empty word = missing.
     *
     * @param name its name
     * @param values one word for each row
     */
    record Words(String name, List<String> values) implements FitsColumn {
        public Words {
            values = List.copyOf(values);
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public int rows() {
            return values.size();
        }

        @Override
        public Object array() {
            // A column of width 0 is allowed, but astropy cannot read it; trailing blanks do not count in FITS.
            boolean blank = values.stream().allMatch(String::isEmpty);
            return blank ? values.stream().map(word -> " ").toArray(String[]::new) : values.toArray(new String[0]);
        }
    }
}
