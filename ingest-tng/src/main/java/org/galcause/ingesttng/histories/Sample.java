package org.galcause.ingesttng.histories;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.galcause.ingesttng.trees.Gap;
import org.galcause.ingesttng.trees.MainBranches;

/** The galaxies of a study, who they are at each of its snapshots, and what their trees say. */
final class Sample {

    private final int[] galaxies;
    private final int[][] progenitors;
    private final int[] kept;
    private final Optional<MainBranches> branches;

    private Sample(int[] galaxies, int[][] progenitors, int[] kept, Optional<MainBranches> branches) {
        this.galaxies = galaxies;
        this.progenitors = progenitors;
        this.kept = kept;
        this.branches = branches;
    }

    /** A cross-section. */
    static Sample ofOneSnapshot(int[] galaxies) {
        return new Sample(galaxies, new int[][] {galaxies}, new int[0], Optional.empty());
    }

    /** Those of some galaxies that are kept. */
    static Sample of(int[] galaxies, MainBranches branches, int[] kept) {
        int[][] progenitors = new int[branches.snapshots().size()][];
        for (int step = 0; step < progenitors.length; step++) {
            progenitors[step] = picked(branches.at(step), kept);
        }
        return new Sample(picked(galaxies, kept), progenitors, kept, Optional.of(branches));
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

    /** SubfindIDs at a step of the study; -1 where a galaxy's branch has none. */
    int[] progenitors(int step) {
        return progenitors[step];
    }

    /** What a measure of the trees says at a step. */
    double[] measuredAlongBranches(int measure, int step) {
        double[] all = branches.orElseThrow().measured(measure, step);
        return Arrays.stream(kept).mapToDouble(place -> all[place]).toArray();
    }

    /** The skipped snapshots of the galaxies kept, in the order of {@link #ids}. */
    List<Gap> gaps() {
        return branches.map(MainBranches::gaps).orElse(List.of()).stream()
                .flatMap(gap -> {
                    int place = Arrays.binarySearch(kept, gap.galaxy());
                    return place < 0 ? Stream.of() : Stream.of(gap.of(place));
                })
                .toList();
    }
}
