package org.galcause.gformula.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.weights.Adjustment;
import org.galcause.gformula.weights.PastValue;
import org.galcause.gformula.weights.Resample;
import org.galcause.gformula.weights.TreatmentWeights;
import org.galcause.gformula.weights.UsedWeights;

/** What the weights of one estimator do, at every step. */
public final class WeightDiagnostics {

    /** Distance from the mean, in standard deviations, beyond which a normal variable lies with probability 1 % on either side. */
    private static final double ONE_PERCENT = 2.326347874040841;

    private static final double RARE = 0.01;

    private final Resample sample;
    private final MarginalStructuralModel msm;
    private final TreatmentWeights weights;
    private final UsedWeights used;
    private final Panel panel;
    private final Balance balance;
    private final RankCorrelation ranks;

    public WeightDiagnostics(Resample sample, MarginalStructuralModel msm, TreatmentWeights weights, UsedWeights used) {
        this.sample = sample;
        this.msm = msm;
        this.weights = weights;
        this.used = used;
        this.panel = sample.problem().panel();
        this.balance = new Balance(panel);
        this.ranks = new RankCorrelation(sample);
    }

    /** All rows of {@code diagnostics.csv}, by step. */
    public List<Diagnostic> all() {
        List<Diagnostic> rows = new ArrayList<>();
        for (int step : sample.steps()) {
            addWeights(step, rows);
            if (sample.treatments().size() == 1) {
                addOfTreatment(step, rows);
            } else if (msm.weights() != Weights.NONE) {
                sample.treatments().forEach(treatment -> addBalance(step, treatment, treatment + ":", rows));
            }
        }
        return rows;
    }

    /** What is said of the only treatment; of several at once there is a balance for each, and no one probability. */
    private void addOfTreatment(int step, List<Diagnostic> rows) {
        if (msm.weights() != Weights.NONE) {
            addPositivity(step, rows);
            addBalance(step, sample.treatment(), "", rows);
        }
        if (kind(sample.treatment()) != Kind.CATEGORICAL) {
            addRankCorrelation(step, rows);
        }
    }

    private double time(int step) {
        return sample.schema().grid().at(step).time();
    }

    private void addWeights(int step, List<Diagnostic> rows) {
        double[] times = used.times(sample.multiplicities(), step);
        double[] sums = panel.sumOverUnits(3, (i, own) -> {
            own[0] += times[i] > 0 ? 1 : 0;
            own[1] += times[i];
            own[2] += times[i] * times[i];
        });
        double size = sums[1] * sums[1] / sums[2];
        double mean = sums[1] / sums[0];
        double largest = largest(times) / sums[1];
        rows.add(Thresholds.EFFECTIVE_SHARE.judge(time(step), "ess", size, size / sums[0]));
        rows.add(
                !isOverlap() && (msm.numerator().isPresent() || msm.weights() == Weights.NONE)
                        ? Thresholds.MEAN_WEIGHT.judge(time(step), "weight-mean", mean, Math.abs(mean - 1))
                        : Thresholds.unjudged(time(step), "weight-mean", mean));
        rows.add(Thresholds.LARGEST_SHARE.judge(time(step), "weight-share-max", largest, largest));
    }

    private double largest(double[] weights) {
        double own = Arrays.stream(weights).max().orElse(0);
        return panel.fromAllParts(new double[] {own}).stream()
                .mapToDouble(part -> part[0])
                .max()
                .orElse(0);
    }

    /** Overlap weights have no mean of their own. */
    private boolean isOverlap() {
        return msm.extremes() instanceof Extremes.Overlap;
    }

    private void addPositivity(int step, List<Diagnostic> rows) {
        weights.central(step).ifPresent(central -> {
            long known = panel.total(
                    Arrays.stream(central).filter(c -> !Double.isNaN(c)).count());
            if (known == 0) {
                return;
            }
            long improbable = panel.total(Arrays.stream(central)
                    .filter(c -> isBinary() ? c < RARE || c > 1 - RARE : Math.abs(c) > ONE_PERCENT)
                    .count());
            double share = (double) improbable / known;
            rows.add(Thresholds.POSITIVITY.judge(time(step), "positivity", share, share));
        });
    }

    private boolean isBinary() {
        return kind(sample.treatment()) == Kind.BINARY;
    }

    private Kind kind(String treatment) {
        return sample.schema().variable(treatment).kind();
    }

