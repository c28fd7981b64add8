package org.galcause.redshiftsweep.stages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Ingest;
import org.galcause.ingesttng.IngestedPanel;
import org.galcause.ingesttng.assembly.InputFile;
import org.galcause.ingesttng.panelstore.PanelStore;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.redshiftsweep.plan.CodeVersion;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.run.SparkGate;

/** The panel of a study: read from the result folder when nothing that determines it has changed, ingested otherwise. */
final class PanelStage {

    private static final String KEY = ".panel-key";

    private final IngestRequest request;
    private final ResultFolder folder;
    private final SparkGate spark;

    PanelStage(IngestRequest request, ResultFolder folder, SparkGate spark) {
        this.request = request;
        this.folder = folder;
        this.spark = spark;
    }

    /** Where the panel lies. */
    Path place() {
        return folder.file("panel");
    }

    /** The panel, if it is there and up to date. */
    Optional<IngestedPanel> upToDate() {
        Optional<String> key = folder.read(KEY);
        if (key.isEmpty() || !Files.isDirectory(place()) || !key.get().startsWith(requestKey() + "\n")) {
            return Optional.empty();
        }
        try {
            IngestedPanel panel = PanelStore.read(spark.session(), place());
            return key.get().equals(key(panel)) && inputsUnchanged(panel) ? Optional.of(panel) : Optional.empty();
        } catch (UserError damaged) {
            return Optional.empty();
        }
    }

    private static boolean inputsUnchanged(IngestedPanel panel) {
        return panel.report().inputs().stream()
                .allMatch(input -> Files.isRegularFile(Path.of(input.path()))
                        && InputFile.of(Path.of(input.path())).equals(input));
    }

    /** Ingests and keeps the panel. */
    IngestedPanel ingested() {
        IngestedPanel panel = Ingest.panel(spark.session(), request);
        PanelStore.write(spark.session(), panel, place());
        folder.write(KEY, key(panel));
        return panel;
    }

    private String key(IngestedPanel panel) {
        List<InputFile> inputs = panel.report().inputs();
        return requestKey() + "\n" + Fingerprint.of(panel.panel()) + "\n"
                + inputs.stream().map(i -> i.fingerprint() + " " + i.path()).collect(Collectors.joining("\n")) + "\n";
    }

    private String requestKey() {
        return Fingerprint.of(CodeVersion.ingest() + "\n" + request);
    }
}
