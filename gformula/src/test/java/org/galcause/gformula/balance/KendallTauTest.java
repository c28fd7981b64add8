package org.galcause.gformula.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;
import org.junit.jupiter.api.Test;

class KendallTauTest {

    private static final int ROWS = 300;

    private final double[] x = column(1, 20);
    private final double[] y = IntStream.range(0, ROWS)
            .mapToDouble(i -> x[i] + Randomness.below(2, i, 15))
            .toArray();
    private final double[] once = IntStream.range(0, ROWS).mapToDouble(i -> 1).toArray();
    private final double[] weights =
            IntStream.range(0, ROWS).mapToDouble(i -> Randomness.below(3, i, 4)).toArray();

    private static double[] column(long key, int values) {
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> Randomness.below(key, i, values))
                .toArray();
    }

    @Test
    void equalsTheSumOverAllPairs() {
        assertThat(tau(once)).isCloseTo(overPairs(x, y), within(1e-12)).isGreaterThan(0.4);
    }

    @Test
    void wholeWeightsAreCopies() {
        double[] xs = copies(x);
        double[] ys = copies(y);
        assertThat(tau(weights)).isCloseTo(overPairs(xs, ys), within(1e-12));
        assertThat(tau(weights)).isNotCloseTo(tau(once), within(1e-6));
    }

    @Test
    void isTheMeanOverResamplesWithTheWeightsAsProbabilities() {
        double sum = 0;
        int resamples = 200;
        double[] cumulative = weights.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        for (int r = 0; r < resamples; r++) {
            double[] counts = new double[ROWS];
            for (int draw = 0; draw < ROWS; draw++) {
                double at = Randomness.uniform(100 + r, draw) * cumulative[ROWS - 1];
                int row = 0;
                while (cumulative[row] < at) {
                    row++;
                }
                counts[row]++;
            }
            sum += tau(counts) / resamples;
        }
        assertThat(sum).isCloseTo(tau(weights), within(0.01));
    }

    @Test
    void aColumnThatDoesNotVaryHasNone() {
        assertThat(KendallTau.of(Ranks.of(new double[ROWS]), Ranks.of(y), once)).isNaN();
    }

    private double tau(double[] w) {
        return KendallTau.of(Ranks.of(x), Ranks.of(y), w);
    }

    private double[] copies(double[] values) {
        return IntStream.range(0, ROWS)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, (int) weights[i]).mapToDouble(k -> values[i]))
                .toArray();
    }

    private static double overPairs(double[] a, double[] b) {
        double balance = 0;
        double untiedA = 0;
        double untiedB = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                double p = Math.signum(a[i] - a[j]);
                double q = Math.signum(b[i] - b[j]);
                balance += p * q;
                untiedA += p * p;
                untiedB += q * q;
            }
        }
        return balance / Math.sqrt(untiedA * untiedB);
    }
}
