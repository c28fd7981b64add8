package org.galcause.redshiftsweep.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.Quantiles;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Verdict;

/** Effect curves with bands. Differences from the first level are taken inside each replicate, never from two bands. */
final class EffectCurves {

    private static final double NARROW = 0.68;
    private static final double WIDE = 0.95;

    private final EstimatorRun run;
    private final List<Target> targets;
    private final PanelSchema schema;
    private final Map<Integer, Integer> firstLevels = new HashMap<>();

    private EffectCurves(EstimatorRun run, List<Target> targets, PanelSchema schema) {
        this.run = run;
        this.targets = targets;
        this.schema = schema;
        for (int i = 0; i < targets.size(); i++) {
            firstLevels.putIfAbsent(targets.get(i).step(), i);
        }
    }

    /** A point for each target that is a level. */
    static List<CurvePoint> of(EstimatorRun run, List<Target> targets, PanelSchema schema) {
        EffectCurves curves = new EffectCurves(run, targets, schema);
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).isLevel()) {
                points.add(curves.point(i));
            }
        }
        return points;
    }

    private CurvePoint point(int target) {
        Answer.Value value = run.sample().values().get(target);
        if (value.verdict() == Verdict.REFUSED) {
            return row(target, Double.NaN, Interval.none(), Interval.none(), noTau(), value.verdict(), value.reason());
        }
        Verdict verdict = run.tooManyFailures() ? value.verdict().and(Verdict.CAUTION) : value.verdict();
        String reason = run.tooManyFailures() ? joined(value.reason(), failures()) : value.reason();
        return run.bootstrapped() ? bootstrapped(target, verdict, reason) : analytic(target, value, verdict, reason);
    }

    private CurvePoint bootstrapped(int target, Verdict verdict, String reason) {
        double[] replicates = run.replicatesOf(target);
        double median = Quantiles.of(replicates, 0.5);
        double[] differences = run.differences(target, firstLevel(target));
        double tau = Quantiles.of(differences, 0.5);
        Tau effect = new Tau(tau, interval(NARROW, tau, differences), interval(WIDE, tau, differences));
        return row(
                target,
                median,
                interval(NARROW, median, replicates),
                interval(WIDE, median, replicates),
                effect,
                verdict,
                reason);
    }

    private CurvePoint analytic(int target, Answer.Value value, Verdict verdict, String reason) {
        double error = run.spread() == Spread.SAMPLING ? value.standardError() : Double.NaN;
        double tau =
                value.estimate() - run.sample().values().get(firstLevel(target)).estimate();
        double ofTau = RegimeAnswers.analyticError(run.sample().covariance(), target, firstLevel(target), 1);
        return row(
                target,
                value.estimate(),
                Interval.normal(NARROW, value.estimate(), error),
                Interval.normal(WIDE, value.estimate(), error),
                new Tau(tau, Interval.normal(NARROW, tau, ofTau), Interval.normal(WIDE, tau, ofTau)),
                verdict,
                reason);
    }

    private Interval interval(double probability, double estimate, double[] replicates) {
        return Interval.of(run.interval(), probability, estimate, replicates);
    }

    private int firstLevel(int target) {
        return firstLevels.getOrDefault(targets.get(target).step(), target);
    }

    private String failures() {
        return run.failures().size() + " of " + run.replicates().length + " replicates failed, the first: "
                + run.failures().get(0);
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + "; " + second;
    }

    private record Tau(double value, Interval narrow, Interval wide) {}

    private static Tau noTau() {
        return new Tau(Double.NaN, Interval.none(), Interval.none());
    }

    private CurvePoint row(
            int target, double outcome, Interval narrow, Interval wide, Tau tau, Verdict verdict, String reason) {
        TimePoint time = schema.grid().at(targets.get(target).step());
        return new CurvePoint(
                run.name(),
                time.time(),
                time.redshift(),
                targets.get(target).level(),
                targets.get(target).summary(),
                outcome,
                narrow.low(),
                narrow.high(),
                wide.low(),
                wide.high(),
                tau.value,
                tau.narrow.low(),
                tau.narrow.high(),
                tau.wide.low(),
                tau.wide.high(),
                verdict,
                reason);
    }
}
