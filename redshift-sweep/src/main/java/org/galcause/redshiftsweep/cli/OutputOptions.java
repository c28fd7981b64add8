package org.galcause.redshiftsweep.cli;

import java.util.List;
import java.util.Set;
import org.galcause.redshiftsweep.results.TableFormat;
import org.galcause.redshiftsweep.stages.Outputs;
import picocli.CommandLine.Option;

/** What commands that write result tables can write beside CSV. */
final class OutputOptions {

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "Further formats of the result tables: parquet, fits (CSV is always written).")
    private List<TableFormat> formats = List.of();

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "WHAT",
            description =
                    "Also keep: weights (every unit's weights at every time, in weights.parquet; the table of their distributions is then weights-summary.parquet).")
    private List<Outputs.Kept> kept = List.of();

    Outputs outputs() {
        return new Outputs(Set.copyOf(formats), Set.copyOf(kept));
    }
}
