package org.galcause.causalmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomnessTest {

    @Test
    void numbersDependOnEveryCoordinate() {
        long key = Randomness.key(7, "bootstrap");
        assertThat(Randomness.key(8, "bootstrap")).isNotEqualTo(key);
        assertThat(Randomness.key(7, "floor")).isNotEqualTo(key);
        assertThat(Randomness.with(Randomness.with(key, 1), 2))
                .isNotEqualTo(Randomness.with(Randomness.with(key, 2), 1));
        assertThat(Randomness.uniform(key, 5)).isEqualTo(Randomness.uniform(Randomness.key(7, "bootstrap"), 5));
    }

    @Test
    void uniformAndNormalNumbersHaveTheirMoments() {
        long key = Randomness.key(1, "moments");
        int n = 200_000;
        double[] u = IntStream.range(0, n)
                .mapToDouble(i -> Randomness.uniform(key, i))
                .toArray();
        double[] z = IntStream.range(0, n)
                .mapToDouble(i -> Randomness.normal(key, i))
                .toArray();
        assertThat(Arrays.stream(u).average().orElseThrow()).isCloseTo(0.5, within(4 * Math.sqrt(1 / 12.0 / n)));
        assertThat(Arrays.stream(u).min().orElseThrow()).isGreaterThan(0);
        assertThat(Arrays.stream(u).max().orElseThrow()).isLessThan(1);
        assertThat(Arrays.stream(z).average().orElseThrow()).isCloseTo(0, within(4 / Math.sqrt(n)));
        assertThat(Arrays.stream(z).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(4 * Math.sqrt(2.0 / n)));
    }

    @Test
    void boundedIntegersAreUniform() {
        long key = Randomness.key(2, "die");
        int[] counts = new int[6];
        IntStream.range(0, 60_000).forEach(i -> counts[Randomness.below(key, i, 6)]++);
        assertThat(Arrays.stream(counts).boxed().toList())
                .allSatisfy(count -> assertThat(count).isBetween(9600, 10400));
    }

    /** Values of R's qnorm. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.975, 1.959963984540054",
        "0.01, -2.3263478740408408",
        "1e-10, -6.361340902404056",
        "0.3, -0.5244005127080407"
    })
    void normalQuantilesAreRs(double p, double quantile) {
        assertThat(NormalQuantile.of(p)).isCloseTo(quantile, within(1e-14 * Math.max(1, Math.abs(quantile)) * 10));
    }

    /** numpy.quantile([1, 2, 4, 8], [0.1, 0.5, 0.9]). */
    @Test
    void quantilesAreOfTypeSeven() {
        double[] values = {8, 1, 4, 2};
        assertThat(Quantiles.of(values, 0.1)).isCloseTo(1.3, within(1e-12));
        assertThat(Quantiles.of(values, 0.5)).isEqualTo(3);
        assertThat(Quantiles.of(values, 0.9)).isCloseTo(6.8, within(1e-12));
        assertThat(values).containsExactly(8, 1, 4, 2);
    }

    @Test
    void nearestNamesForgiveSlipsAndSwapsButNotOtherWords() {
        assertThat(NearestName.hint("tretment", List.of("treatment", "outcome")))
                .isEqualTo("; did you mean \"treatment\"?");
        assertThat(NearestName.of("otucome", List.of("treatment", "outcome"))).contains("outcome");
        assertThat(NearestName.of("box", List.of("treatment", "outcome"))).isEmpty();
    }
}
