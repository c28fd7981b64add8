package org.galcause.ingesttng.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.galcause.ingesttng.RealData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real TNG100-1 tracers against scipy's periodic cKDTree. */
class RealTracersTest {

    private static final double SIDE = 75_000;

    @ParameterizedTest
    @ValueSource(strings = {"99", "67"})
    void tracersAmongThemselves(String snapshot) throws IOException {
        List<String[]> rows = lines("tracers_tng100-1/TNG100_S" + snapshot + "_M8-5_STEL.ascii.gz");
        List<String[]> oracle = lines("tracers_tng100-1/oracle_sigma10_tracers_0" + snapshot + ".csv.gz");
        Positions all = new Positions(column(rows, 0), column(rows, 1), column(rows, 2));
        Positions tracers = all.at(
                IntStream.range(0, all.size()).filter(i -> all.inside(i, SIDE)).toArray());

        double[] distance = NeighbourDensity.among(tracers, SIDE).distances(tracers, new Itself.SameRow(), 10);
        double[] open = column(oracle, 2);
        assertThat(distance).hasSize(oracle.size());
        assertThat(distance).containsExactly(column(oracle, 1), Offset.offset(1e-6));
        assertThat(IntStream.range(0, open.length).filter(i -> open[i] > 1.01 * distance[i]))
                .as("without the wrap many differ")
                .hasSizeGreaterThan(500);
        assertThat(log10InCubicMegaparsecs(
                        NeighbourDensity.among(tracers, SIDE).densities(tracers, new Itself.SameRow(), 10)))
                .containsExactly(column(oracle, 3), Offset.offset(1e-6));
    }

    private static double[] log10InCubicMegaparsecs(double[] perCubicKiloparsec) {
        return Arrays.stream(perCubicKiloparsec).map(d -> Math.log10(d * 1e9)).toArray();
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(r -> Double.parseDouble(r[column])).toArray();
    }

    private static List<String[]> lines(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.at(name))), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }
}
