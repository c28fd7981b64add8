package org.galcause.ingesttng.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.galcause.causalmodel.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @Test
    void equalsTheJavaLibraryOnManyNumbers() {
        long key = Randomness.key(5, "decimals");
        for (int i = 0; i < 20_000; i++) {
            double value = Randomness.normal(key, i) * Math.pow(10, Randomness.below(key, i, 40) - 20);
            check(Double.toString(value));
            check(String.format(Locale.ROOT, "%.6f", value));
            check(String.format(Locale.ROOT, "%.17f", value));
            check(Long.toString((long) (value * 1e15)));
        }
    }

    private static void check(String text) {
        assertThat(Decimal.parse(text, 0, text.length())).as(text).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void readsWordsForMissingAndInfinite() {
        assertThat(Decimal.parse(" ", 0, 1)).isNaN();
        assertThat(Decimal.parse("NaN", 0, 3)).isNaN();
        assertThat(Decimal.parse("-inf", 0, 4)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Decimal.parse("True", 0, 4)).isEqualTo(1);
        assertThat(Decimal.parse("x -2.5 y", 1, 6)).isEqualTo(-2.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "0x1p3", "1.2.3", "-", ".", "NA", "1e", "1,5", "12abc"})
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> Decimal.parse(text, 0, text.length())).isInstanceOf(NumberFormatException.class);
    }
}