    /**
     * Balance is reported of the treatment itself, and judged, for stabilised weights of a continuous treatment, by what its own past leaves
     * unexplained: the association that runs through its past stays by construction.
     *
     * @param prefix of the variables' names: says which treatment where there are several
     */
    private void addBalance(int step, String name, String prefix, List<Diagnostic> rows) {
        if (!panel.isMeasured(sample.schema().index(name), step)) {
            return;
        }
        double[] treatment = sample.column(name, step);
        for (PastValue value : adjustment(name).confounders(step)) {
            double[] past = sample.column(value.variable(), value.step());
            double[] counts = counts(step, past);
            double[] weighted = weighted(step, counts);
            List<Past> columns =
                    columns(past, sample.schema().variable(value.variable()).kind(), counts);
            String label = prefix + value.text(step, sample.schema());
            double before = largest(columns, column -> imbalance(kind(name), treatment, column, counts, counts));
            double after = largest(columns, column -> imbalance(kind(name), treatment, column, weighted, counts));
            rows.add(Thresholds.unjudged(time(step), "balance-before/" + label, before));
            double judged = weights.unexplained(step)
                    .map(rest -> largest(columns, column -> balance.correlation(rest, column.values(), weighted)))
                    .orElse(after);
            rows.add(Thresholds.BALANCE.judge(time(step), "balance-after/" + label, after, Math.abs(judged)));
        }
    }

    /** One column of a past variable. */
    private record Past(double[] values, Kind kind) {}

    /** The codes of a category's levels have no order, so each level is a column of its own. */
    private List<Past> columns(double[] past, Kind kind, double[] counts) {
        if (kind != Kind.CATEGORICAL) {
            return List.of(new Past(past, kind));
        }
        return balance.levels(past, counts).stream()
                .map(level -> new Past(
                        Arrays.stream(past).map(v -> v == level ? 1 : 0).toArray(), Kind.BINARY))
                .toList();
    }

    /** Of the column with the largest imbalance on either side, with its sign. */
    private static double largest(List<Past> columns, ToDoubleFunction<Past> imbalance) {
        return columns.stream()
                .mapToDouble(imbalance)
                .filter(value -> !Double.isNaN(value))
                .reduce((a, b) -> Math.abs(b) > Math.abs(a) ? b : a)
                .orElse(Double.NaN);
    }

    private Adjustment adjustment(String treatment) {
        return new Adjustment(sample.problem().estimand(), msm.weights(), msm.confounders(), treatment);
    }

    private double imbalance(Kind treated, double[] treatment, Past past, double[] weights, double[] counts) {
        return switch (treated) {
            case BINARY -> balance.standardisedDifference(treatment, past.values(), past.kind(), weights, counts);
            case CATEGORICAL -> balance.largestDifference(treatment, past.values(), past.kind(), weights, counts);
            case CONTINUOUS -> balance.correlation(treatment, past.values(), weights);
        };
    }

    /** How often each galaxy counts: 0 where the treatment, its weight or the past value is missing. */
    private double[] counts(int step, double[] past) {
        double[] factor = weights.factor(step);
        return IntStream.range(0, past.length)
                .mapToDouble(i -> Double.isNaN(past[i]) || Double.isNaN(factor[i]) ? 0 : sample.multiplicities()[i])
                .toArray();
    }

    private double[] weighted(int step, double[] counts) {
        double[] tilted = tilted(step);
        return IntStream.range(0, counts.length)
                .mapToDouble(i -> counts[i] == 0 ? 0 : counts[i] * tilted[i])
                .toArray();
    }

    /** The factor of a step, of overlap weights tilted. */
    private double[] tilted(int step) {
        double[] factor = weights.factor(step);
        Optional<double[]> tilt = isOverlap() ? weights.overlap(step) : Optional.empty();
        return tilt.map(by -> IntStream.range(0, by.length)
                        .mapToDouble(i -> factor[i] * by[i])
                        .toArray())
                .orElse(factor);
    }

    /** Mean absolute Kendall tau of the treatment over all earlier confounders and treatments, as in the galaxy paper. */
    private void addRankCorrelation(int step, List<Diagnostic> rows) {
        List<PastValue> past = earlier(step);
        if (past.isEmpty()) {
            return;
        }
        RankCorrelation.Means means = ranks.of(new PastValue(sample.treatment(), step), past, tilted(step));
        rows.add(Thresholds.unjudged(time(step), "aacc-before", means.before()));
        if (msm.weights() != Weights.NONE) {
            rows.add(Thresholds.unjudged(time(step), "aacc-after", means.after()));
        }
    }

    private List<PastValue> earlier(int step) {
        Set<String> names = new LinkedHashSet<>();
        adjustment(sample.treatment()).confounders(step).forEach(value -> names.add(value.variable()));
        names.removeIf(name -> sample.schema().variable(name).timing() == Timing.CONSTANT);
        names.add(sample.treatment());
        return names.stream()
                .flatMap(name -> IntStream.range(0, step).mapToObj(s -> new PastValue(name, s)))
                .filter(value -> panel.isMeasured(sample.schema().index(value.variable()), value.step()))
                .toList();
    }
}
