package org.galcause.redshiftsweep.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.RegimeContrast;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;

/**
 * What a run has found, as row records and as the tables of the contract (curves or estimates and contrasts, models, weights, diagnostics).
 *
 * @param curves effect curves; empty when regimes are asked
 * @param estimates means under regimes; empty when levels are asked
 * @param contrasts against the reference regime
 * @param models with the estimator's name
 * @param weights with the estimator's name
 * @param diagnostics with the estimator's name
 */
public record ResultTables(
        List<CurvePoint> curves,
        List<RegimeEstimate> estimates,
        List<RegimeContrast> contrasts,
        List<Named<ModelTerm>> models,
        List<Named<WeightSummary>> weights,
        List<Named<Diagnostic>> diagnostics) {

    /** What a diagnostic says of a regime's estimate itself: that it is refused, or to be taken with care. */
    public static final String ESTIMATE = "estimate";

    /** A row of one estimator. */
    public record Named<R>(String estimator, R row) {}

    /**
     * Collects what all estimators have said.
     *
     * @param runs in the study's order
     * @param targets in the order of the runs' values
     * @param schema the panel's variables and times
     * @param reference the reference regime's name, when regimes are asked
     */
    public static ResultTables of(
            List<EstimatorRun> runs, List<Target> targets, PanelSchema schema, Optional<String> reference) {
        ResultTables all = new ResultTables(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (EstimatorRun run : runs) {
            all.curves.addAll(EffectCurves.of(run, targets, schema));
            all.estimates.addAll(RegimeAnswers.estimates(run, targets, schema));
            reference.ifPresent(name -> all.contrasts.addAll(RegimeAnswers.contrasts(run, targets, schema, name)));
            run.sample().models().forEach(row -> all.models.add(new Named<>(run.name(), row)));
            run.sample().weights().forEach(row -> all.weights.add(new Named<>(run.name(), row)));
            run.sample().diagnostics().forEach(row -> all.diagnostics.add(new Named<>(run.name(), row)));
            RegimeAnswers.judgements(run, targets, schema)
                    .forEach(row -> all.diagnostics.add(new Named<>(run.name(), row)));
            failures(run).ifPresent(row -> all.diagnostics.add(new Named<>(run.name(), row)));
        }
        return all;
    }

    private static Optional<Diagnostic> failures(EstimatorRun run) {
        if (!run.bootstrapped()) {
            return Optional.empty();
        }
        Verdict verdict = run.tooManyFailures() ? Verdict.CAUTION : Verdict.TRUSTED;
        String reason =
                run.failures().isEmpty() ? "" : "the first: " + run.failures().get(0);
        return Optional.of(new Diagnostic(
                "", Double.NaN, "replicates-failed", run.failures().size(), verdict, reason));
    }

    /** The tables that have rows; models, weights and diagnostics always. */
    public List<ResultTable> tables() {
        List<ResultTable> tables = new ArrayList<>();
        if (!curves.isEmpty()) {
            tables.add(curveTable());
        }
        if (!estimates.isEmpty()) {
            tables.add(estimateTable());
            tables.add(contrastTable());
        }
        tables.add(modelTable());
        tables.add(weightTable());
        tables.add(diagnosticTable());
        return List.copyOf(tables);
    }

    private ResultTable curveTable() {
        ResultTable.Of<CurvePoint> of = new ResultTable.Of<>(curves);
        return new ResultTable(
                "curves",
                List.of(
                        of.words("estimator", CurvePoint::estimator),
                        of.reals("snapshot", CurvePoint::time),
                        of.reals("redshift", CurvePoint::redshift),
                        of.wholes("level", CurvePoint::level),
                        of.reals("treatment", CurvePoint::treatment),
                        of.reals("outcome", CurvePoint::outcome),
                        of.reals("low68", CurvePoint::low68),
                        of.reals("high68", CurvePoint::high68),
                        of.reals("low95", CurvePoint::low95),
                        of.reals("high95", CurvePoint::high95),
                        of.reals("tau", CurvePoint::tau),
                        of.reals("tau_low68", CurvePoint::tauLow68),
                        of.reals("tau_high68", CurvePoint::tauHigh68),
                        of.reals("tau_low95", CurvePoint::tauLow95),
                        of.reals("tau_high95", CurvePoint::tauHigh95),
                        of.words("verdict", row -> row.verdict().name()),
                        of.words("reason", CurvePoint::reason)));
    }

    private ResultTable estimateTable() {
        ResultTable.Of<RegimeEstimate> of = new ResultTable.Of<>(estimates);
        return new ResultTable(
                "estimates",
                List.of(
                        of.words("estimator", RegimeEstimate::estimator),
                        of.words("regime", RegimeEstimate::regime),
                        of.reals("time", RegimeEstimate::time),
                        of.reals("estimate", RegimeEstimate::estimate),
                        of.reals("se", RegimeEstimate::standardError),
                        of.reals("low95", RegimeEstimate::low95),
                        of.reals("high95", RegimeEstimate::high95)));
    }

    private ResultTable contrastTable() {
        ResultTable.Of<RegimeContrast> of = new ResultTable.Of<>(contrasts);
        return new ResultTable(
                "contrasts",
                List.of(
                        of.words("estimator", RegimeContrast::estimator),
                        of.words("regime", RegimeContrast::regime),
                        of.words("reference", RegimeContrast::reference),
                        of.reals("time", RegimeContrast::time),
                        of.words("kind", row -> row.kind().name().toLowerCase(Locale.ROOT)),
                        of.reals("estimate", RegimeContrast::estimate),
                        of.reals("se", RegimeContrast::standardError),
                        of.reals("low95", RegimeContrast::low95),
                        of.reals("high95", RegimeContrast::high95)));
    }

    private ResultTable modelTable() {
        ResultTable.Of<Named<ModelTerm>> of = new ResultTable.Of<>(models);
        return new ResultTable(
                "models",
                List.of(
                        of.words("estimator", Named::estimator),
                        of.words("regime", row -> row.row().regime()),
                        of.words("model", row -> row.row().model()),
                        of.reals("time", row -> row.row().time()),
                        of.words("term", row -> row.row().term()),
                        of.reals("estimate", row -> row.row().estimate()),
                        of.reals("se", row -> row.row().standardError()),
                        of.wholes("rows", row -> row.row().rows())));
    }

    private ResultTable weightTable() {
        ResultTable.Of<Named<WeightSummary>> of = new ResultTable.Of<>(weights);
        return new ResultTable(
                "weights",
                List.of(
                        of.words("estimator", Named::estimator),
                        of.words("regime", row -> row.row().regime()),
                        of.reals("time", row -> row.row().time()),
                        of.words("what", row -> row.row().what()),
                        of.reals("min", row -> row.row().min()),
                        of.reals("q01", row -> row.row().q01()),
                        of.reals("q05", row -> row.row().q05()),
                        of.reals("q25", row -> row.row().q25()),
                        of.reals("q50", row -> row.row().q50()),
                        of.reals("q75", row -> row.row().q75()),
                        of.reals("q95", row -> row.row().q95()),
                        of.reals("q99", row -> row.row().q99()),
                        of.reals("max", row -> row.row().max()),
                        of.reals("mean", row -> row.row().mean()),
                        of.reals("sd", row -> row.row().sd()),
                        of.reals("ess", row -> row.row().ess()),
                        of.wholes("rows", row -> row.row().rows())));
    }

    private ResultTable diagnosticTable() {
        ResultTable.Of<Named<Diagnostic>> of = new ResultTable.Of<>(diagnostics);
        return new ResultTable(
                "diagnostics",
                List.of(
                        of.words("estimator", Named::estimator),
                        of.words("regime", row -> row.row().regime()),
                        of.reals("time", row -> row.row().time()),
                        of.words("what", row -> row.row().what()),
                        of.reals("value", row -> row.row().value()),
                        of.words("verdict", row -> row.row().verdict().name()),
                        of.words("reason", row -> row.row().reason())));
    }

    /** The table of a mock universe's truth. */
    public static ResultTable truthTable(List<TruthPoint> truth) {
        ResultTable.Of<TruthPoint> of = new ResultTable.Of<>(truth);
        return new ResultTable(
                "truth",
                List.of(
                        of.reals("snapshot", TruthPoint::time),
                        of.wholes("level", TruthPoint::level),
                        of.reals("treatment", TruthPoint::treatment),
                        of.reals("outcome", TruthPoint::outcome),
                        of.reals("mc_se", TruthPoint::monteCarloError)));
    }
}
