package org.galcause.redshiftsweep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.stages.ManifestFile;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;

/** The folder of a finished run, as {@code plot} and {@code report} read it. */
record RunFolder(ResultFolder folder, Study study, List<TimePoint> times) {

    static RunFolder open(Path path) {
        ResultFolder folder = new ResultFolder(path);
        JsonNode manifest = new ManifestFile(folder).json();
        String text = folder.read("study.yaml")
                .orElseThrow(() -> UserError.data(folder.file("study.yaml") + ": missing; run the study again"));
        return new RunFolder(folder, StudyFile.parse(text, folder.file("study.yaml")), times(manifest));
    }

    private static List<TimePoint> times(JsonNode manifest) {
        List<TimePoint> times = new ArrayList<>();
        for (JsonNode time : manifest.path("panel").path("times")) {
            times.add(new TimePoint(number(time, "time"), number(time, "redshift"), number(time, "age_gyr")));
        }
        return times;
    }

    private static double number(JsonNode node, String field) {
        return node.path(field).asDouble(Double.NaN);
    }
}
