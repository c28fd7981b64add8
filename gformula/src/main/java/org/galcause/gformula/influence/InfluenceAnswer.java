package org.galcause.gformula.influence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.balance.RatioDiagnostics;
import org.galcause.gformula.ratio.DensityRatios;
import org.galcause.gformula.regime.Cohort;

/** Puts an answer together from estimates and their influence functions. */
public final class InfluenceAnswer {

    private final Cohort cohort;
    private final List<Answer.Value> values = new ArrayList<>();
    private final List<double[]> functions = new ArrayList<>();

    public InfluenceAnswer(Cohort cohort) {
        this.cohort = cohort;
    }

    /**
     * Adds an estimate.
     *
     * @param function by unit, whose mean over the units may be anything: it is subtracted; missing where a unit does not count
     */
    public void add(double estimate, double[] function) {
        functions.add(function);
        values.add(new Answer.Value(estimate, standardError(function), Verdict.TRUSTED, ""));
    }

    /** Adds an estimate that is to be read with a sentence. */
    void add(double estimate, double[] function, String caution) {
        functions.add(function);
        values.add(new Answer.Value(estimate, standardError(function), Verdict.CAUTION, caution));
    }

    /** Adds a target that the data cannot support. */
    public void refuse(String reason) {
        double[] missing = new double[cohort.counts().length];
        Arrays.fill(missing, Double.NaN);
        functions.add(missing);
        values.add(Answer.Value.refused(reason));
    }

    /** The mean over the units, each as often as it counts. */
    public static double mean(Cohort cohort, double[] values) {
        return means(cohort, List.of(values))[0];
    }

    private static double[] means(Cohort cohort, List<double[]> all) {
        double[] sums = cohort.panel().sum(all.size(), block -> sums(cohort, all, block));
        return Arrays.stream(sums).map(sum -> sum / cohort.size()).toArray();
    }

    private static double[] sums(Cohort cohort, List<double[]> all, int block) {
        Panel panel = cohort.panel();
        int first = panel.firstRow(block);
        double[] sums = new double[all.size()];
        for (int k = 0; k < sums.length; k++) {
            double[] values = all.get(k);
            for (int i = first; i < first + panel.blocks().get(block).rows(); i++) {
                int count = cohort.counts()[i];
                sums[k] += count > 0 ? count * values[i] : 0;
            }
        }
        return sums;
    }

    /** Of estimates: the sample covariances of their functions (divisor n - 1) over n, row by row. */
    private double[] covariances(List<double[]> all) {
        double[] means = means(cohort, all);
        double n = cohort.size();
        double[] sums = cohort.panel().sum(all.size() * all.size(), block -> products(all, means, block));
        return Arrays.stream(sums).map(sum -> sum / (n - 1) / n).toArray();
    }

    private double[] products(List<double[]> all, double[] means, int block) {
        Panel panel = cohort.panel();
        int from = panel.firstRow(block);
        int until = from + panel.blocks().get(block).rows();
        double[] sums = new double[means.length * means.length];
        for (int k = 0; k < means.length; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = product(all.get(k), means[k], all.get(l), means[l], from, until);
                sums[k * means.length + l] = sum;
                sums[l * means.length + k] = sum;
            }
        }
        return sums;
    }

    private double product(double[] one, double first, double[] other, double second, int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            int count = cohort.counts()[i];
            sum += count > 0 ? count * (one[i] - first) * (other[i] - second) : 0;
        }
        return sum;
    }

    private double standardError(double[] function) {
        return Math.sqrt(covariances(List.of(function))[0]);
    }

    /**
     * One estimate, and how far each unit of the sample moves it.
     *
     * @param moves the sum of squares is the variance; empty on a resample, and where nothing can be said
     */
    public record Moved(Answer.Value value, Optional<double[]> moves) {}

    /** The first estimate. */
    public Moved first() {
        double[] function = functions.get(0);
        double mean = mean(cohort, function);
        double[] moves = Arrays.stream(function)
                .map(f -> (f - mean) / Math.sqrt((double) cohort.size() * (cohort.size() - 1)))
                .toArray();
        return new Moved(
                values.get(0), cohort.isSample() && !Double.isNaN(mean) ? Optional.of(moves) : Optional.empty());
    }

    /** The answer, with what the ratios of all regimes say. */
    public Answer answer(List<ModelTerm> terms, DensityRatios ratios) {
        List<Answer.Value> said = said(ratios);
        if (!cohort.isSample()) {
            return new Answer(said, List.of(), List.of(), List.of());
        }
        List<WeightSummary> weights = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Target target : cohort.problem().targets()) {
            if (target.isLevel()) {
                add(ratios.of(target.regime()).summaries(target.step()), weights, diagnostics);
            }
        }
        cohort.problem().targets().stream()
                .filter(target -> !target.isLevel())
                .map(Target::regime)
                .distinct()
                .forEach(regime ->
                        cohort.steps().forEach(step -> add(ratios.of(regime).summaries(step), weights, diagnostics)));
        List<ModelTerm> all = new ArrayList<>(ratios.terms());
        all.addAll(terms);
        return new Answer(said, all, weights, diagnostics, covariances());
    }

    private static void add(List<WeightSummary> ofStep, List<WeightSummary> weights, List<Diagnostic> diagnostics) {
        weights.addAll(ofStep);
        ofStep.stream()
                .filter(row -> row.what().equals("cumulative"))
                .forEach(row -> diagnostics.addAll(RatioDiagnostics.of(row)));
    }

    /** What is to be said of the ratios is said of values that nothing else is said of. */
    private List<Answer.Value> said(DensityRatios ratios) {
        List<Target> targets = cohort.problem().targets();
        return IntStream.range(0, values.size())
                .mapToObj(i -> said(values.get(i), ratios, targets.get(i)))
                .toList();
    }

    private static Answer.Value said(Answer.Value value, DensityRatios ratios, Target target) {
        return value.verdict() != Verdict.TRUSTED
                ? value
                : ratios.caution(target)
                        .map(reason ->
                                new Answer.Value(value.estimate(), value.standardError(), Verdict.CAUTION, reason))
                        .orElse(value);
    }

    private List<List<Double>> covariances() {
        int count = functions.size();
        double[] all = covariances(functions);
        return IntStream.range(0, count)
                .mapToObj(k ->
                        Arrays.stream(all, k * count, (k + 1) * count).boxed().toList())
                .toList();
    }
}
