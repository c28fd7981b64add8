package org.galcause.gformula.influence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.galcause.gformula.ratio.DensityRatios;
import org.galcause.gformula.ratio.Ratios;
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
        values.add(new Answer.Value(estimate, Math.sqrt(covariance(function, function)), Verdict.TRUSTED, ""));
    }

    /** Adds an estimate that is to be read with a sentence. */
    void add(double estimate, double[] function, String caution) {
        functions.add(function);
        values.add(new Answer.Value(estimate, Math.sqrt(covariance(function, function)), Verdict.CAUTION, caution));
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
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            int count = cohort.counts()[i];
            sum += count > 0 ? count * values[i] : 0;
        }
        return sum / cohort.size();
    }

    /** Of the two estimates: the sample covariance of their functions (divisor n - 1) over n. */
    private double covariance(double[] one, double[] other) {
        double first = mean(cohort, one);
        double second = mean(cohort, other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            int count = cohort.counts()[i];
            sum += count > 0 ? count * (one[i] - first) * (other[i] - second) : 0;
        }
        double n = cohort.size();
        return sum / (n - 1) / n;
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
                double time = cohort.schema().grid().at(target.step()).time();
                Ratios own = ratios.of(target.regime());
                own.summaries().stream().filter(row -> row.time() == time).forEach(weights::add);
                own.diagnostics().stream().filter(row -> row.time() == time).forEach(diagnostics::add);
            }
        }
        cohort.problem().targets().stream()
                .filter(target -> !target.isLevel())
                .map(Target::regime)
                .distinct()
                .forEach(regime -> {
                    Ratios own = ratios.of(regime);
                    weights.addAll(own.summaries());
                    diagnostics.addAll(own.diagnostics());
                });
        List<ModelTerm> all = new ArrayList<>(ratios.terms());
        all.addAll(terms);
        return new Answer(said, all, weights, diagnostics, covariances());
    }

    /** Values of smoothed levels say that they are. */
    private List<Answer.Value> said(DensityRatios ratios) {
        if (ratios.smoothing().isEmpty()) {
            return values;
        }
        List<Target> targets = cohort.problem().targets();
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i).verdict() != Verdict.TRUSTED
                        ? values.get(i)
                        : new Answer.Value(
                                values.get(i).estimate(),
                                values.get(i).standardError(),
                                Verdict.CAUTION,
                                ratios.smoothing().get().caution(targets.get(i))))
                .toList();
    }

    private List<List<Double>> covariances() {
        return functions.stream()
                .map(one ->
                        functions.stream().map(other -> covariance(one, other)).toList())
                .toList();
    }
}
