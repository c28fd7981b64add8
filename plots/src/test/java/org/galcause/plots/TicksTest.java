package org.galcause.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final int TRIALS = 1000;

    @Test
    void linearTicksAscendWithinTheRangeThreeToEightOfThem() {
        Random random = new Random(3);
        for (int i = 0; i < TRIALS; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            double high = low + random.nextDouble() * Math.pow(10, random.nextInt(10) - 5) + 1e-9 * Math.abs(low);
            Ticks ticks = Ticks.linear(low, high, 8);
            String range = low + " to " + high;
            List<Double> major = ticks.major().stream().map(Ticks.Tick::value).toList();
            double slack = 2e-9 * (high - low) + 1e-15 * Math.abs(low);
            assertThat(major).as(range).hasSizeBetween(3, 8).isSorted();
            assertThat(major).as(range).doesNotHaveDuplicates();
            assertThat(major).as(range).allMatch(v -> v >= low - slack && v <= high + slack);
            assertThat(ticks.minor()).as(range).isSorted().doesNotContainAnyElementsOf(major);
            assertThat(ticks.minor()).as(range).allMatch(v -> v >= low - slack && v <= high + slack);
            assertThat(ticks.major().stream().map(Ticks.Tick::label)).as(range).doesNotHaveDuplicates();
        }
    }

    @Test
    void labelsHaveTheDecimalsOfTheStepAndARealMinus() {
        assertThat(Ticks.linear(-1, 1, 5).major())
                .extracting(Ticks.Tick::label)
                .containsExactly("−1.0", "−0.5", "0.0", "0.5", "1.0");
        assertThat(Ticks.linear(0, 1e6, 6).major())
                .extracting(Ticks.Tick::label)
                .contains("0", "2×10^{5}", "1×10^{6}");
    }

    @Test
    void logarithmicTicksAreDecadesWithTheirDigitsBetween() {
        Ticks ticks = Ticks.log10(0.05, 300, 8);
        assertThat(ticks.major())
                .extracting(Ticks.Tick::label)
                .containsExactly("10^{−1}", "10^{0}", "10^{1}", "10^{2}");
        assertThat(ticks.minor()).hasSize(5 + 8 + 8 + 8 + 2);
        assertThat(ticks.minor().get(0)).isEqualTo(0.05);
    }

    @Test
    void manyDecadesAreThinnedOutWithTheOthersAsMinorTicks() {
        Ticks ticks = Ticks.log10(1e-20, 1e20, 8);
        assertThat(ticks.major()).hasSizeBetween(3, 8);
        assertThat(ticks.major().size() + ticks.minor().size()).isEqualTo(41);
    }

    @Test
    void lessThanADecadeHasPlainNumbers() {
        assertThat(Ticks.log10(0.4, 6, 8).major()).extracting(Ticks.Tick::label).containsExactly("0.5", "1", "2", "5");
    }

    @Test
    void logarithmicTicksAscendWithinTheRange() {
        Random random = new Random(4);
        for (int i = 0; i < TRIALS; i++) {
            double low = Math.pow(10, 20 * random.nextDouble() - 10);
            double high = low * Math.pow(10, 0.05 + 12 * random.nextDouble());
            Ticks ticks = Ticks.log10(low, high, 8);
            String range = low + " to " + high;
            List<Double> major = ticks.major().stream().map(Ticks.Tick::value).toList();
            assertThat(major).as(range).hasSizeBetween(2, 8).isSorted();
            assertThat(major).as(range).allMatch(v -> v >= low * (1 - 1e-6) && v <= high * (1 + 1e-6));
            assertThat(ticks.minor()).as(range).isSorted();
        }
    }
}
