package org.galcause.redshiftsweep.results;

import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.RegimeContrast;
import org.galcause.causalmodel.result.RegimeContrast.Kind;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.Verdict;

/** Means (or risks) under named regimes, and their differences and ratios to the reference regime. */
final class RegimeAnswers {

    private static final double WIDE = 0.95;

    private RegimeAnswers() {}

    static List<RegimeEstimate> estimates(EstimatorRun run, List<Target> targets, PanelSchema schema) {
        List<RegimeEstimate> rows = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (!targets.get(i).isLevel()) {
                rows.add(estimate(run, targets, schema, i));
            }
        }
        return rows;
    }

    /** A row for each regime's estimate that is not simply trusted. */
    static List<Diagnostic> judgements(EstimatorRun run, List<Target> targets, PanelSchema schema) {
        List<Diagnostic> rows = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Answer.Value value = run.sample().values().get(i);
            if (!targets.get(i).isLevel() && value.verdict() != Verdict.TRUSTED) {
                rows.add(new Diagnostic(
                        targets.get(i).regime().name(),
                        schema.grid().at(targets.get(i).step()).time(),
                        ResultTables.ESTIMATE,
                        value.estimate(),
                        value.verdict(),
                        value.reason()));
            }
        }
        return rows;
    }

    private static RegimeEstimate estimate(EstimatorRun run, List<Target> targets, PanelSchema schema, int i) {
        Answer.Value value = run.sample().values().get(i);
        double[] replicates = run.replicatesOf(i);
        double error = run.bootstrapped() ? Interval.standardDeviation(replicates) : value.standardError();
        double sampling = run.spread() == Spread.SAMPLING ? error : Double.NaN;
        Interval interval = run.bootstrapped()
                ? Interval.of(run.interval(), WIDE, value.estimate(), replicates)
                : Interval.normal(WIDE, value.estimate(), sampling);
        return new RegimeEstimate(
                run.name(),
                targets.get(i).regime().name(),
                schema.grid().at(targets.get(i).step()).time(),
                value.estimate(),
                error,
                interval.low(),
                interval.high());
    }

    /** Against the regime named {@code reference} at the same step; the reference itself is left out. */
    static List<RegimeContrast> contrasts(
            EstimatorRun run, List<Target> targets, PanelSchema schema, String reference) {
        List<RegimeContrast> rows = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            if (!target.isLevel() && !target.regime().name().equals(reference)) {
                int against = indexOf(targets, target.step(), reference);
                rows.add(contrast(run, targets, schema, i, against, Kind.DIFFERENCE));
                rows.add(contrast(run, targets, schema, i, against, Kind.RATIO));
            }
        }
        return rows;
    }

    private static int indexOf(List<Target> targets, int step, String regime) {
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).step() == step && targets.get(i).regime().name().equals(regime)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no regime " + regime + " at step " + step);
    }

    private static RegimeContrast contrast(
            EstimatorRun run, List<Target> targets, PanelSchema schema, int i, int reference, Kind kind) {
        double here = run.sample().values().get(i).estimate();
        double there = run.sample().values().get(reference).estimate();
        double estimate = kind == Kind.DIFFERENCE ? here - there : here / there;
        double[] replicates = kind == Kind.DIFFERENCE ? run.differences(i, reference) : run.ratios(i, reference);
        double error = run.bootstrapped()
                ? Interval.standardDeviation(replicates)
                : analyticError(run.sample().covariance(), i, reference, kind == Kind.DIFFERENCE ? 1 : estimate)
                        / (kind == Kind.DIFFERENCE ? 1 : Math.abs(there));
        Interval interval = run.bootstrapped()
                ? Interval.of(run.interval(), WIDE, estimate, replicates)
                : Interval.normal(WIDE, estimate, error);
        return new RegimeContrast(
                run.name(),
                targets.get(i).regime().name(),
                targets.get(reference).regime().name(),
                schema.grid().at(targets.get(i).step()).time(),
                kind,
                estimate,
                error,
                interval.low(),
                interval.high());
    }

    /** The standard error of a - times x b, from the covariance of the estimates; NaN where there is none. */
    static double analyticError(List<List<Double>> covariance, int a, int b, double times) {
        return covariance.isEmpty()
                ? Double.NaN
                : Math.sqrt(Math.max(
                        0,
                        covariance.get(a).get(a)
                                - 2 * times * covariance.get(a).get(b)
                                + times * times * covariance.get(b).get(b)));
    }
}
