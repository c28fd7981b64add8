package org.galcause.gformula.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Test;

class RegressionForestTest {

    private static final long KEY = 20260101;

    @Test
    void findsTheSplitsOfTheTextbookForest() {
        World world = new World(240, 3);
        double[] ours = RegressionForest.outOfBag(world.task(20));
        double[][] ranks = Arrays.stream(world.features).map(NaiveForest::ranks).toArray(double[][]::new);
        double[] oracle = NaiveForest.outOfBag(ranks, world.response, world.multiplicities, 20, KEY);
        // Splits of different features that part the seen rows alike are tied; rounding decides, and unseen rows may go
        // either way.
        assertThat(meanDifference(ours, oracle)).isLessThan(1e-3);
        assertThat(meanDifference(oracle, shifted(oracle))).isGreaterThan(0.2);
    }

    @Test
    void findsTheSplitsOfTheTextbookForestOfOneFeatureToTheLastDigits() {
        World world = new World(200, 1);
        double[] ours = RegressionForest.outOfBag(world.task(4));
        double[] oracle = NaiveForest.outOfBag(
                new double[][] {NaiveForest.ranks(world.features[0])}, world.response, world.multiplicities, 4, KEY);
        assertThat(ours).containsExactly(oracle, within(1e-6));
    }

    @Test
    void histogramsAreExactWhereTheFeatureHasFewValues() {
        World world = new World(900, 1);
        for (int i = 0; i < 900; i++) {
            world.features[0][i] = Math.rint(20 * world.features[0][i]);
            world.multiplicities[i] = 1;
        }
        double[] ours = RegressionForest.outOfBag(world.task(4));
        double[] oracle = NaiveForest.outOfBag(
                new double[][] {NaiveForest.ranks(world.features[0])}, world.response, world.multiplicities, 4, KEY);
        assertThat(meanDifference(ours, oracle)).isLessThan(2e-3);
    }

    @Test
    void aKeptForestPredictsItsOwnRowsAsItDidWhileItGrew() {
        World world = new World(3000, 4);
        double[] kept = new double[3000];
        RegressionForest.kept(world.task(5), world.features).predict(world.features, 3000, kept);
        assertThat(kept).containsExactly(RegressionForest.inSample(world.task(5)));
    }

    @Test
    void dependsOnTheOrderOfFeaturesAlone() {
        World world = new World(2000, 4);
        double[] before = RegressionForest.inSample(world.task(5));
        for (double[] feature : world.features) {
            Arrays.setAll(feature, i -> Math.exp(3 * feature[i]));
        }
        assertThat(RegressionForest.inSample(world.task(5))).containsExactly(before);
    }

    @Test
    void outOfBagPredictionsOfNoiseExplainNothing() {
        World world = new World(1500, 3);
        Arrays.setAll(world.response, i -> Randomness.normal(99, i));
        assertThat(explained(world, RegressionForest.inSample(world.task(5)))).isGreaterThan(0.4);
        assertThat(explained(world, RegressionForest.outOfBag(world.task(5)))).isBetween(-0.2, 0.02);
    }

    @Test
    void outOfBagPredictionsDoNotSeeTheGalaxyHoweverOftenItOccurs() {
        World world = new World(300, 2);
        world.multiplicities[17] = 9;
        double before = RegressionForest.outOfBag(world.task(5))[17];
        double[] columns = world.response.clone();
        world.response[17] = columns[17] + 0.5;
        double after = RegressionForest.outOfBag(world.task(5))[17];
        // Only the grid of the fixed-point response moves.
        assertThat(after).isCloseTo(before, within(1e-7));
    }

    @Test
    void rowsThatDoNotOccurAreNotLearntFrom() {
        World world = new World(500, 2);
        double[] before = RegressionForest.inSample(world.task(5));
        for (int i = 0; i < 500; i++) {
            world.response[i] = world.multiplicities[i] == 0 ? Double.NaN : world.response[i];
        }
        assertThat(RegressionForest.inSample(world.task(5))).containsExactly(before);
    }

    @Test
    void aConstantResponseIsPredictedAsItIs() {
        World world = new World(400, 2);
        Arrays.fill(world.response, 3.25);
        assertThat(RegressionForest.inSample(world.task(5))).containsOnly(3.25);
    }

    @Test
    void oneRowIsRefused() {
        World world = new World(1, 1);
        world.multiplicities[0] = 1;
        assertThatThrownBy(() -> RegressionForest.inSample(world.task(5)))
                .isInstanceOf(UserError.class)
                .hasMessage("A forest cannot be grown on fewer than 2 rows; use another learner or more units.");
    }

    @Test
    void selectingRowsRanksThemAnew() {
        double[] values = {5, 1, 3, 1, 9, 3};
        RankedColumn some = RankedColumn.of(values).select(new int[] {0, 2, 3, 5});
        assertThat(some.rank()).containsExactly(3, 1, 0, 1);
        assertThat(some.order()).containsExactly(2, 1, 3, 0);
    }

    private static double explained(World world, double[] predicted) {
        double error = 0;
        double total = 0;
        for (int i = 0; i < predicted.length; i++) {
            error += world.multiplicities[i] * Math.pow(world.response[i] - predicted[i], 2);
            total += world.multiplicities[i] * Math.pow(world.response[i], 2);
        }
        return 1 - error / total;
    }

    private static double meanDifference(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static double[] shifted(double[] a) {
        double[] out = a.clone();
        System.arraycopy(a, 1, out, 0, a.length - 1);
        return out;
    }

    /** A smooth response of some features, with noise; rows occur 0 to 3 times. */
    private static final class World {

        private final double[][] features;
        private final double[] response;
        private final int[] multiplicities;

        World(int rows, int columns) {
            features = new double[columns][rows];
            response = new double[rows];
            multiplicities = new int[rows];
            for (int i = 0; i < rows; i++) {
                response[i] = 0.3 * Randomness.normal(KEY, i);
                multiplicities[i] = Randomness.below(KEY + 1, i, 4);
                for (int f = 0; f < columns; f++) {
                    features[f][i] = Randomness.normal(KEY + 2 + f, i);
                    response[i] += f % 2 == 0 ? features[f][i] : Math.sin(2 * features[f][i]);
                }
            }
        }

        ForestTask task(int minLeaf) {
            List<RankedColumn> ranked =
                    Stream.of(features).map(RankedColumn::of).toList();
            return new ForestTask(ranked, response, multiplicities, minLeaf, KEY);
        }
    }
}
