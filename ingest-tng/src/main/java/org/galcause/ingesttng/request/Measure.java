package org.galcause.ingesttng.request;

import java.util.List;
import java.util.Optional;

/** Where a variable's values come from. The unit they are wanted in is the variable's. */
public sealed interface Measure {

    /**
     * A field of a simulation's catalogue; its own unit is in the field dictionary.
     *
     * @param path such as {@code SubhaloMass} or {@code SubhaloMassType[stars]}
     */
    record Field(String path) implements Measure {}

    /**
     * The density N / (4/3 pi r_N^3) of the N nearest tracers, the galaxy itself not counted, in the periodic box.
     *
     * @param neighbours N
     * @param tracers what is counted
     */
    record Density(int neighbours, Tracers tracers) implements Measure {}

    /**
     * A column of a long table.
     *
     * @param column its name
     * @param unit the unit it is stored in, such as {@code 1e10 Msun}; without one values are taken as they are
     */
    record Column(String column, Optional<String> unit) implements Measure {}

    /**
     * Columns of a wide table, one for each time; a constant has one.
     *
     * @param columns their names in time order; empty = not measured at that time
     * @param unit the unit they are stored in; without one values are taken as they are
     */
    record WideColumns(List<Optional<String>> columns, Optional<String> unit) implements Measure {
        public WideColumns {
            columns = List.copyOf(columns);
        }
    }

    /**
     * What a galaxy's merger tree says about its past, up to the time at which it is measured.
     *
     * @param quantity what
     * @param mass the field that stands for the galaxy's mass, of peak, formation and mergers
     * @param ratio the smallest mass ratio that counts as a merger
     */
    record Tree(TreeQuantity quantity, String mass, double ratio) implements Measure {}
}
