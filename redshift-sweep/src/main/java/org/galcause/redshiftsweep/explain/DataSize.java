package org.galcause.redshiftsweep.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.tables.TableShape;
import org.galcause.redshiftsweep.study.Study;

/**
 * What a look at the data says before they are read.
 *
 * @param times ascending
 * @param units how many there are before cuts on values
 * @param problem why the look failed
 */
record DataSize(Optional<List<Double>> times, OptionalInt units, Optional<String> problem) {

    static DataSize unknown() {
        return new DataSize(Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** Of a long table that is small enough; a mistake in it is told, and is the run's to refuse. */
    static DataSize of(Study study) {
        if (!(study.request().source() instanceof Source.LongTable table)) {
            return unknown();
        }
        try {
            return TableShape.of(table)
                    .map(shape ->
                            new DataSize(Optional.of(shape.times()), OptionalInt.of(shape.units()), Optional.empty()))
                    .orElse(unknown());
        } catch (UserError mistake) {
            return new DataSize(
                    Optional.empty(), OptionalInt.empty(), Optional.of(String.join(" ", mistake.problems())));
        }
    }
}
