package org.galcause.gformula.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;

class GlmTest {

    @Test
    void leastSquaresByHand() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {1.1, 1.9, 3.2, 3.9, 5.1};
        GlmFit fit = SmallPanel.continuous(List.of("x", "y"), x, y).fit("y", "x", Link.IDENTITY);
        assertThat(fit.coefficients().values()).containsExactly(new double[] {0.04, 1.0}, within(1e-12));
        assertThat(fit.coefficients().standardError(1)).isCloseTo(Math.sqrt(0.072 / 3 / 10), within(1e-12));
        assertThat(fit.sigma()).isCloseTo(Math.sqrt(0.072 / 5), within(1e-12));
    }

    /** A quadratic in a year: the condition number of the plain normal equations is beyond double precision. */
    @Test
    void badlyScaledColumns() {
        double[] year = new double[200];
        double[] y = new double[200];
        for (int i = 0; i < year.length; i++) {
            year[i] = 2000 + i / 10.0;
            double s = year[i] - 2010;
            y[i] = 3 + 0.5 * s + 0.25 * s * s;
        }
        GlmFit fit = SmallPanel.continuous(List.of("x", "y"), year, y).fit("y", "x + x^2", Link.IDENTITY);
        assertThat(fit.coefficients().values()[2]).isCloseTo(0.25, within(1e-9));
        assertThat(fit.coefficients().values()[1] / (0.5 - 2 * 0.25 * 2010)).isCloseTo(1, within(1e-8));
    }

    @Test
    void aliasedAndConstantColumnsDropOutAndAreNamed() {
        double[] x = {1, 2, 3, 4, 6};
        double[] twice = {3, 5, 7, 9, 13};
        double[] same = {7, 7, 7, 7, 7};
        double[] y = {2, 4, 6, 8, 12};
        GlmFit fit = SmallPanel.continuous(List.of("x", "twice", "same", "y"), x, twice, same, y)
                .fit("y", "same + x + twice", Link.IDENTITY);
        List<ModelTerm> terms = fit.terms("", "y", Double.NaN);
        assertThat(terms).extracting(ModelTerm::term).containsExactly("(intercept)", "same", "x", "twice", "(sigma)");
        assertThat(terms.stream().map(t -> Double.isNaN(t.estimate())))
                .containsExactly(false, true, false, true, false);
        assertThat(terms.get(2).estimate()).isCloseTo(2, within(1e-12));
    }

    /** One binary regressor: log odds and their standard errors are in the table of counts 30, 10 / 20, 40. */
    @Test
    void logisticRegressionOnATable() {
        double[] x = {0, 0, 1, 1};
        double[] y = {0, 1, 0, 1};
        GlmFit fit = SmallPanel.continuous(List.of("x", "y"), x, y).fit("y", "x", Link.LOGIT, 30, 10, 20, 40);
        assertThat(fit.coefficients().values())
                .containsExactly(new double[] {Math.log(10.0 / 30), Math.log(2) - Math.log(1.0 / 3)}, within(1e-12));
        assertThat(fit.coefficients().standardError(1))
                .isCloseTo(Math.sqrt(1.0 / 30 + 1.0 / 10 + 1.0 / 20 + 1.0 / 40), within(1e-10));
        assertThat(fit.rows()).isEqualTo(100);
    }

    @Test
    void multiplicitiesAreCopies() {
        double[] x = {0.3, -1.2, 2.0, 0.7, -0.4, 1.1};
        double[] y = {1, 0, 1, 0, 0, 1};
        double[] counts = {2, 1, 3, 2, 1, 1};
        int[] copies = {0, 0, 1, 2, 2, 2, 3, 3, 4, 5};
        double[] copiedX = Arrays.stream(copies).mapToDouble(i -> x[i]).toArray();
        double[] copiedY = Arrays.stream(copies).mapToDouble(i -> y[i]).toArray();
        GlmFit weighted = SmallPanel.continuous(List.of("x", "y"), x, y).fit("y", "x", Link.LOGIT, counts);
        GlmFit copied =
                SmallPanel.continuous(List.of("x", "y"), copiedX, copiedY).fit("y", "x", Link.LOGIT);
        assertThat(weighted.coefficients().values())
                .containsExactly(copied.coefficients().values(), within(1e-12));
        assertThat(weighted.coefficients().standardError(1))
                .isCloseTo(copied.coefficients().standardError(1), within(1e-12));
        assertThat(weighted.rows()).isEqualTo(copied.rows());
    }

    @Test
    void poissonRegressionOnTwoGroups() {
        double[] x = {0, 0, 0, 1, 1};
        double[] y = {2, 3, 4, 8, 10};
        GlmFit fit = SmallPanel.continuous(List.of("x", "y"), x, y).fit("y", "x", Link.LOG);
        assertThat(fit.coefficients().values())
                .containsExactly(new double[] {Math.log(3), Math.log(9) - Math.log(3)}, within(1e-12));
        assertThat(fit.coefficients().standardError(1)).isCloseTo(Math.sqrt(1.0 / 9 + 1.0 / 18), within(1e-10));
    }

    @Test
    void separationIsNamedWithItsDirection() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] z = {0.2, -0.3, 0.1, 0.3, -0.2, 0.05};
        double[] y = {0, 0, 0, 1, 1, 1};
        SmallPanel panel = SmallPanel.continuous(List.of("x", "z", "y"), x, z, y);
        assertThatThrownBy(() -> panel.fit("y", "z + x", Link.LOGIT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the model of y is separated by the term x")
                .hasMessageContaining("its upper limit as the term grows");
    }

    @Test
    void aLevelWithoutEventsIsSeparation() {
        double[] x = {0, 0, 0, 0, 1, 1, 1};
        double[] y = {0, 1, 1, 0, 0, 0, 0};
        SmallPanel panel = SmallPanel.continuous(List.of("x", "y"), x, y);
        assertThatThrownBy(() -> panel.fit("y", "x", Link.LOGIT))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("separated by the term x")
                .hasMessageContaining("its lower limit");
    }

    @Test
    void anEventThatNeverHappensHasProbabilityZero() {
        double[] x = {0, 1, 2};
        SmallPanel panel = SmallPanel.continuous(List.of("x", "y"), x, new double[3]);
        double[] mean = new double[3];
        panel.fit("y", "x", Link.LOGIT).mean(panel.panel().whole(), 0, mean);
        assertThat(mean).containsExactly(new double[3], within(1e-12));
    }

    @Test
    void noRowsIsTheUsersError() {
        double[] missing = {Double.NaN, Double.NaN};
        SmallPanel panel = SmallPanel.continuous(List.of("x", "y"), new double[] {1, 2}, missing);
        assertThatThrownBy(() -> panel.fit("y", "x", Link.IDENTITY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no row is left to fit the model of y");
    }

    /** Saturated: the coefficients are the logarithms of ratios of counts. */
    @Test
    void multinomialRegressionOnATable() {
        Variable level =
                new Variable("level", Kind.CATEGORICAL, Scale.LINEAR, "", Timing.VARYING, List.of("a", "b", "c"));
        double[] x = {0, 0, 0, 1, 1, 1};
        double[] y = {0, 1, 2, 0, 1, 2};
        SmallPanel panel = new SmallPanel(List.of(Variable.binary("x"), level), x, y);
        ConditionalModel model =
                conditional(panel, "level", "x", Family.MULTINOMIAL, ModelSpec.empty(), 10, 20, 5, 4, 8, 16);
        List<ModelTerm> terms = model.terms("", "level", Double.NaN);
        assertThat(terms).extracting(ModelTerm::model).containsExactly("level/b", "level/b", "level/c", "level/c");
        assertThat(terms.stream().mapToDouble(ModelTerm::estimate).toArray())
                .containsExactly(
                        new double[] {Math.log(2), 0, Math.log(0.5), Math.log(4) - Math.log(0.5)}, within(1e-10));
        double[] uniforms = {0.2, 0.9, 0.99, 0.1, 0.3, 0.9};
        double[] drawn = new double[6];
        model.draw(panel.panel().whole(), 0, new double[][] {uniforms}, drawn);
        assertThat(drawn).containsExactly(0, 2, 2, 0, 1, 2);
    }

    /** Maximised with scipy 1.10 (Nelder-Mead, then BFGS) for the same log-likelihood. */
    @Test
    void truncatedRegression() {
        double[] x = {-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 0.2, 1.2};
        double[] y = {0.3, 0.9, 0.2, 1.4, 0.7, 2.2, 1.1, 2.9, 1.9, 3.6, 0.1, 1.7};
        SmallPanel panel = SmallPanel.continuous(List.of("x", "y"), x, y);
        ModelSpec limits = new ModelSpec(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0.0),
                Optional.empty());
        ConditionalModel model = conditional(panel, "y", "x", Family.TRUNCATED_GAUSSIAN, limits);
        double[] estimates = model.terms("", "y", Double.NaN).stream()
                .mapToDouble(ModelTerm::estimate)
                .toArray();
        assertThat(estimates).containsExactly(new double[] {0.498720779, 0.878253984, 0.699203271}, within(2e-6));
    }

    private static ConditionalModel conditional(
            SmallPanel panel, String response, String formula, Family family, ModelSpec spec, double... weights) {
        return new ConditionalFit(
                        Formula.parse(formula),
                        panel.scope(response),
                        panel.rows(response, weights),
                        1,
                        Separation.REFUSED)
                .fit(family, spec);
    }
}
