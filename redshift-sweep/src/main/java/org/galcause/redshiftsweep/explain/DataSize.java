package org.galcause.redshiftsweep.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.histories.SimulationShape;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.tables.TableShape;
import org.galcause.redshiftsweep.study.Study;

/**
 * What a look at the data says before they are read.
 *
 * @param times ascending
 * @param units how many there are
 * @param meaning which units those are; or, without them, why they are not known
 * @param problem why the look failed
 */
record DataSize(Optional<List<Double>> times, OptionalInt units, String meaning, Optional<String> problem) {

    static DataSize unknown() {
        return unknown("the data are not looked at");
    }

    private static DataSize unknown(String why) {
        return new DataSize(Optional.empty(), OptionalInt.empty(), why, Optional.empty());
    }

    /**
     * A look that takes some seconds at most; a mistake in the data is told, and is the run's to refuse.
     *
     * @param spark counts the rows of Parquet
     */
    static DataSize of(Study study, Supplier<SparkSession> spark) {
        try {
            Source source = study.request().source();
            if (source instanceof Source.Simulation simulation) {
                return SimulationShape.of(simulation, study.request().variables())
                        .map(DataSize::of)
                        .orElse(unknown("the simulation is not there"));
            }
            return (source instanceof Source.LongTable table
                            ? TableShape.of(table, spark)
                            : TableShape.of((Source.WideTable) source, spark))
                    .map(DataSize::of)
                    .orElse(unknown("the table is not there, or is larger than the 64 MiB that are looked at"));
        } catch (UserError mistake) {
            return new DataSize(
                    Optional.empty(),
                    OptionalInt.empty(),
                    "the data could not be looked at",
                    Optional.of(String.join(" ", mistake.problems())));
        }
    }

    private static DataSize of(TableShape shape) {
        return new DataSize(
                Optional.of(shape.times()),
                OptionalInt.of(shape.units()),
                "those of the table, before cuts on values",
                Optional.empty());
    }

    private static DataSize of(SimulationShape shape) {
        return new DataSize(
                Optional.empty(),
                OptionalInt.of(shape.galaxies()),
                "the galaxies of snapshot " + shape.snapshot()
                        + " that pass the cuts on fields, before they are followed in time",
                Optional.empty());
    }
}
