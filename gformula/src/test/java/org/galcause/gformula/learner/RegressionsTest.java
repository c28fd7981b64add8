package org.galcause.gformula.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every learner. */
class RegressionsTest {

    private static final int UNITS = 600;
    private static final PanelSchema SCHEMA = new PanelSchema(
            List.of(Variable.continuous("L"), Variable.binary("B"), Variable.continuous("Y")), TimeGrid.of(0));

    static Stream<ModelSpec> learners() {
        return Stream.concat(
                Stream.of(Learner.GLM, Learner.SPLINE, Learner.FOREST, Learner.ELASTIC_NET, Learner.BOOSTING)
                        .map(ModelSpec.empty()::with),
                Stream.of(ModelSpec.empty()
                        .withCombined(List.of(Learner.GLM, Learner.SPLINE, Learner.FOREST, Learner.BOOSTING))));
    }

    static Stream<ModelSpec> learnersThatCountCopies() {
        return Stream.concat(
                Stream.of(Learner.GLM, Learner.SPLINE, Learner.ELASTIC_NET, Learner.BOOSTING)
                        .map(ModelSpec.empty()::with),
                Stream.of(ModelSpec.empty()
                        .withCombined(List.of(Learner.SPLINE, Learner.ELASTIC_NET, Learner.BOOSTING))));
    }

    /** Y = L + sin(2 L) + B / 2 and noise. */
    private static double[][] world(int units, long seed) {
        double[][] columns = new double[3][units];
        long key = Randomness.key(seed, "curve");
        for (int i = 0; i < units; i++) {
            double l = Randomness.normal(Randomness.with(key, i), 0);
            double b = Randomness.uniform(Randomness.with(key, i), 1) < 0.4 ? 1 : 0;
            columns[0][i] = l;
            columns[1][i] = b;
            columns[2][i] = truth(l, b) + 0.3 * Randomness.normal(Randomness.with(key, i), 2);
        }
        return columns;
    }

    private static double truth(double l, double b) {
        return l + Math.sin(2 * l) + 0.5 * b;
    }

    private static Panel panel(double[][] columns) {
        return Panel.of(
                SCHEMA, IntStream.range(0, columns[0].length).asLongStream().toArray(), columns);
    }

    private static RegressionTask task(Panel panel, double[] counts, Link link) {
        FitRows rows =
                new FitRows(panel, List.of(0), PanelValues.variable(panel, "Y"), PanelValues.perUnit(panel, counts));
        return new RegressionTask(
                "Y", Formula.parse("L + B"), new Scope(SCHEMA, SCHEMA.names(), "Y"), rows, link, ResponseScale.NONE, 9);
    }

    private static double[] ones(int units) {
        double[] ones = new double[units];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] fitted(ModelSpec learner, Panel panel, double[] counts, Link link, Panel predicted) {
        double[] out = new double[predicted.units()];
        Regressions.fit(learner, task(panel, counts, link)).mean(predicted.whole(), 0, out);
        return out;
    }

