package org.galcause.ingesttng.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.galcause.ingesttng.RealData;
import org.junit.jupiter.api.Test;

class CosmologyTest {

    @Test
    void einsteinDeSitterLimitIsTwoThirdsOfTheHubbleTime() {
        assertThat(new Cosmology(1 - 1e-9, 1e-9, 0.7).ageGyr(0))
                .isCloseTo(2.0 / 3 * 9.777922 / 0.7, Offset.offset(1e-5));
    }

    @Test
    void agesOfTheSnapshotsOfTng() throws IOException {
        for (String[] row : rows(RealData.at("tng_snapshots.csv"))) {
            assertThat(Cosmology.TNG.ageGyr(Double.parseDouble(row[1])))
                    .as("snapshot " + row[0])
                    .isCloseTo(Double.parseDouble(row[3]), Offset.offset(2e-3));
        }
    }

    @Test
    void agesOfTheSnapshotsOfIllustris() throws IOException {
        for (String[] row : rows(RealData.at("histories/illustris1_snapshots.csv"))) {
            assertThat(Cosmology.ILLUSTRIS.ageGyr(Double.parseDouble(row[1])))
                    .as("snapshot " + row[0])
                    .isCloseTo(Double.parseDouble(row[3]), Offset.offset(5e-3));
        }
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }
}
