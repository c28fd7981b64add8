package org.galcause.redshiftsweep.figures;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.RegimeContrast;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.plots.Report;
import org.galcause.redshiftsweep.results.ResultFiles;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.results.ResultTables.Named;
import org.galcause.redshiftsweep.study.Study;

/** Puts a run on one page: verdicts first, then what was adjusted for, the answers and the figures. */
public final class ReportStage {

    private final Study study;
    private final ResultFolder folder;
    private final String identification;

    /**
     * The report of a run.
     *
     * @param study what was asked
     * @param folder the result files
     * @param identification what is adjusted for and why, in words
     */
    public ReportStage(Study study, ResultFolder folder, String identification) {
        this.study = study;
        this.folder = folder;
        this.identification = identification;
    }

    /** Writes {@code report.html}; where it is. */
    public Path write(List<Path> figures) {
        ResultTables tables = ResultFiles.read(folder);
        List<Report.Section> sections = new ArrayList<>();
        sections.add(new Report.Section(
                "What must be adjusted for", identification.lines().toList(), List.of(), List.of()));
        sections.add(answers(tables));
        sections.add(new Report.Section(
                "Figures",
                List.of(),
                List.of(),
                figures.stream().map(this::picture).toList()));
        Report report = new Report(study.name(), findings(tables), sections);
        folder.write("report.html", new String(report.bytes(), StandardCharsets.UTF_8));
        return folder.file("report.html");
    }

    private Report.Picture picture(Path figure) {
        return Report.Picture.linked(folder.path().relativize(figure) + ".svg", String.valueOf(figure.getFileName()));
    }

    private static List<Report.Finding> findings(ResultTables tables) {
        List<Report.Finding> findings = new ArrayList<>();
        for (CurvePoint point : tables.curves()) {
            if (point.verdict() != Verdict.TRUSTED) {
                findings.add(new Report.Finding(
                        point.verdict(),
                        point.estimator() + ", " + TimePoint.of(point.time()).label() + ", level " + point.level(),
                        point.reason()));
            }
        }
        for (Named<Diagnostic> row : tables.diagnostics()) {
            if (row.row().verdict() != Verdict.TRUSTED) {
                findings.add(new Report.Finding(
                        row.row().verdict(),
                        row.estimator() + " " + row.row().regime() + " "
                                + row.row().what(),
                        row.row().reason()));
            }
        }
        return findings;
    }

    private static Report.Section answers(ResultTables tables) {
        List<Report.Table> shown = new ArrayList<>();
        if (!tables.estimates().isEmpty()) {
            shown.add(new Report.Table(
                    "Means or risks under regimes, with 95 % intervals",
                    List.of("estimator", "regime", "time", "estimate", "se", "low95", "high95"),
                    tables.estimates().stream().map(ReportStage::row).toList()));
            shown.add(new Report.Table(
                    "Contrasts",
                    List.of("estimator", "regime", "reference", "time", "kind", "estimate", "low95", "high95"),
                    tables.contrasts().stream().map(ReportStage::row).toList()));
        }
        if (!tables.curves().isEmpty()) {
            shown.add(new Report.Table(
                    "Effect of the highest level against level 1, with 95 % intervals",
                    List.of("estimator", "time", "level", "treatment", "effect", "low95", "high95", "verdict"),
                    tables.curves().stream()
                            .filter(p -> isHighest(p, tables.curves()))
                            .map(ReportStage::row)
                            .toList()));
        }
        return new Report.Section("Answers", List.of(), shown, List.of());
    }

    private static boolean isHighest(CurvePoint point, List<CurvePoint> all) {
        return all.stream()
                .noneMatch(p -> p.estimator().equals(point.estimator())
                        && p.time() == point.time()
                        && p.level() > point.level());
    }

    private static List<String> row(RegimeEstimate r) {
        return List.of(
                r.estimator(),
                r.regime(),
                TimePoint.of(r.time()).label(),
                number(r.estimate()),
                number(r.standardError()),
                number(r.low95()),
                number(r.high95()));
    }

    private static List<String> row(RegimeContrast r) {
        return List.of(
                r.estimator(),
                r.regime(),
                r.reference(),
                TimePoint.of(r.time()).label(),
                r.kind().name().toLowerCase(Locale.ROOT),
                number(r.estimate()),
                number(r.low95()),
                number(r.high95()));
    }

    private static List<String> row(CurvePoint p) {
        return List.of(
                p.estimator(),
                TimePoint.of(p.time()).label(),
                Integer.toString(p.level()),
                number(p.treatment()),
                number(p.tau()),
                number(p.tauLow95()),
                number(p.tauHigh95()),
                p.verdict().name());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
    }
}
