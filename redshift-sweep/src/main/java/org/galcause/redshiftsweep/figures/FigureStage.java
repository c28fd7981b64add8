package org.galcause.redshiftsweep.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.plots.AxisLabels;
import org.galcause.plots.Figure;
import org.galcause.plots.FigureFiles;
import org.galcause.plots.FigureStyle;
import org.galcause.plots.Figures;
import org.galcause.plots.GraphRoles;
import org.galcause.redshiftsweep.results.ResultFiles;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.results.ResultTables.Named;
import org.galcause.redshiftsweep.store.AtomicFiles;
import org.galcause.redshiftsweep.study.FigureKind;
import org.galcause.redshiftsweep.study.Study;

/** Draws a study's figures from its result files. */
public final class FigureStage {

    private final Study study;
    private final ResultFolder folder;
    private final ResultTables tables;
    private final List<TruthPoint> truth;
    private final AxisLabels labels;

    /**
     * The figures of a run.
     *
     * @param study what was asked
     * @param folder the result files
     * @param times the panel's times
     */
    public FigureStage(Study study, ResultFolder folder, List<TimePoint> times) {
        this.study = study;
        this.folder = folder;
        this.tables = ResultFiles.read(folder);
        this.truth = ResultFiles.truth(folder);
        this.labels = AxisLabels.of(
                variable(study.question().treatments().get(0)),
                variable(study.question().outcome()),
                times);
    }

    private Variable variable(String name) {
        return study.request().variables().stream()
                .map(VariableRequest::variable)
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElse(Variable.continuous(name));
    }

    /** Draws and writes everything that the study asks for; the files' names without ending. */
    public List<Path> draw() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        study.figures().forEach(kind -> figures.putAll(figures(kind)));
        List<Path> written = new ArrayList<>();
        figures.forEach((name, figure) -> written.add(write(name, figure)));
        return written;
    }

    private Path write(String name, Figure figure) {
        try {
            FigureFiles.write(figure, folder.file("figures"), name);
            return folder.file("figures").resolve(name);
        } catch (IOException e) {
            throw UserError.data(folder.file("figures") + ": cannot be written (" + AtomicFiles.reason(e) + ")");
        }
    }

    private Map<String, Figure> figures(FigureKind kind) {
        return switch (kind) {
            case EFFECT_CURVES -> effectCurves();
            case BY_REDSHIFT -> byRedshift();
            case WEIGHTS -> weights();
            case BALANCE -> balance();
            case GRAPH -> Map.of("graph", Figures.graph(study.graph(), roles(), FigureStyle.twoColumns()));
            case ESTIMATES -> estimates();
        };
    }

    /** All regimes, and those that differ in one number as curves over it. */
    private Map<String, Figure> estimates() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("estimates", Figures.estimates(tables.estimates(), labels, FigureStyle.twoColumns()));
        new DoseCurves(tables, labels.times())
                .all()
                .forEach((name, points) -> points.stream()
                        .map(CurvePoint::time)
                        .distinct()
                        .sorted()
                        .forEach(time -> figures.put(
                                "curve-" + name.replaceAll("[^A-Za-z0-9_.-]", "-") + "-"
                                        + TimePoint.of(time).label(),
                                Figures.effectCurves(
                                        points,
                                        List.of(),
                                        time,
                                        labels.withTreatment(name.replace('_', ' ') + ": " + labels.treatment()),
                                        FigureStyle.twoColumns()))));
        return figures;
    }

    private Map<String, Figure> effectCurves() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        tables.curves().stream()
                .map(CurvePoint::time)
                .distinct()
                .sorted()
                .forEach(time -> figures.put(
                        "effect-curves-" + TimePoint.of(time).label(),
                        Figures.effectCurves(tables.curves(), truth, time, labels, FigureStyle.twoColumns())));
        return figures;
    }

    private Map<String, Figure> byRedshift() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (tables.curves().isEmpty()) {
            return figures;
        }
        figures.put(
                "outcome-by-redshift",
                Figures.outcomeByRedshift(tables.curves(), truth, labels, FigureStyle.twoColumns()));
        figures.put(
                "effect-by-redshift",
                Figures.effectByRedshift(tables.curves(), truth, labels, FigureStyle.twoColumns()));
        tables.curves().stream()
                .map(CurvePoint::estimator)
                .distinct()
                .forEach(estimator -> figures.put(
                        "effect-by-redshift-" + estimator,
                        Figures.effectColouredByRedshift(
                                tables.curves(), truth, estimator, labels, FigureStyle.oneColumn())));
        return figures;
    }

    /** The estimators with weights; one whose weights are all 1 has nothing to show. */
    private List<String> weighted() {
        return tables.weights().stream()
                .filter(row -> row.row().min() != 1 || row.row().max() != 1)
                .map(Named::estimator)
                .distinct()
                .toList();
    }

    private Map<String, Figure> weights() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        weighted()
                .forEach(estimator -> figures.put(
                        "weights-" + estimator,
                        Figures.weights(estimator, of(estimator, tables.weights()), labels, FigureStyle.twoColumns())));
        return figures;
    }

    private Map<String, Figure> balance() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        List<String> weighted = weighted();
        tables.diagnostics().stream()
                .filter(row -> row.row().what().startsWith("balance-"))
                .map(Named::estimator)
                .distinct()
                .filter(weighted::contains)
                .forEach(estimator -> figures.put(
                        "balance-" + estimator,
                        Figures.balance(
                                estimator, of(estimator, tables.diagnostics()), labels, FigureStyle.twoColumns())));
        return figures;
    }

    private static <R> List<R> of(String estimator, List<Named<R>> rows) {
        return rows.stream()
                .filter(row -> row.estimator().equals(estimator))
                .map(Named::row)
                .toList();
    }

    private GraphRoles roles() {
        List<String> names = new ArrayList<>(study.request().variables().stream()
                .map(v -> v.variable().name())
                .toList());
        study.latent().forEach(v -> names.add(v.name()));
        Set<String> constants = study.request().variables().stream()
                .map(VariableRequest::variable)
                .filter(v -> v.timing() == Timing.CONSTANT)
                .map(Variable::name)
                .collect(Collectors.toSet());
        return new GraphRoles(
                study.graph().order(names, study.question().outcome()),
                Set.copyOf(study.question().treatments()),
                study.question().outcome(),
                constants);
    }
}
