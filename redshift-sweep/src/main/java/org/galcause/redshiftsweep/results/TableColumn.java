package org.galcause.redshiftsweep.results;

import java.util.List;

/** One column of a result table. */
public sealed interface TableColumn {

    /** Its name in the header. */
    String name();

    /** How many rows. */
    int rows();

    /** Words. */
    record Words(String name, List<String> values) implements TableColumn {
        public Words {
            values = List.copyOf(values);
        }

        @Override
        public int rows() {
            return values.size();
        }
    }

    /** Real numbers; NaN is missing. */
    record Reals(String name, List<Double> values) implements TableColumn {
        public Reals {
            values = List.copyOf(values);
        }

        @Override
        public int rows() {
            return values.size();
        }
    }

    /** Whole numbers. */
    record Wholes(String name, List<Long> values) implements TableColumn {
        public Wholes {
            values = List.copyOf(values);
        }

        @Override
        public int rows() {
            return values.size();
        }
    }
}