    @ParameterizedTest
    @MethodSource("learners")
    void findsACurveInUnitsThatItHasNotSeen(ModelSpec learner) {
        double[][] fresh = world(500, 77);
        double[] means = fitted(learner, panel(world(UNITS, 1)), ones(UNITS), Link.IDENTITY, panel(fresh));
        double error = 0;
        double spread = 0;
        for (int i = 0; i < 500; i++) {
            double truth = truth(fresh[0][i], fresh[1][i]);
            error += (means[i] - truth) * (means[i] - truth) / 500;
            spread += (truth - 0.2) * (truth - 0.2) / 500;
        }
        boolean bends = learner.learner().orElseThrow() != Learner.GLM
                && learner.learner().orElseThrow() != Learner.ELASTIC_NET;
        assertThat(Math.sqrt(error / spread)).isLessThan(bends ? 0.2 : 0.6);
        assertThat(Math.sqrt(spread)).isGreaterThan(1.3);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void findsAProbabilityBetweenNoneAndAll(ModelSpec learner) {
        double[][] columns = world(2000, 3);
        for (int i = 0; i < 2000; i++) {
            columns[2][i] = Randomness.uniform(Randomness.key(4, "toss"), i) < chance(columns[0][i]) ? 1 : 0;
        }
        double[][] fresh = world(500, 78);
        double[] means = fitted(learner, panel(columns), ones(2000), Link.LOGIT, panel(fresh));
        double error = 0;
        for (int i = 0; i < 500; i++) {
            assertThat(means[i]).isBetween(0.0, 1.0);
            error += Math.abs(means[i] - chance(fresh[0][i])) / 500;
        }
        assertThat(error).isLessThan(learner.learner().orElseThrow() == Learner.FOREST ? 0.16 : 0.11);
    }

    private static double chance(double l) {
        return 1 / (1 + Math.exp(-truth(l, 0)));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void isAFunctionOfRowsAndSeedWhateverTheirOrder(ModelSpec learner) {
        double[][] columns = world(UNITS, 1);
        double[][] reversed = new double[3][UNITS];
        long[] ids = new long[UNITS];
        for (int i = 0; i < UNITS; i++) {
            ids[i] = UNITS - 1L - i;
            for (int c = 0; c < 3; c++) {
                reversed[c][i] = columns[c][UNITS - 1 - i];
            }
        }
        double[] once = fitted(learner, panel(columns), ones(UNITS), Link.IDENTITY, panel(columns));
        double[] again = fitted(learner, panel(columns), ones(UNITS), Link.IDENTITY, panel(columns));
        double[] other = fitted(learner, Panel.of(SCHEMA, ids, reversed), ones(UNITS), Link.IDENTITY, panel(columns));
        assertThat(again).containsExactly(once);
        assertThat(other).containsExactly(once);
    }

    @ParameterizedTest
    @MethodSource("learnersThatCountCopies")
    void aMultiplicityIsSoManyCopies(ModelSpec learner) {
        double[][] columns = world(200, 1);
        double[] counts = IntStream.range(0, 200).mapToDouble(i -> i % 4).toArray();
        int[] rows = IntStream.range(0, 200)
                .flatMap(i -> IntStream.range(0, i % 4).map(copy -> i))
                .toArray();
        double[][] copied = Arrays.stream(columns)
                .map(column -> Arrays.stream(rows).mapToDouble(i -> column[i]).toArray())
                .toArray(double[][]::new);
        long[] ids = Arrays.stream(rows).asLongStream().toArray();
        Panel copies = Panel.ofBlocks(SCHEMA, List.of(new PanelBlock(ids, 1, copied)));
        Panel plain = panel(columns);
        double[] weighted = fitted(learner, plain, counts, Link.IDENTITY, plain);
        assertThat(weighted)
                .containsExactly(fitted(learner, copies, ones(rows.length), Link.IDENTITY, plain), within(1e-6));
        double[] uncounted = fitted(learner, plain, ones(200), Link.IDENTITY, plain);
        assertThat(IntStream.range(0, 200)
                        .mapToDouble(i -> Math.abs(weighted[i] - uncounted[i]))
                        .max()
                        .orElseThrow())
                .isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void aConstantResponseIsItsConstant(ModelSpec learner) {
        double[][] columns = world(UNITS, 1);
        Arrays.fill(columns[2], 0.25);
        double[] means = fitted(learner, panel(columns), ones(UNITS), Link.IDENTITY, panel(world(50, 5)));
        assertThat(means).containsExactly(Arrays.stream(means).map(m -> 0.25).toArray(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void weightsThatAreNoWholeNumbersCount(ModelSpec learner) {
        double[][] columns = world(UNITS, 1);
        double[] weights = new double[UNITS];
        for (int i = 0; i < UNITS; i++) {
            boolean odd = i % 2 == 1;
            columns[2][i] = odd ? 5 : -5;
            weights[i] = odd ? 2.75 : 0.25;
        }
        double[] means = fitted(learner, panel(columns), weights, Link.IDENTITY, panel(columns));
        assertThat(Arrays.stream(means).average().orElseThrow()).isBetween(2.5, 4.6);
    }

    @Test
    void copiesOfAGalaxyNeverServeEachOther() {
        double[][] columns = world(150, 1);
        for (int i = 0; i < 150; i++) {
            columns[2][i] = Randomness.normal(Randomness.key(8, "noise"), i);
        }
        double[][] twice = Arrays.stream(columns)
                .map(c -> IntStream.range(0, 300).mapToDouble(i -> c[i / 2]).toArray())
                .toArray(double[][]::new);
        long[] same = IntStream.range(0, 300).mapToLong(i -> i / 2).toArray();
        long[] apart = IntStream.range(0, 300).asLongStream().toArray();
        ModelSpec forest = ModelSpec.empty().with(Learner.FOREST);
        double honest = CrossFit.of(forest, task(block(same, twice), ones(300), Link.IDENTITY))
                .spread();
        double twins = CrossFit.of(forest, task(block(apart, twice), ones(300), Link.IDENTITY))
                .spread();
        assertThat(honest).isGreaterThan(0.95);
        assertThat(twins).isLessThan(honest - 0.1);
    }

    private static Panel block(long[] ids, double[][] columns) {
        return Panel.ofBlocks(SCHEMA, List.of(new PanelBlock(ids, 1, columns)));
    }

    @Test
    void aCombinationIsNearItsBestMemberAndSaysItsShares() {
        Regression combined = Regressions.fit(
                ModelSpec.empty().withCombined(List.of(Learner.GLM, Learner.SPLINE)),
                task(panel(world(UNITS, 1)), ones(UNITS), Link.IDENTITY));
        var terms = combined.terms("", "Y", 0);
        assertThat(terms).allMatch(term -> term.model().equals("Y/super") && term.rows() == UNITS);
        assertThat(terms.stream()
                        .filter(term -> term.term().equals("spline"))
                        .findFirst()
                        .orElseThrow()
                        .estimate())
                .isGreaterThan(0.9);
        assertThat(terms.stream().mapToDouble(term -> term.estimate()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aPoissonMeanIsForParametricModels() {
        assertThatThrownBy(() -> Regressions.fit(
                        ModelSpec.empty().with(Learner.BOOSTING), task(panel(world(UNITS, 1)), ones(UNITS), Link.LOG)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "the model of Y asks for the learner boosting and a Poisson mean, which it does not take; leave out the family, or use"
                                + " learner: glm or spline");
    }
}
