package org.galcause.redshiftsweep.results;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.result.Answer;

/**
 * All that one estimator has said.
 *
 * @param name the estimator's name
 * @param interval how intervals are made
 * @param spread what standard errors without bootstrap describe
 * @param sample the answer on the sample itself
 * @param replicates estimates by replicate and target; a row of NaN is a replicate that failed
 * @param failures the sentences of the replicates that failed, in order
 */
public record EstimatorRun(
        String name,
        IntervalKind interval,
        Spread spread,
        Answer sample,
        double[][] replicates,
        List<String> failures) {

    /** The share of failed replicates above which levels are marked CAUTION. */
    static final double TOLERATED_FAILURES = 0.01;

    public EstimatorRun {
        failures = List.copyOf(failures);
    }

    /** Whether there are bootstrap replicates. */
    boolean bootstrapped() {
        return replicates.length > 0;
    }

    /** The finite replicates of one target. */
    double[] replicatesOf(int target) {
        return Arrays.stream(replicates)
                .mapToDouble(row -> row[target])
                .filter(Double::isFinite)
                .toArray();
    }

    /** The finite differences of two targets, each taken inside one replicate. */
    double[] differences(int target, int reference) {
        return Arrays.stream(replicates)
                .mapToDouble(row -> row[target] - row[reference])
                .filter(Double::isFinite)
                .toArray();
    }

    /** The finite ratios of two targets, each taken inside one replicate. */
    double[] ratios(int target, int reference) {
        return Arrays.stream(replicates)
                .mapToDouble(row -> row[target] / row[reference])
                .filter(Double::isFinite)
                .toArray();
    }

    /** Whether more replicates failed than are tolerated. */
    boolean tooManyFailures() {
        return failures.size() > TOLERATED_FAILURES * replicates.length;
    }
}
