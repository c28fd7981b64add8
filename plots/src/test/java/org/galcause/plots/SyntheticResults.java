package org.galcause.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.RegimeEstimate;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;

/** Results as a galaxy study gives them: five estimators, eleven snapshots, twenty-one levels, an effect that changes sign. */
final class SyntheticResults {

    static final int[] SNAPSHOTS = {13, 25, 35, 43, 51, 59, 67, 75, 83, 91, 99};
    static final double[] REDSHIFTS = {6.011, 3.008, 1.823, 1.302, 0.951, 0.700, 0.503, 0.348, 0.214, 0.099, 0};
    static final List<String> ESTIMATORS = List.of("naive", "traditional", "causal-stellar", "gformula", "ice");
    static final AxisLabels LABELS = new AxisLabels(
            "running mean of log_{10} Σ_{10} [\\i{h}^{3} cMpc^{-3}]",
            "log_{10} SFR [M_{⊙} yr^{-1}]", "effect \\i{τ} [dex]", times());

    private SyntheticResults() {}

    static List<TimePoint> times() {
        List<TimePoint> times = new ArrayList<>();
        for (int i = 0; i < SNAPSHOTS.length; i++) {
            times.add(new TimePoint(SNAPSHOTS[i], REDSHIFTS[i], Double.NaN));
        }
        return times;
    }

    static List<TruthPoint> truth() {
        List<TruthPoint> truth = new ArrayList<>();
        for (int t = 0; t < SNAPSHOTS.length; t++) {
            for (int level = 1; level <= 21; level++) {
                double x = treatment(t, level);
                truth.add(new TruthPoint(SNAPSHOTS[t], level, x, outcome(t, x), 0.004));
            }
        }
        return truth;
    }

    static List<CurvePoint> curves() {
        Random random = new Random(20241203);
        List<CurvePoint> points = new ArrayList<>();
        for (int e = 0; e < ESTIMATORS.size(); e++) {
            for (int t = 0; t < SNAPSHOTS.length; t++) {
                for (int level = 1; level <= 21; level++) {
                    points.add(point(e, t, level, random));
                }
            }
        }
        return points;
    }

    private static CurvePoint point(int estimator, int t, int level, Random random) {
        double x = treatment(t, level);
        double bias = switch (estimator) {
            case 0 -> 0.35 * (x - 0.3);
            case 1 -> 0.2 * (x - 0.3);
            default -> 0;
        };
        double middle = outcome(t, x) + bias + 0.05 * random.nextGaussian();
        double half = 0.08 + 0.12 * Math.abs(level - 11) / 10.0 + (estimator == 2 ? 0.15 : 0);
        double tau = middle - outcome(t, treatment(t, 1)) + 0.35 * (estimator == 0 ? 0.38 : 0);
        double tauHalf = level == 1 ? 0 : 1.2 * half;
        tau = level == 1 ? 0 : tau;
        boolean refused = estimator == 2 && level >= 20 || estimator == 3 && level == 21;
        boolean caution = estimator == 2 && (level == 1 || level >= 17) || estimator == 4 && level >= 20;
        if (refused) {
            double none = Double.NaN;
            return new CurvePoint(
                    ESTIMATORS.get(estimator),
                    SNAPSHOTS[t],
                    REDSHIFTS[t],
                    level,
                    x,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    Verdict.REFUSED,
                    "effective sample size 12 is below 50");
        }
        return new CurvePoint(
                ESTIMATORS.get(estimator),
                SNAPSHOTS[t],
                REDSHIFTS[t],
                level,
                x,
                middle,
                middle - half,
                middle + half,
                middle - 2 * half,
                middle + 2 * half,
                tau,
                tau - tauHalf,
                tau + tauHalf,
                tau - 2 * tauHalf,
                tau + 2 * tauHalf,
                caution ? Verdict.CAUTION : Verdict.TRUSTED,
                caution ? "few galaxies" : "");
    }

