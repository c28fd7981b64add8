package org.galcause.ingesttng.mock;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;

/**
 * Where galaxies live: clustered on scales of a few cMpc/h (clusters of galaxies scattered around random centres, after Neyman and Scott
 * 1952), but never nearer to each other than a hard core, so that the near neighbourhood of each is its own; drifting slowly through the
 * periodic box.
 */
final class Placement {

    /** Largest drift of a coordinate between the first snapshot and the last (ckpc/h). */
    private static final double DRIFT = 250;

    private static final double HARD_CORE = 3400;
    /** The hard core in units of the mean separation, where the box is too full for {@link #HARD_CORE}. */
    private static final double CROWDED = 0.62;

    private static final double IN_CLUSTERS = 0.8;
    private static final int GALAXIES_PER_CLUSTER = 100;
    private static final double CLUSTER_RADIUS = 6000;
    private static final int TRIES_IN_CLUSTER = 60;
    private static final int TRIES = 20_000;

    private final long key;
    private final double side;
    private final double hardCore;
    private final double[][] home;
    private final int[] cellHead;
    private final int[] cellNext;
    private final int cells;

    private Placement(MockUniverse universe, int objects) {
        this.key = Randomness.key(universe.seed(), "mock/placement");
        this.side = universe.boxSide();
        this.hardCore = Math.min(HARD_CORE, CROWDED * side / Math.cbrt(objects));
        this.home = new double[3][objects];
        this.cells = Math.max(1, (int) (side / hardCore));
        this.cellHead = new int[cells * cells * cells];
        this.cellNext = new int[objects];
        Arrays.fill(cellHead, -1);
    }

    /** Places galaxies. */
    static Placement of(MockUniverse universe, int objects) {
        Placement placement = new Placement(universe, objects);
        for (int i = 0; i < objects; i++) {
            placement.place(i);
        }
        return placement;
    }

    private void place(int i) {
        long own = Randomness.with(key, i);
        boolean clustered = Randomness.uniform(own, 0) < IN_CLUSTERS;
        double[] at = new double[3];
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long draw = Randomness.with(own, 1 + attempt);
            for (int axis = 0; axis < 3; axis++) {
                at[axis] = clustered && attempt < TRIES_IN_CLUSTER
                        ? wrap(centre(own, axis) + CLUSTER_RADIUS * Randomness.normal(draw, axis))
                        : side * Randomness.uniform(draw, axis);
            }
            if (isFree(at)) {
                settle(i, at);
                return;
            }
        }
        throw UserError.study("A mock universe of " + home[0].length + " galaxies does not fit into a box of " + side
                + " ckpc/h; take fewer galaxies or a larger box.");
    }

    private double centre(long own, int axis) {
        int clusters = Math.max(1, home[0].length / GALAXIES_PER_CLUSTER);
        long cluster = Randomness.below(own, 1, clusters);
        return side * Randomness.uniform(Randomness.with(Randomness.with(key, -1), cluster), axis);
    }

    private void settle(int i, double[] at) {
        for (int axis = 0; axis < 3; axis++) {
            home[axis][i] = at[axis];
        }
        int cell = cell(at[0], 0) + cells * (cell(at[1], 0) + cells * cell(at[2], 0));
        cellNext[i] = cellHead[cell];
        cellHead[cell] = i;
    }

    private int cell(double coordinate, int offset) {
        return Math.floorMod(Math.min(cells - 1, (int) (coordinate / side * cells)) + offset, cells);
    }

    private boolean isFree(double[] at) {
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int dz = -1; dz <= 1; dz++) {
                    int cell = cell(at[0], dx) + cells * (cell(at[1], dy) + cells * cell(at[2], dz));
                    for (int j = cellHead[cell]; j >= 0; j = cellNext[j]) {
                        if (isNear(at, j)) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private boolean isNear(double[] at, int j) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
            double d = Math.abs(at[axis] - home[axis][j]);
            d = Math.min(d, side - d);
            squared += d * d;
        }
        return squared < hardCore * hardCore;
    }

    /** A coordinate (ckpc/h) of a galaxy at a snapshot, in [0, side] and in single precision, as it is stored. */
    float coordinate(int galaxy, int axis, int snapshot) {
        double velocity = 2 * Randomness.uniform(Randomness.with(key, galaxy), -10 - axis) - 1;
        double elapsed = SnapshotTimes.ageGyr(snapshot) / SnapshotTimes.ageGyr(SnapshotTimes.COUNT - 1);
        return stored(home[axis][galaxy] + DRIFT * velocity * elapsed);
    }

    /** A coordinate as it is stored: wrapped into the box, in single precision. */
    float stored(double coordinate) {
        float rounded = (float) wrap(coordinate);
        return rounded >= side ? 0f : rounded;
    }

    private double wrap(double coordinate) {
        return coordinate - side * Math.floor(coordinate / side);
    }
}
