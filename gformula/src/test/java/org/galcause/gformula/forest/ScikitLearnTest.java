package org.galcause.gformula.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.Randomness;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same statistics as scikit-learn's forest, where it is installed: the noise of 100 trees is the only difference. */
class ScikitLearnTest {

    private static final int ROWS = 3000;
    private static final String SCRIPT = """
            import sys, numpy as np
            from sklearn.ensemble import RandomForestRegressor
            d = np.loadtxt(sys.argv[1])
            k = d[:, -1].astype(int)
            X, y = np.repeat(d[:, :-2], k, 0), np.repeat(d[:, -2], k)
            once = d[:, -1] == 1
            f = RandomForestRegressor(100, min_samples_leaf=5, random_state=1).fit(X, y)
            print(np.std(y - f.predict(X)))
            f = RandomForestRegressor(100, min_samples_leaf=5, random_state=2, oob_score=True).fit(d[:, :-2], d[:, -2])
            print(np.std(d[:, -2] - f.oob_prediction_))
            w = np.exp(2 * d[:, 0])
            f = RandomForestRegressor(100, min_samples_leaf=200, random_state=3).fit(d[:, :1], d[:, -2], sample_weight=w)
            print(*f.predict(np.linspace(-1.5, 1.5, 31)[:, None]))
            """;

    @TempDir
    Path folder;

    private final double[][] features = new double[4][ROWS];
    private final double[] response = new double[ROWS];
    private final int[] multiplicities = new int[ROWS];
    private final int[] once = IntStream.range(0, ROWS).map(i -> 1).toArray();

    @Test
    void hasTheSameResidualsAndCurves() throws IOException, InterruptedException {
        makeWorld();
        List<String> lines = scikitLearn();
        assertThat(spread(RegressionForest.inSample(task(multiplicities)), multiplicities))
                .isCloseTo(Double.parseDouble(lines.get(0)), within(0.015 * 0.3));
        assertThat(spread(RegressionForest.outOfBag(task(once)), once))
                .isCloseTo(Double.parseDouble(lines.get(1)), within(0.01 * 0.5));
        double[] theirs = Stream.of(lines.get(2).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] weights = Arrays.stream(features[0]).map(x -> Math.exp(2 * x)).toArray();
        double[] grid = IntStream.range(0, theirs.length)
                .mapToDouble(i -> -1.5 + 0.1 * i)
                .toArray();
        double[] ours =
                CurveForest.of(features[0], response, weights, once, 200).predict(grid, 5);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(0.06));
        }
    }

    private void makeWorld() {
        for (int i = 0; i < ROWS; i++) {
            multiplicities[i] = 0;
            response[i] = 0.4 * Randomness.normal(5, i);
            for (int f = 0; f < features.length; f++) {
                features[f][i] = Randomness.normal(10 + f, i);
                response[i] += Math.sin(features[f][i] * (f + 1)) / (f + 1);
            }
        }
        for (int draw = 0; draw < ROWS; draw++) {
            multiplicities[Randomness.below(77, draw, ROWS)]++;
        }
    }

    private ForestTask task(int[] counts) {
        return new ForestTask(Stream.of(features).map(RankedColumn::of).toList(), response, counts, 5, 4);
    }

    private double spread(double[] predicted, int[] counts) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < ROWS; i++) {
            double residual = response[i] - predicted[i];
            sum += counts[i] * residual;
            squares += counts[i] * residual * residual;
        }
        return Math.sqrt(squares / ROWS - sum * sum / ROWS / ROWS);
    }

    private List<String> scikitLearn() throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(
                Files.isExecutable(python)
                        && run(python, "-c", "import sklearn").isPresent(),
                "scikit-learn is not installed for /usr/bin/python3");
        Path data = folder.resolve("data.txt");
        Files.write(
                data,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> features[0][i] + " " + features[1][i] + " " + features[2][i] + " "
                                + features[3][i] + " " + response[i] + " " + multiplicities[i])
                        .toList());
        return run(python, "-c", SCRIPT, data.toString()).orElseThrow();
    }

    private Optional<List<String>> run(Path program, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "out", ".txt");
        List<String> command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return status == 0 ? Optional.of(Files.readAllLines(output)) : Optional.empty();
    }
}
