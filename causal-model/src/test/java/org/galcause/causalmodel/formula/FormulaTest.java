package org.galcause.causalmodel.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A[t-1] + mean(L1[..t-1]) + mean(L2[..t-1]) + L3 + t",
                "A + A[t-2] + A[..t-1] + history + history(2) + factor(t)",
                "x^2 + log(x) + sqrt(x) + above(x, -1.5) + spline(mean(x[..t]), df=4)",
                "spline(x, knots=[-1, 0, 1], linear=false) + cd4.sqrt:x[t-1]",
                "-1 + A",
                "1"
            })
    void isReadAndWrittenInTheSameWords(String text) {
        assertThat(Formula.parse(text).text()).isEqualTo(text);
        assertThat(Formula.parse(Formula.parse(text).text())).isEqualTo(Formula.parse(text));
    }

    @Test
    void productsExpandToMainEffectsThenInteractions() {
        assertThat(Formula.parse("A[t-2]*A[t-1]*A").text())
                .isEqualTo("A[t-2] + A[t-1] + A + A[t-2]:A[t-1] + A[t-2]:A + A[t-1]:A + A[t-2]:A[t-1]:A");
    }

    @Test
    void presentIndexIsOptional() {
        assertThat(Formula.parse("A[t]")).isEqualTo(Formula.parse("A"));
    }

    @Test
    void repeatedTermsCountOnce() {
        assertThat(Formula.parse("A + B + A").text()).isEqualTo("A + B");
    }

    @Test
    void knowsWhatItReads() {
        Formula formula = Formula.parse("A[t-1] + mean(L[..t]) + spline(Z, df=3)");
        assertThat(References.of(formula)).containsExactly("A", "L", "Z");
        assertThat(References.present(formula)).containsExactly("L", "Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A + | found the end where a variable or function is expected",
                "A[s-1] | found \"s\" where \"t\", as in A[t-1] is expected",
                "A + L[t+1] | uses the future: L at a time after t; allowed: L[t], L[t-1], L[..t-1]",
                "mean(A) | mean(A) needs a range of times, such as mean(A[..t-1])",
                "spine(A, df=3) | did you mean \"spline\"?",
                "spline(A) | needs either knots=[…] (three or more) or df=N (2 or more)",
                "log(A[..t-1]) | A[..t-1] is several columns",
                "A ? B | cannot read \"? B\""
            })
    void saysWhatIsWrong(String text, String sentence) {
        assertThatThrownBy(() -> Formula.parse(text))
                .isInstanceOf(FormulaSyntaxException.class)
                .hasMessageContaining(sentence);
    }
}
