package org.galcause.ingesttng.histories;

import java.util.Arrays;
import org.galcause.ingesttng.trees.MainBranches;

/** The galaxies of a study, and who their main progenitor is at each of its snapshots. */
final class Sample {

    private final int[] galaxies;
    private final int[][] progenitors;

    private Sample(int[] galaxies, int[][] progenitors) {
        this.galaxies = galaxies;
        this.progenitors = progenitors;
    }

    /** A cross-section. */
    static Sample ofOneSnapshot(int[] galaxies) {
        return new Sample(galaxies, new int[][] {galaxies});
    }

    /** Those of some galaxies that are kept. */
    static Sample of(int[] galaxies, MainBranches branches, int[] kept) {
        int[][] progenitors = new int[branches.snapshots().size()][];
        for (int step = 0; step < progenitors.length; step++) {
            progenitors[step] = picked(branches.at(step), kept);
        }
        return new Sample(picked(galaxies, kept), progenitors);
    }

    private static int[] picked(int[] values, int[] places) {
        return Arrays.stream(places).map(place -> values[place]).toArray();
    }

    int size() {
        return galaxies.length;
    }

    /** SubfindIDs at the selection's snapshot, as ids of units. */
    long[] ids() {
        return Arrays.stream(galaxies).asLongStream().toArray();
    }

    /** SubfindIDs at a step of the study; -1 where a galaxy has no progenitor. */
    int[] progenitors(int step) {
        return progenitors[step];
    }
}
