package org.galcause.ingesttng;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.assembly.Assembled;
import org.galcause.ingesttng.assembly.IngestReport;
import org.galcause.ingesttng.assembly.InputFile;
import org.galcause.ingesttng.assembly.PanelAssembly;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.histories.SimulationHistories;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.tables.LongTableHistories;
import org.galcause.ingesttng.tables.WideTableHistories;

/** From files to the panel: the door of this module. */
public final class Ingest {

    private Ingest() {}

    /**
     * Reads, measures, selects and assembles.
     *
     * @param spark for Parquet and for simulations; local or a cluster's
     * @param request what is asked
     * @throws UserError with one sentence for each fault of the data or of what is asked of them
     */
    public static IngestedPanel panel(SparkSession spark, IngestRequest request) {
        RawHistories raw = read(spark, request);
        Assembled assembled = PanelAssembly.assemble(raw, request);
        List<InputFile> inputs = raw.inputs().stream().map(InputFile::of).toList();
        return new IngestedPanel(assembled.panel(), new IngestReport(assembled.notes(), assembled.counts(), inputs));
    }

    private static RawHistories read(SparkSession spark, IngestRequest request) {
        if (request.source() instanceof Source.Simulation simulation) {
            return SimulationHistories.read(spark, simulation, request.variables());
        } else if (request.source() instanceof Source.LongTable table) {
            return LongTableHistories.read(spark, table, request.variables());
        }
        return WideTableHistories.read(spark, (Source.WideTable) request.source(), request.variables());
    }
}
