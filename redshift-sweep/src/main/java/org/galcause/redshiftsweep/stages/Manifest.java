package org.galcause.redshiftsweep.stages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.assembly.IngestReport;
import org.galcause.redshiftsweep.Version;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.CodeVersion;
import org.galcause.redshiftsweep.plan.Fingerprint;
import org.galcause.redshiftsweep.results.Collector.Refusal;
import org.galcause.redshiftsweep.study.EstimatorSpec;
import org.galcause.redshiftsweep.study.OptionValue;
import org.galcause.redshiftsweep.study.Study;

/** What a run was made of: enough to run it again. The timings are the only part that differs between two runs of the same study. */
final class Manifest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Study study;
    private final StudyRun.Prepared prepared;
    private final List<Refusal> refusals;
    private final Map<String, Double> seconds;

    Manifest(Study study, StudyRun.Prepared prepared, List<Refusal> refusals, Map<String, Double> seconds) {
        this.study = study;
        this.prepared = prepared;
        this.refusals = refusals;
        this.seconds = seconds;
    }

    ObjectNode json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("study", study.name());
        root.put("study_file", study.file().toAbsolutePath().normalize().toString());
        root.put("study_fingerprint", "sha256:" + Fingerprint.of(study.text()));
        root.put("study_text", study.text());
        study.seedOverride().ifPresent(seed -> root.put("seed_override", seed));
        root.set("versions", versions());
        root.set("seeds", seeds());
        root.set("options", options());
        root.set("inputs", inputs(prepared.ingested().report()));
        root.set("panel", panel());
        root.set("refused", refused());
        root.set("cells", cells());
        ObjectNode timings = root.putObject("timings_seconds");
        seconds.forEach((stage, time) -> timings.put(stage, Math.rint(time * 1000) / 1000));
        return root;
    }

    private static ObjectNode versions() {
        ObjectNode versions = JSON.createObjectNode();
        versions.put("galcause", Version.text());
        versions.put("estimators", CodeVersion.estimators());
        versions.put("ingest", CodeVersion.ingest());
        versions.put("java", System.getProperty("java.version"));
        versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
        return versions;
    }

    private ObjectNode seeds() {
        ObjectNode seeds = JSON.createObjectNode();
        seeds.put("study", study.uncertainty().seed());
        study.estimators().forEach(e -> seeds.put(e.name(), e.uncertainty().seed()));
        return seeds;
    }

    private ArrayNode options() {
        ArrayNode options = JSON.createArrayNode();
        for (OptionValue value : study.options()) {
            ObjectNode node = options.addObject();
            node.put("option", value.path());
            node.put("value", value.value());
            node.put("from", value.origin().name().toLowerCase(Locale.ROOT));
            if (!value.option().unit().isEmpty()) {
                node.put("unit", value.option().unit());
            }
        }
        return options;
    }

    private static ArrayNode inputs(IngestReport report) {
        ArrayNode inputs = JSON.createArrayNode();
        report.inputs()
                .forEach(input -> inputs.addObject()
                        .put("path", input.path())
                        .put("bytes", input.bytes())
                        .put("fingerprint", input.fingerprint()));
        return inputs;
    }

    private ObjectNode panel() {
        ObjectNode panel = JSON.createObjectNode();
        panel.put("units", prepared.analysis().panel().units());
        panel.put("fingerprint", "sha256:" + prepared.fingerprint());
        ArrayNode times = panel.putArray("times");
        for (TimePoint point : prepared.analysis().panel().schema().grid().points()) {
            ObjectNode time = times.addObject().put("time", point.time());
            if (!Double.isNaN(point.redshift())) {
                time.put("redshift", point.redshift());
            }
            if (!Double.isNaN(point.ageGyr())) {
                time.put("age_gyr", point.ageGyr());
            }
        }
        ArrayNode counts = panel.putArray("selection");
        prepared.ingested()
                .report()
                .counts()
                .forEach(c -> counts.addObject().put("step", c.step()).put("units", c.units()));
        ArrayNode notes = panel.putArray("notes");
        prepared.ingested().report().notes().forEach(notes::add);
        return panel;
    }

    private ArrayNode refused() {
        ArrayNode refused = JSON.createArrayNode();
        refusals.forEach(
                r -> refused.addObject().put("estimator", r.estimator()).put("reason", r.reason()));
        return refused;
    }

    private ArrayNode cells() {
        ArrayNode cells = JSON.createArrayNode();
        for (EstimatorSpec spec : study.estimators()) {
            for (Cell cell : prepared.plan().of(spec.name())) {
                cells.addObject()
                        .put("estimator", cell.estimator())
                        .put("first_replicate", cell.first())
                        .put("last_replicate", cell.last())
                        .put("key", cell.key());
            }
        }
        return cells;
    }
}
