package org.galcause.ingesttng.mock;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;

/**
 * A mock universe: a folder that looks like a small IllustrisTNG simulation, in which the effect of environment on star formation is known.
 * The same record gives the same bytes.
 *
 * @param galaxies galaxies with complete histories, at least 20; some 7 % more appear late or are missed once
 * @param boxSide side of the periodic box (ckpc/h)
 * @param snapshots which snapshots are written, ascending, 0 to 99
 * @param chunks files that each group catalogue is split into, at least 1; from 3 on, one is empty
 * @param treeFiles files that the merger trees are split into, at least 1
 * @param seed of everything random
 * @param equations how galaxies come about
 */
public record MockUniverse(
        int galaxies,
        double boxSide,
        List<Integer> snapshots,
        int chunks,
        int treeFiles,
        long seed,
        StructuralEquations equations) {

    private static final int FEWEST_GALAXIES = 20;

    public MockUniverse {
        snapshots = List.copyOf(snapshots);
        require(galaxies >= FEWEST_GALAXIES, "galaxies: " + galaxies, "20 or more");
        require(boxSide > 0 && boxSide < 1e7, "box: " + boxSide + " ckpc/h", "more than 0 and less than 1e7");
        require(!snapshots.isEmpty(), "snapshots: []", "at least one of 0 to 99");
        require(
                snapshots.stream().allMatch(s -> s >= 0 && s < SnapshotTimes.COUNT),
                "snapshots: " + snapshots,
                "0 to 99");
        require(isAscending(snapshots), "snapshots: " + snapshots, "ascending order, each once");
        require(chunks >= 1, "chunks: " + chunks, "1 or more");
        require(treeFiles >= 1 && treeFiles <= 900, "tree files: " + treeFiles, "1 to 900");
    }

    private static boolean isAscending(List<Integer> snapshots) {
        return IntStream.range(1, snapshots.size()).allMatch(i -> snapshots.get(i - 1) < snapshots.get(i));
    }

    private static void require(boolean holds, String what, String allowed) {
        if (!holds) {
            throw UserError.study("Mock universe: " + what + " is not allowed; allowed: " + allowed + ".");
        }
    }

    /** The demo's universe: 2,400 galaxies in a box of 75 cMpc/h, at the 11 snapshots of the paper. */
    public static MockUniverse standard(long seed) {
        StructuralEquations equations = StructuralEquations.standard();
        return new MockUniverse(2400, 75_000, equations.snapshots(), 4, 2, seed, equations);
    }

    /** All snapshots of a simulation, 0 to 99. */
    public static List<Integer> allSnapshots() {
        return IntStream.range(0, SnapshotTimes.COUNT).boxed().toList();
    }

    /** The same with another number of galaxies. */
    public MockUniverse withGalaxies(int number) {
        return new MockUniverse(number, boxSide, snapshots, chunks, treeFiles, seed, equations);
    }

    /** The same in another box (ckpc/h). */
    public MockUniverse withBoxSide(double side) {
        return new MockUniverse(galaxies, side, snapshots, chunks, treeFiles, seed, equations);
    }

    /** The same at other snapshots. */
    public MockUniverse withSnapshots(List<Integer> which) {
        return new MockUniverse(galaxies, boxSide, which, chunks, treeFiles, seed, equations);
    }

    /** The same in other numbers of files. */
    public MockUniverse withFiles(int chunksPerSnapshot, int filesOfTrees) {
        return new MockUniverse(galaxies, boxSide, snapshots, chunksPerSnapshot, filesOfTrees, seed, equations);
    }

    /**
     * Writes the universe: {@code output/groups_SSS/fof_subhalo_tab_SSS.N.hdf5}, {@code postprocessing/trees/SubLink/tree_extended.N.hdf5},
     * {@code postprocessing/offsets/offsets_SSS.hdf5}, {@code mock-universe.json}, and {@code truth.csv} when all steps of the equations
     * are among the snapshots. Each file appears whole.
     *
     * @param folder made if need be; files of these names in it are replaced
     * @return what was written
     */
    public Summary write(Path folder) {
        return new UniverseWriter(this, folder).write();
    }

    /**
     * What was written.
     *
     * @param output the folder to give as {@code root} of a study
     * @param subhaloes rows of all group catalogues
     * @param treeRows rows of the merger trees
     * @param files how many files
     */
    public record Summary(Path output, long subhaloes, long treeRows, int files) {}
}
