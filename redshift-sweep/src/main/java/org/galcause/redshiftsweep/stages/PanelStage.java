package org.galcause.redshiftsweep.stages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Ingest;
import org.galcause.ingesttng.IngestedPanel;
import org.galcause.ingesttng.assembly.InputFile;
import org.galcause.ingesttng.chunks.ChunkedIngest;
import org.galcause.ingesttng.chunks.RequestSource;
import org.galcause.ingesttng.panelstore.PanelStore;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.redshiftsweep.plan.CodeVersion;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.run.SparkGate;

/** The panel of a study: read from the result folder when nothing that determines it has changed, ingested otherwise. */
final class PanelStage {

    static final String FOLDER = "panel";

    private static final String KEY = ".panel-key";

    /** The share of the heap that blocks read of files may take. */
    private static final int SHARE_OF_HEAP = 10;

    private final IngestRequest request;
    private final RequestSource source;
    private final ResultFolder folder;
    private final SparkGate spark;
    private final PanelPlace where;

    /**
     * @param source the same request for executors
     * @param where the panel is to lie while it is worked on
     */
    PanelStage(IngestRequest request, RequestSource source, ResultFolder folder, SparkGate spark, PanelPlace where) {
        this.where = where;
        this.request = request;
        this.source = source;
        this.folder = folder;
        this.spark = spark;
    }

    /** Where the panel lies. */
    Path place() {
        return folder.file(FOLDER);
    }

    private Optional<String> damage = Optional.empty();

    /** What was found wrong with a panel that should have been up to date. */
    Optional<String> damage() {
        return damage;
    }

    /** The panel, if it is there and up to date. */
    Optional<IngestedPanel> upToDate() {
        Optional<String> key = folder.read(KEY);
        if (key.isEmpty() || !Files.isDirectory(place()) || !key.get().startsWith(requestKey() + "\n")) {
            return Optional.empty();
        }
        SparkSession session = spark.session(); // a Spark that does not start is no damage
        try {
            IngestedPanel panel = stored(session);
            if (!fingerprint(key.get()).equals(Fingerprint.of(panel.panel()))) {
                return damaged("its values are not those that were written");
            }
            return key.get().equals(key(panel)) && inputsUnchanged(panel) ? Optional.of(panel) : Optional.empty();
        } catch (UserError unreadable) {
            return damaged(String.join(" ", unreadable.problems()));
        } catch (Exception unreadable) {
            // Spark's own exceptions are checked ones that no method declares.
            if (isAboutFiles(unreadable)) {
                return damaged("it cannot be read");
            }
            throw unreadable instanceof RuntimeException bug ? bug : new IllegalStateException(unreadable);
        }
    }

    private IngestedPanel stored(SparkSession session) {
        return switch (where) {
            case MEMORY -> PanelStore.read(session, place());
            case BLOCKS ->
                PanelStore.open(session, place(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        };
    }

    private Optional<IngestedPanel> damaged(String why) {
        damage = Optional.of("panel: " + place() + " is damaged (" + why + "); it is ingested again");
        return Optional.empty();
    }

    private static String fingerprint(String key) {
        return key.lines().skip(1).findFirst().orElse("");
    }

    /** Spark's and Parquet's words for files that are cut or changed: exceptions of many kinds, with a file among the causes or in the text. */
    private static boolean isAboutFiles(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || String.valueOf(cause.getMessage()).contains("FAILED_READ_FILE")) {
                return true;
            }
        }
        return false;
    }

    private static boolean inputsUnchanged(IngestedPanel panel) {
        return panel.report().inputs().stream()
                .allMatch(input -> Files.exists(Path.of(input.path()))
                        && InputFile.of(Path.of(input.path())).equals(input));
    }

    /** Ingests and keeps the panel. */
    IngestedPanel ingested() {
        if (where == PanelPlace.BLOCKS && ChunkedIngest.canRead(spark.session(), request)) {
            PanelStore.writeInChunks(spark.session(), source, place());
            IngestedPanel panel = stored(spark.session());
            folder.write(KEY, key(panel));
            return panel;
        }
        IngestedPanel panel = Ingest.panel(spark.session(), request);
        String key = key(panel);
        boolean othersWereFaster =
                damage.isEmpty() && folder.read(KEY).equals(Optional.of(key)) && Files.isDirectory(place());
        if (!othersWereFaster) {
            PanelStore.write(spark.session(), panel, place());
            folder.write(KEY, key);
        }
        return where == PanelPlace.MEMORY ? panel : stored(spark.session());
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
