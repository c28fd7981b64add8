package org.galcause.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.TruthPoint;
import org.galcause.causalmodel.result.Verdict;

/**
 * Curve points sorted for drawing.
 *
 * @param points as given
 * @param truth as given; empty when unknown
 */
record Curves(List<CurvePoint> points, List<TruthPoint> truth) {

    Curves {
        points = List.copyOf(points);
        truth = List.copyOf(truth);
    }

    /** The estimators' names, in order of appearance: this order decides their looks. */
    List<String> estimators() {
        return points.stream().map(CurvePoint::estimator).distinct().toList();
    }

    /** The times, ascending, with their redshifts (NaN when unknown). */
    Map<Double, Double> times() {
        Map<Double, Double> times = new TreeMap<>();
        points.forEach(p -> times.merge(p.time(), p.redshift(), (a, b) -> Double.isNaN(a) ? b : a));
        return times;
    }

    /** Only what belongs to one time. */
    Curves at(double time) {
        return new Curves(
                points.stream().filter(p -> p.time() == time).toList(),
                truth.stream().filter(t -> t.time() == time).toList());
    }

    /** Only one estimator's points. */
    Curves of(String estimator) {
        return new Curves(
                points.stream().filter(p -> p.estimator().equals(estimator)).toList(), truth);
    }

    /** Each estimator's points by ascending treatment. */
    Map<String, List<CurvePoint>> byEstimator() {
        Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
        for (String estimator : estimators()) {
            curves.put(
                    estimator,
                    points.stream()
                            .filter(p -> p.estimator().equals(estimator))
                            .sorted(Comparator.comparingDouble(CurvePoint::treatment))
                            .toList());
        }
        return curves;
    }

    /** Whether there is a number to draw. */
    boolean drawable(Quantity quantity) {
        return points.stream().anyMatch(p -> drawn(p, quantity));
    }

    /** Whether this level is drawn: it is supported and has a number. */
    static boolean drawn(CurvePoint point, Quantity quantity) {
        return point.verdict() != Verdict.REFUSED
                && Double.isFinite(quantity.middle(point))
                && Double.isFinite(point.treatment());
    }

    /** Every treatment value, for the x axis. */
    DoubleStream treatments() {
        return DoubleStream.concat(
                points.stream().mapToDouble(CurvePoint::treatment),
                truth.stream().mapToDouble(TruthPoint::treatment));
    }

    /** Medians and band ends of what is drawn, for the y axis. */
    DoubleStream values(Quantity quantity) {
        return points.stream()
                .filter(p -> drawn(p, quantity))
                .flatMapToDouble(p -> DoubleStream.of(quantity.middle(p), quantity.low(p), quantity.high(p)));
    }

    /** The truth's values by ascending treatment: pairs of treatment and value. */
    List<double[]> truthLine(Quantity quantity) {
        List<double[]> line = new ArrayList<>();
        truth.stream()
                .sorted(Comparator.comparingDouble(TruthPoint::treatment))
                .forEach(t -> line.add(new double[] {t.treatment(), trueValue(t, quantity)}));
        return line;
    }

    /** The truth at a level; as an effect, its difference from the truth at level 1 of that time (NaN without it). */
    double trueValue(TruthPoint point, Quantity quantity) {
        if (quantity == Quantity.OUTCOME) {
            return point.outcome();
        }
        OptionalDouble first = truth.stream()
                .filter(t -> t.time() == point.time() && t.level() == 1)
                .mapToDouble(TruthPoint::outcome)
                .findFirst();
        return point.outcome() - first.orElse(Double.NaN);
    }

    /** The range of y over all times: robust for the estimates, with the whole truth inside. */
    Span span(Quantity quantity) {
        Span span = Span.robust(values(quantity));
        for (TruthPoint point : truth) {
            double value = trueValue(point, quantity);
            span = Double.isFinite(value) ? span.with(value) : span;
        }
        return span;
    }

    /** Whether any point has this verdict. */
    boolean has(Verdict verdict) {
        return points.stream().anyMatch(p -> p.verdict() == verdict);
    }

    /** The first reason for a refusal. */
    String refusal() {
        return points.stream()
                .filter(p -> p.verdict() == Verdict.REFUSED && !p.reason().isEmpty())
                .map(CurvePoint::reason)
                .findFirst()
                .orElse("no estimate is finite");
    }

    /** Everything that is drawn; the truth has the estimator {@code truth}. */
    FigureTable table() {
        Stream<List<String>> estimates = points.stream()
                .map(p -> FigureTable.row(
                        p.estimator(),
                        p.time(),
                        p.redshift(),
                        (double) p.level(),
                        p.treatment(),
                        p.outcome(),
                        p.low68(),
                        p.high68(),
                        p.tau(),
                        p.tauLow68(),
                        p.tauHigh68(),
                        p.verdict().name(),
                        p.reason()));
        Map<Double, Double> redshifts = times();
        Stream<List<String>> truths = truth.stream()
                .map(t -> FigureTable.row(
                        "truth",
                        t.time(),
                        redshifts.getOrDefault(t.time(), Double.NaN),
                        (double) t.level(),
                        t.treatment(),
                        t.outcome(),
                        "",
                        "",
                        trueValue(t, Quantity.EFFECT),
                        "",
                        "",
                        "",
                        ""));
        return new FigureTable(
                List.of(
                        "estimator",
                        "snapshot",
                        "redshift",
                        "level",
                        "treatment",
                        "outcome",
                        "low68",
                        "high68",
                        "tau",
                        "tau_low68",
                        "tau_high68",
                        "verdict",
                        "reason"),
                Stream.concat(estimates, truths).collect(Collectors.toList()));
    }

    /** What bands, lines and marks mean. */
    String caption(String truthWords) {
        boolean bands = points.stream().anyMatch(p -> Double.isFinite(p.low68()) && p.low68() < p.high68());
        return (bands
                        ? "Lines: medians over the bootstrap replicates; bands: central 68 % intervals."
                        : "Lines: point estimates.")
                + (truth.isEmpty() ? "" : truthWords)
                + (has(Verdict.CAUTION) ? " Open symbols and faint lines: levels to be read with caution." : "")
                + (has(Verdict.REFUSED) ? " Crosses: levels that the data cannot support, left out of the curve." : "");
    }
}
