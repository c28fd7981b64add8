package org.galcause.ingesttng.mock;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;

/**
 * When each galaxy is in the catalogues, and when its companion is: a small galaxy in its neighbourhood that either merges with it or lives
 * on. All of it is drawn independently of the structural equations, so that selecting complete histories selects nothing else.
 */
final class Lives {

    /** Extra galaxies that appear after the first step, as a share of the complete ones. */
    private static final double LATE_SHARE = 0.04;
    /** Extra galaxies that the halo finder misses once. */
    private static final double SKIPPING_SHARE = 0.025;

    private static final double COMPANION_SHARE = 0.4;
    private static final double MERGER_SHARE = 0.75;
    private static final int NEVER = Integer.MAX_VALUE;

    private final int[] first;
    private final int[] skipped;
    private final int[] companionFirst;
    private final int[] companionLast;

    private Lives(int galaxies) {
        first = new int[galaxies];
        skipped = new int[galaxies];
        companionFirst = new int[galaxies];
        companionLast = new int[galaxies];
    }

    /** Draws the lives of the complete galaxies, then of those that appear late, then of those that are missed once. */
    static Lives of(MockUniverse universe) {
        int complete = universe.galaxies();
        int late = (int) Math.ceil(LATE_SHARE * complete);
        int skipping = (int) Math.ceil(SKIPPING_SHARE * complete);
        Lives lives = new Lives(complete + late + skipping);
        long key = Randomness.key(universe.seed(), "mock/lives");
        for (int i = 0; i < lives.galaxies(); i++) {
            lives.draw(i, Randomness.with(key, i), universe.equations(), complete, complete + late);
        }
        return lives;
    }

    private void draw(int i, long key, StructuralEquations equations, int complete, int notLate) {
        int start = equations.snapshot(0);
        boolean isLate = i >= complete && i < notLate;
        first[i] = isLate
                ? between(key, 0, start + 1, equations.snapshot(equations.steps() / 2))
                : between(key, 0, Math.min(3, start), start);
        skipped[i] = i >= notLate ? equations.snapshot(1 + Randomness.below(key, 1, equations.steps() - 2)) : NEVER;
        companionFirst[i] = NEVER;
        if (i < complete && Randomness.uniform(key, 2) < COMPANION_SHARE) {
            companionFirst[i] = between(key, 3, start, 51);
            companionLast[i] = Randomness.uniform(key, 4) < MERGER_SHARE ? between(key, 5, 52, 98) : NEVER;
        }
    }

    private static int between(long key, int index, int low, int high) {
        return low + Randomness.below(key, index, Math.max(1, high - low + 1));
    }

    int galaxies() {
        return first.length;
    }

    boolean isPresent(int galaxy, int snapshot) {
        return snapshot >= first[galaxy] && snapshot != skipped[galaxy];
    }

    boolean hasCompanion(int galaxy, int snapshot) {
        return snapshot >= companionFirst[galaxy] && snapshot <= companionLast[galaxy];
    }

    /** The galaxies present at a snapshot. */
    int[] presentAt(int snapshot) {
        return IntStream.range(0, galaxies())
                .filter(i -> isPresent(i, snapshot))
                .toArray();
    }

    /** The snapshots, of those given, at which a galaxy is present, latest first. */
    int[] branch(int galaxy, int[] snapshots) {
        return latestFirst(
                Arrays.stream(snapshots).filter(s -> isPresent(galaxy, s)).toArray());
    }

    /** The snapshots, of those given, at which a galaxy's companion is present, latest first. */
    int[] companionBranch(int galaxy, int[] snapshots) {
        return latestFirst(
                Arrays.stream(snapshots).filter(s -> hasCompanion(galaxy, s)).toArray());
    }

    private static int[] latestFirst(int[] ascending) {
        return IntStream.range(0, ascending.length)
                .map(i -> ascending[ascending.length - 1 - i])
                .toArray();
    }
}
