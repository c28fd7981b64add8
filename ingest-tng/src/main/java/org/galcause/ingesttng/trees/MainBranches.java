package org.galcause.ingesttng.trees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.trees.SubLinkForest.TreeFile;
import org.galcause.ingesttng.work.Executors;

/** The main progenitors of some galaxies: their SubfindID at each wanted snapshot, -1 where the branch has none. */
public final class MainBranches {

    private final List<Integer> snapshots;
    private final int[][] subfindIds;
    private final BitSet withoutTree;
    private final List<Path> inputs;

    private MainBranches(List<Integer> snapshots, int[][] subfindIds, BitSet withoutTree, List<Path> inputs) {
        this.snapshots = List.copyOf(snapshots);
        this.subfindIds = subfindIds;
        this.withoutTree = withoutTree;
        this.inputs = List.copyOf(inputs);
    }

    /**
     * Follows galaxies through the SubLink tree. Each tree file is read once, files in parallel. Memory on the driver: 16 bytes for each
     * subhalo of the selection's snapshot; on an executor: 24 bytes for each of at most 2 million rows.
     *
     * @param at the catalogue of the snapshot at which the galaxies are selected
     * @param galaxies their SubfindIDs there
     * @param snapshots wanted, ascending, none after {@code at}
     * @throws UserError when trees or offsets are missing, or belong to another snapshot or run
     */
    public static MainBranches sublink(
            SparkSession spark,
            SimulationFolder folder,
            SnapshotCatalogue at,
            int[] galaxies,
            List<Integer> snapshots) {
        requireNoneLater(at.snapshot(), snapshots);
        Path offsetsFile = folder.offsets(at.snapshot())
                .orElseThrow(() -> UserError.data(folder.expectedOffsets(at.snapshot())
                        + ": the offsets file of the selection's snapshot is not there; without it the SubLink trees cannot be entered,"
                        + " fetch it (postprocessing/offsets of the run)"));
        SubLinkOffsets offsets = SubLinkOffsets.read(offsetsFile, at.subhaloes());
        SubLinkForest forest = SubLinkForest.of(folder);
        int[][] found = new int[snapshots.size()][galaxies.length];
        for (int[] step : found) {
            Arrays.fill(step, -1);
        }
        List<BranchRequest> requests = requests(forest, offsets, offsetsFile, at.snapshot(), galaxies, snapshots);
        List<int[][]> answers = Executors.map(spark, requests, BranchReader::read);
        for (int r = 0; r < requests.size(); r++) {
            scatter(requests.get(r), answers.get(r), found);
        }
        BitSet treeless = new BitSet();
        IntStream.range(0, galaxies.length)
                .filter(i -> offsets.row(galaxies[i]) < 0)
                .forEach(treeless::set);
        return new MainBranches(snapshots, found, treeless, inputs(offsetsFile, forest));
    }

    /** Snapshots, ascending. */
    public List<Integer> snapshots() {
        return snapshots;
    }

    /** SubfindIDs at one of the snapshots, by galaxy; -1 = no progenitor there. Shared: not to be written. */
    public int[] at(int step) {
        return subfindIds[step];
    }

    /** Whether a galaxy is in no tree. */
    public boolean withoutTree(int galaxy) {
        return withoutTree.get(galaxy);
    }

    /** The files read. */
    public List<Path> inputs() {
        return inputs;
    }

    private static void requireNoneLater(int at, List<Integer> snapshots) {
        for (int snapshot : snapshots) {
            if (snapshot > at) {
                throw UserError.study("data: select: at: " + at + " is before snapshot " + snapshot
                        + "; main branches lead back in time, so select at the last of the snapshots");
            }
        }
    }

    private static List<BranchRequest> requests(
            SubLinkForest forest,
            SubLinkOffsets offsets,
            Path offsetsFile,
            int snapshot,
            int[] galaxies,
            List<Integer> wanted) {
        int[] order = IntStream.range(0, galaxies.length)
                .filter(i -> offsets.row(galaxies[i]) >= 0)
                .boxed()
                .sorted((a, b) -> Long.compare(offsets.row(galaxies[a]), offsets.row(galaxies[b])))
                .mapToInt(Integer::intValue)
                .toArray();
        if (order.length > 0 && offsets.row(galaxies[order[order.length - 1]]) >= forest.rows()) {
            throw UserError.data(offsetsFile + ": points to row " + offsets.row(galaxies[order[order.length - 1]])
                    + " of the trees, which have " + forest.rows()
                    + " rows; tree_extended files are missing at the end, or belong to another run");
        }
        List<BranchRequest> requests = new ArrayList<>();
        for (TreeFile file : forest.files()) {
            int[] inFile = Arrays.stream(order)
                    .filter(i -> file.holds(offsets.row(galaxies[i])))
                    .toArray();
            if (inFile.length > 0) {
                requests.add(new BranchRequest(
                        file.path(),
                        snapshot,
                        wanted,
                        inFile,
                        Arrays.stream(inFile)
                                .mapToLong(i -> offsets.row(galaxies[i]) - file.firstRow())
                                .toArray(),
                        Arrays.stream(inFile)
                                .mapToLong(i -> offsets.subhaloId(galaxies[i]))
                                .toArray(),
                        Arrays.stream(inFile).map(i -> galaxies[i]).toArray()));
            }
        }
        return requests;
    }

    private static void scatter(BranchRequest request, int[][] answer, int[][] found) {
        for (int step = 0; step < found.length; step++) {
            for (int i = 0; i < request.size(); i++) {
                found[step][request.galaxy(i)] = answer[step][i];
            }
        }
    }

    private static List<Path> inputs(Path offsets, SubLinkForest forest) {
        List<Path> inputs = new ArrayList<>(List.of(offsets));
        forest.files().forEach(file -> inputs.add(file.path()));
        return inputs;
    }
}
