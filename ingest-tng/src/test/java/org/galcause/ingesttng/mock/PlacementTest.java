package org.galcause.ingesttng.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final MockUniverse UNIVERSE =
            MockUniverse.standard(3).withGalaxies(1000).withBoxSide(60_000);
    private static final int GALAXIES = 1000;
    private static final double SIDE = UNIVERSE.boxSide();

    private static double separation(Placement placement, int i, int j, int snapshot) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
            double d = Math.abs(placement.coordinate(i, axis, snapshot) - placement.coordinate(j, axis, snapshot));
            d = Math.min(d, SIDE - d);
            squared += d * d;
        }
        return Math.sqrt(squared);
    }

    @Test
    void galaxiesAreClusteredButKeepApart() {
        Placement placement = Placement.of(UNIVERSE, GALAXIES);
        int pairs = 0;
        double nearest = SIDE;
        double from = 4000;
        double reach = 8000;
        for (int i = 0; i < GALAXIES; i++) {
            for (int j = 0; j < i; j++) {
                double away = separation(placement, i, j, 99);
                nearest = Math.min(nearest, away);
                pairs += away > from && away < reach ? 1 : 0;
            }
        }
        double hardCore = 3400 - 2 * 250 * Math.sqrt(3);
        double shell = 4.0 / 3 * Math.PI * (Math.pow(reach, 3) - Math.pow(from, 3)) / Math.pow(SIDE, 3);
        double poisson = GALAXIES * (GALAXIES - 1) / 2.0 * shell;

        assertThat(nearest).isGreaterThan(hardCore);
        assertThat(pairs)
                .as("pairs 4 to 8 cMpc/h apart, against a Poisson process")
                .isGreaterThan((int) (1.3 * poisson));
    }

    @Test
    void galaxiesDriftSlowlyInsideTheBox() {
        Placement placement = Placement.of(UNIVERSE, GALAXIES);
        double largest = 0;
        for (int i = 0; i < GALAXIES; i++) {
            for (int axis = 0; axis < 3; axis++) {
                float early = placement.coordinate(i, axis, 13);
                float late = placement.coordinate(i, axis, 99);
                assertThat(early).isBetween(0f, Math.nextDown((float) SIDE));
                double moved = Math.abs(early - late);
                largest = Math.max(largest, Math.min(moved, SIDE - moved));
            }
        }
        assertThat(largest).isBetween(200.0, 250.0);
    }

    @Test
    void theTenthNeighbourIsWhereTheDensityAsks() {
        Lives lives = Lives.of(UNIVERSE);
        Placement placement = Placement.of(UNIVERSE, lives.galaxies());
        double[] wanted = new double[lives.galaxies()];
        Arrays.setAll(wanted, i -> 0.4 + 2.0 * i / wanted.length);
        double[] measured = Scene.of(UNIVERSE, placement, lives, 59, wanted).measured(SIDE, wanted);

        int present = 0;
        int exact = 0;
        double worst = 0;
        for (int i : lives.presentAt(59)) {
            double off = Math.abs(measured[i] - wanted[i]);
            present++;
            exact += off < 1e-4 ? 1 : 0;
            worst = Math.max(worst, off);
        }
        assertThat(exact).isGreaterThan((int) (0.99 * present));
        assertThat(worst).as("single precision leaves a trace").isPositive();
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> MockUniverse.standard(1).withGalaxies(3))
                .isInstanceOf(UserError.class)
                .hasMessage("Mock universe: galaxies: 3 is not allowed; allowed: 20 or more.");
        assertThatThrownBy(() -> MockUniverse.standard(1).withSnapshots(List.of(99, 13)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ascending order");
        assertThatThrownBy(() -> MockUniverse.standard(1).withSnapshots(List.of(99, 100)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("allowed: 0 to 99");
    }
}
