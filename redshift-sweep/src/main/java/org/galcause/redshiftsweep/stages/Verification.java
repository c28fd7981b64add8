package org.galcause.redshiftsweep.stages;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.galcause.ingesttng.panelstore.PanelStore;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.plan.PlanFile;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.run.SparkGate;
import org.galcause.redshiftsweep.store.CellStore;

/** Looks at every stored file of a run: what is damaged, what does not belong here. It changes nothing; a rerun repairs what it names. */
public final class Verification {

    private final ResultFolder folder;
    private final SparkGate spark;

    /** A look at a folder; Spark reads the panel. */
    public Verification(ResultFolder folder, SparkGate spark) {
        this.folder = folder;
        this.spark = spark;
    }

    /** One sentence for each fault; none when all is well. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        Optional<PlanFile> plan = folder.read(PlanFile.NAME).flatMap(PlanFile::parse);
        if (plan.isEmpty()) {
            faults.add(folder.file(PlanFile.NAME) + ": damaged or missing");
        } else {
            cells(plan.get(), faults);
            panel(plan.get(), faults);
        }
        outputs(faults);
        return faults;
    }

    private void cells(PlanFile plan, List<String> faults) {
        new CellStore(folder.path())
                .faults(plan.plan().cells().stream().map(Cell::key).collect(Collectors.toSet()))
                .forEach((file, why) -> faults.add(file + ": " + why));
    }

    private void panel(PlanFile plan, List<String> faults) {
        if (!Files.isDirectory(folder.file("panel"))) {
            faults.add(folder.file("panel") + ": missing");
            return;
        }
        try {
            String now = Fingerprint.of(
                    PanelStore.read(spark.session(), folder.file("panel")).panel());
            if (!now.equals(plan.panel())) {
                faults.add(folder.file("panel") + ": its values are not those of the plan");
            }
        } catch (Exception unreadable) {
            // Spark's own exceptions are checked ones that no method declares.
            faults.add(folder.file("panel") + ": cannot be read ("
                    + String.valueOf(unreadable.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("") + ")");
        }
    }

    private void outputs(List<String> faults) {
        if (folder.read(ManifestFile.NAME).isEmpty()) {
            if (folder.read(ResultFolder.MARK).isEmpty()) {
                faults.add(folder.file(ManifestFile.NAME) + ": missing");
            }
            return;
        }
        ManifestFile manifest = new ManifestFile(folder);
        if (!manifest.isWhole()) {
            faults.add(folder.file(ManifestFile.NAME) + ": damaged or edited");
        } else if (folder.read(ResultFolder.MARK).isEmpty()) {
            faults.addAll(FileChanges.sentences(manifest.outputs(), folder.path()));
        }
    }
}
