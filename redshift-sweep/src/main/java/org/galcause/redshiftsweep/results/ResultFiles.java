package org.galcause.redshiftsweep.results;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.RegimeContrast;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.redshiftsweep.results.CsvReader.Row;
import org.galcause.redshiftsweep.results.ResultTables.Named;

/** Reads the result files of a run back into values: figures and reports are made of files, never of what was in memory. */
public final class ResultFiles {

    private ResultFiles() {}

    /** All tables of a run; one that is not there is empty. */
    public static ResultTables read(ResultFolder folder) {
        return new ResultTables(
                rows(folder, "curves", ResultFiles::curve),
                rows(folder, "estimates", ResultFiles::estimate),
                rows(folder, "contrasts", ResultFiles::contrast),
                rows(folder, "models", row -> new Named<>(row.word("estimator"), model(row))),
                rows(folder, "weights", row -> new Named<>(row.word("estimator"), weights(row))),
                rows(folder, "diagnostics", row -> new Named<>(row.word("estimator"), diagnostic(row))));
    }

    /** The truth of a mock universe; empty when it is not known. */
    public static List<TruthPoint> truth(ResultFolder folder) {
        return rows(
                folder,
                "truth",
                row -> new TruthPoint(
                        row.real("snapshot"),
                        (int) row.whole("level"),
                        row.real("treatment"),
                        row.real("outcome"),
                        row.real("mc_se")));
    }

    private static <R> List<R> rows(ResultFolder folder, String table, Function<Row, R> row) {
        return folder.read(table + ".csv")
                .map(text -> CsvReader.rows(text).stream().map(row).toList())
                .orElse(List.of());
    }

    private static CurvePoint curve(Row row) {
        return new CurvePoint(
                row.word("estimator"),
                row.real("snapshot"),
                row.real("redshift"),
                (int) row.whole("level"),
                row.real("treatment"),
                row.real("outcome"),
                row.real("low68"),
                row.real("high68"),
                row.real("low95"),
                row.real("high95"),
                row.real("tau"),
                row.real("tau_low68"),
                row.real("tau_high68"),
                row.real("tau_low95"),
                row.real("tau_high95"),
                Verdict.valueOf(row.word("verdict")),
                row.word("reason"));
    }

    private static RegimeEstimate estimate(Row row) {
        return new RegimeEstimate(
                row.word("estimator"),
                row.word("regime"),
                row.real("time"),
                row.real("estimate"),
                row.real("se"),
                row.real("low95"),
                row.real("high95"));
    }

    private static RegimeContrast contrast(Row row) {
        return new RegimeContrast(
                row.word("estimator"),
                row.word("regime"),
                row.word("reference"),
                row.real("time"),
                RegimeContrast.Kind.valueOf(row.word("kind").toUpperCase(Locale.ROOT)),
                row.real("estimate"),
                row.real("se"),
                row.real("low95"),
                row.real("high95"));
    }

    private static ModelTerm model(Row row) {
        return new ModelTerm(
                row.word("regime"),
                row.word("model"),
                row.real("time"),
                row.word("term"),
                row.real("estimate"),
                row.real("se"),
                row.whole("rows"));
    }

    private static WeightSummary weights(Row row) {
        return new WeightSummary(
                row.word("regime"),
                row.real("time"),
                row.word("what"),
                row.real("min"),
                row.real("q01"),
                row.real("q05"),
                row.real("q25"),
                row.real("q50"),
                row.real("q75"),
                row.real("q95"),
                row.real("q99"),
                row.real("max"),
                row.real("mean"),
                row.real("sd"),
                row.real("ess"),
                row.whole("rows"));
    }

    private static Diagnostic diagnostic(Row row) {
        return new Diagnostic(
                row.word("regime"),
                row.real("time"),
                row.word("what"),
                row.real("value"),
                Verdict.valueOf(row.word("verdict")),
                row.word("reason"));
    }
}