    static double treatment(int t, int level) {
        double late = t / 10.0;
        double p = (level - 1) / 20.0;
        double tail = 0.45 * Math.pow(p, 6) - 0.35 * Math.pow(1 - p, 8);
        return 0.15 + (1.7 + 0.6 * late) * p + tail;
    }

    private static double outcome(int t, double x) {
        double late = t / 10.0;
        double rise = 1.9 * (1 - late) * x / 3;
        double fall = -2.4 * late * late / (1 + Math.exp(-3 * (x - 1.8)));
        return -0.6 + rise + fall;
    }

    /** Stabilised weights whose product spreads with time. */
    static List<WeightSummary> weights() {
        List<WeightSummary> rows = new ArrayList<>();
        for (int t = 1; t < SNAPSHOTS.length; t++) {
            rows.add(weights(SNAPSHOTS[t], "factor", 0.35, 18629));
            rows.add(weights(SNAPSHOTS[t], "cumulative", 0.35 * Math.sqrt(t), 18629));
            rows.add(weights(SNAPSHOTS[t], "used", 0.28 * Math.sqrt(t), 18255));
        }
        return rows;
    }

    private static WeightSummary weights(double time, String what, double spread, long rows) {
        double ess = rows * Math.exp(-1.5 * spread * spread);
        return new WeightSummary(
                "",
                time,
                what,
                Math.exp(-4 * spread),
                Math.exp(-2.33 * spread),
                Math.exp(-1.64 * spread),
                Math.exp(-0.67 * spread),
                0.97,
                Math.exp(0.67 * spread),
                Math.exp(1.64 * spread),
                Math.exp(2.33 * spread),
                Math.exp(5.5 * spread),
                1.02,
                spread,
                ess,
                rows);
    }

    /** Balance of two variables at all lags, better after weighting. */
    static List<Diagnostic> balance() {
        Random random = new Random(7);
        List<Diagnostic> rows = new ArrayList<>();
        for (int t = 1; t < SNAPSHOTS.length; t++) {
            double mean = 0;
            for (String name : List.of("stellar_mass", "environment")) {
                for (int lag = 1; lag <= t; lag++) {
                    double before = (name.startsWith("e") ? 0.75 : 0.42) * Math.pow(0.88, lag - 1);
                    double after = 0.12 * random.nextGaussian() * Math.pow(0.9, lag) + (name.startsWith("e") ? 0.3 : 0);
                    mean += Math.abs(before) / (2 * t);
                    rows.add(diagnostic(t, "balance-before/" + name + "[t-" + lag + "]", before));
                    rows.add(diagnostic(t, "balance-after/" + name + "[t-" + lag + "]", after));
                }
            }
            rows.add(diagnostic(t, "aacc-before", mean));
            rows.add(diagnostic(t, "aacc-after", 0.08));
            rows.add(diagnostic(t, "ess", 1500));
        }
        return rows;
    }

    private static Diagnostic diagnostic(int t, String what, double value) {
        return new Diagnostic("", SNAPSHOTS[t], what, value, Verdict.TRUSTED, "");
    }

    /** Risks under three regimes by two estimators, at times 1 to {@code last}. */
    static List<RegimeEstimate> regimes(int last) {
        List<RegimeEstimate> rows = new ArrayList<>();
        for (String estimator : List.of("gformula", "ice")) {
            for (String regime : List.of("natural", "never", "always", "treat-if")) {
                for (int time = last == 1 ? 1 : 0; time <= last; time++) {
                    double speed = 0.03 + 0.025 * regime.length() % 0.09 + (estimator.equals("ice") ? 0.004 : 0);
                    double risk = 1 - Math.exp(-speed * (time + 1));
                    double half = 0.012 + 0.004 * time;
                    rows.add(new RegimeEstimate(estimator, regime, time, risk, half / 2, risk - half, risk + half));
                }
            }
        }
        return rows;
    }
}
