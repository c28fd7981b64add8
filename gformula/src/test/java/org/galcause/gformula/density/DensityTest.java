package org.galcause.gformula.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;
import org.junit.jupiter.api.Test;

class DensityTest {

    private final double[] values =
            IntStream.range(0, 700).mapToDouble(this::value).toArray();
    private final int[] counts =
            IntStream.range(0, 700).map(i -> Randomness.below(9, i, 4)).toArray();

    private double value(int i) {
        double normal = Randomness.normal(8, i);
        return i % 50 == 0 ? 12 * normal : normal + (i % 3);
    }

    @Test
    void kernelDensityIsTheSumOverAllPairs() {
        double[] logs = KernelDensity.of(values, counts).log(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(logs[i]).isCloseTo(Math.log(sumOverPairs(values[i])), within(1e-10));
        }
    }

    /** Scott's rule and divisor n - 1, as in scipy's gaussian_kde. */
    private double sumOverPairs(double at) {
        double n = Arrays.stream(counts).sum();
        double mean = IntStream.range(0, values.length)
                        .mapToDouble(i -> counts[i] * values[i])
                        .sum()
                / n;
        double variance = IntStream.range(0, values.length)
                        .mapToDouble(i -> counts[i] * (values[i] - mean) * (values[i] - mean))
                        .sum()
                / (n - 1);
        double h2 = variance * Math.pow(n, -0.4);
        return IntStream.range(0, values.length)
                        .mapToDouble(i -> counts[i] * Math.exp(-0.5 * (at - values[i]) * (at - values[i]) / h2))
                        .sum()
                / (n * Math.sqrt(2 * Math.PI * h2));
    }

    @Test
    void farFromEverythingTheKernelDensityIsNothing() {
        assertThat(KernelDensity.of(values, counts).log(1e6)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void kernelDensityNeedsDifferentValues() {
        assertThatThrownBy(() -> KernelDensity.of(new double[] {2, 2, 2}, new int[] {1, 1, 1}))
                .hasMessage("the kernel density of values that are all equal");
    }

    @Test
    void normalDensityStaysFiniteInTheTail() {
        assertThat(NormalDensity.log(0, 1)).isCloseTo(-0.9189385332046727, within(1e-15));
        assertThat(NormalDensity.log(50, 0.5)).isCloseTo(-5000 - Math.log(0.5) - 0.9189385332046727, within(1e-9));
    }

    @Test
    void momentsCountCopiesAndLeaveOutWhatIsMissing() {
        Moments moments = Moments.of(new double[] {1, Double.NaN, 4, 9}, new int[] {2, 5, 1, 0});
        assertThat(moments.count()).isEqualTo(3);
        assertThat(moments.mean()).isEqualTo(2);
        assertThat(moments.sampleSpread()).isCloseTo(Math.sqrt(3), within(1e-15));
        assertThat(moments.populationSpread()).isCloseTo(Math.sqrt(2), within(1e-15));
    }
}
