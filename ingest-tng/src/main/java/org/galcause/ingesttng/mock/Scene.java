package org.galcause.ingesttng.mock;

import java.util.Arrays;
import org.galcause.causalmodel.Randomness;
import org.galcause.ingesttng.environment.Itself;
import org.galcause.ingesttng.environment.NeighbourDensity;
import org.galcause.ingesttng.environment.Positions;

/**
 * All subhaloes of one snapshot in space. Around each galaxy lies a cloud of small subhaloes, made so that its 10th nearest neighbour is as
 * far away as the wanted density asks; what the density is, is then measured on the positions as they are stored.
 */
final class Scene {

    /** N of the density. */
    static final int NEIGHBOURS = 10;
    /** Slot of the galaxy in its cloud. */
    static final int GALAXY = 0;
    /** Slot of the companion, while there is one. */
    static final int COMPANION = 1;
    /** First slot of objects that are not of cosmological origin (SubhaloFlag 0). */
    static final int FIRST_FLAGGED = 100;

    private static final int MOST_OUTSIDE = 3;
    private static final int MOST_FLAGGED = 2;
    private static final double FLAGGED_SHARE = 0.25;
    private static final double CKPC_PER_CMPC = 1000;

    private final Placement placement;
    private final long key;
    private final int[] galaxies;
    private final int[] rowOfGalaxy;
    private int size;
    private int[] owner = new int[0];
    private int[] slot = new int[0];
    private double[] distance = new double[0];
    private float[][] position = new float[3][0];

    private Scene(MockUniverse universe, Placement placement, Lives lives, int snapshot) {
        this.placement = placement;
        this.key = Randomness.with(Randomness.key(universe.seed(), "mock/scene"), snapshot);
        this.galaxies = lives.presentAt(snapshot);
        this.rowOfGalaxy = new int[lives.galaxies()];
    }

    /**
     * Places the subhaloes of a snapshot.
     *
     * @param wanted log10 density (h3/cMpc3) of each galaxy, those not present included
     */
    static Scene of(MockUniverse universe, Placement placement, Lives lives, int snapshot, double[] wanted) {
        Scene scene = new Scene(universe, placement, lives, snapshot);
        Arrays.fill(scene.rowOfGalaxy, -1);
        scene.reserve(scene.galaxies.length * (1 + NEIGHBOURS + MOST_OUTSIDE + MOST_FLAGGED));
        for (int galaxy : scene.galaxies) {
            scene.surround(galaxy, snapshot, radius(wanted[galaxy]));
        }
        scene.reserve(scene.size);
        return scene;
    }

    /** The distance (ckpc/h) of the 10th neighbour at a log10 density (h3/cMpc3). */
    static double radius(double logDensity) {
        return CKPC_PER_CMPC * Math.cbrt(NEIGHBOURS / (4.0 / 3.0 * Math.PI * Math.pow(10, logDensity)));
    }

    private void reserve(int capacity) {
        owner = Arrays.copyOf(owner, capacity);
        slot = Arrays.copyOf(slot, capacity);
        distance = Arrays.copyOf(distance, capacity);
        for (int axis = 0; axis < 3; axis++) {
            position[axis] = Arrays.copyOf(position[axis], capacity);
        }
    }

    private void surround(int galaxy, int snapshot, double radius) {
        long own = Randomness.with(key, galaxy);
        rowOfGalaxy[galaxy] = size;
        add(galaxy, GALAXY, 0);
        for (int axis = 0; axis < 3; axis++) {
            position[axis][size - 1] = placement.coordinate(galaxy, axis, snapshot);
        }
        for (int k = 1; k < NEIGHBOURS; k++) {
            member(galaxy, k, radius * (0.08 + 0.89 * Math.pow(Randomness.uniform(own, k), 0.6)));
        }
        member(galaxy, NEIGHBOURS, radius);
        int outside = Randomness.below(own, -1, MOST_OUTSIDE + 1);
        for (int k = 1; k <= outside; k++) {
            member(galaxy, NEIGHBOURS + k, radius * (1.05 + 0.3 * Randomness.uniform(own, NEIGHBOURS + k)));
        }
        int flagged = Randomness.uniform(own, -2) < FLAGGED_SHARE ? 1 + Randomness.below(own, -3, MOST_FLAGGED) : 0;
        for (int k = 0; k < flagged; k++) {
            member(galaxy, FIRST_FLAGGED + k, radius * (0.05 + 0.5 * Randomness.uniform(own, FIRST_FLAGGED + k)));
        }
    }

    private void add(int galaxy, int slotOf, double away) {
        owner[size] = galaxy;
        slot[size] = slotOf;
        distance[size] = away;
        size++;
    }

    private void member(int galaxy, int slotOf, double away) {
        long direction = Randomness.with(Randomness.with(key, galaxy), 1000 + slotOf);
        double cosine = 2 * Randomness.uniform(direction, 0) - 1;
        double longitude = 2 * Math.PI * Randomness.uniform(direction, 1);
        double sine = Math.sqrt(1 - cosine * cosine);
        double[] unit = {
            sine * StrictMath.cos(longitude), sine * StrictMath.sin(longitude), cosine,
        };
        int centre = rowOfGalaxy[galaxy];
        add(galaxy, slotOf, away);
        for (int axis = 0; axis < 3; axis++) {
            position[axis][size - 1] = placement.stored(position[axis][centre] + away * unit[axis]);
        }
    }

    /** How many subhaloes there are. */
    int size() {
        return size;
    }

    /** The galaxy whose cloud a subhalo belongs to. */
    int owner(int row) {
        return owner[row];
    }

    /** The place of a subhalo in its cloud. */
    int slot(int row) {
        return slot[row];
    }

    /** Distance of a subhalo from the galaxy in its cloud (ckpc/h). */
    double distance(int row) {
        return distance[row];
    }

    /** Whether a subhalo is of cosmological origin. */
    boolean isCosmological(int row) {
        return slot[row] < FIRST_FLAGGED;
    }

    /** A coordinate of a subhalo (ckpc/h). */
    float coordinate(int row, int axis) {
        return position[axis][row];
    }

    /** Measured log10 densities (h3/cMpc3) of the galaxies; what is given for those that are not present. */
    double[] measured(double boxSide, double[] natural) {
        double[] measured = natural.clone();
        if (galaxies.length == 0) {
            return measured;
        }
        int[] tracers = new int[size];
        int[] tracerOfRow = new int[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
            tracerOfRow[row] = count;
            if (isCosmological(row)) {
                tracers[count++] = row;
            }
        }
        int[] rows = Arrays.stream(galaxies).map(g -> rowOfGalaxy[g]).toArray();
        int[] itself = Arrays.stream(rows).map(row -> tracerOfRow[row]).toArray();
        double[] densities = NeighbourDensity.among(positions(Arrays.copyOf(tracers, count)), boxSide / CKPC_PER_CMPC)
                .densities(positions(rows), new Itself.Known(itself), NEIGHBOURS);
        for (int i = 0; i < galaxies.length; i++) {
            measured[galaxies[i]] = Math.log10(densities[i]);
        }
        return measured;
    }

    /** In cMpc/h. */
    private Positions positions(int[] rows) {
        double[][] columns = new double[3][rows.length];
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 0; i < rows.length; i++) {
                columns[axis][i] = position[axis][rows[i]] / CKPC_PER_CMPC;
            }
        }
        return new Positions(columns[0], columns[1], columns[2]);
    }
}
