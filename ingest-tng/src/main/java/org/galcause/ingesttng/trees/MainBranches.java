package org.galcause.ingesttng.trees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.work.Executors;

/**
 * The main branches of some galaxies: their SubfindID at each wanted snapshot, -1 where the branch has none; what was measured along them;
 * the snapshots that they skip. Later than the selection a branch goes on as long as the galaxy is the main progenitor of its descendant.
 */
public final class MainBranches {

    private final BranchQuestion question;
    private final int[][] subfindIds;
    private final double[][][] values;
    private final BitSet withoutTree = new BitSet();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Path> inputs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private MainBranches(BranchQuestion question, int galaxies) {
        this.question = question;
        int steps = question.wanted().size();
        this.subfindIds = new int[steps][galaxies];
        this.values = new double[question.measures().size()][steps][galaxies];
        for (int[] step : subfindIds) {
            Arrays.fill(step, -1);
        }
        for (double[][] measure : values) {
            for (double[] step : measure) {
                Arrays.fill(step, Double.NaN);
            }
        }
    }

    /**
     * Follows galaxies through the SubLink tree. Each tree file is read once, files in parallel. Memory on the driver: 20 bytes for each
     * subhalo of the selection's snapshot; on an executor: 36 bytes for each of at most 1 million rows, and 8 for each mass asked for.
     *
     * @param at the catalogue of the snapshot at which the galaxies are selected
     * @param galaxies their SubfindIDs there
     * @throws UserError when trees are missing, or trees, offsets and catalogue belong to different snapshots or runs
     */
    public static MainBranches sublink(
            SparkSession spark,
            SimulationFolder folder,
            SnapshotCatalogue at,
            int[] galaxies,
            BranchQuestion question) {
        SubLinkForest forest = SubLinkForest.of(folder);
        TreeEntrances entrances = TreeEntrances.sublink(spark, folder, at, forest);
        return followed(spark, forest.paths(), entrances, galaxies, question, BranchReader::read);
    }

    /**
     * Follows galaxies through the LHaloTree. Memory on an executor: the largest tree, 28 bytes for each of its subhaloes and 16 for each
     * mass asked for.
     *
     * @param at the catalogue of the snapshot at which the galaxies are selected
     * @param galaxies their SubfindIDs there
     * @throws UserError when trees are missing, or trees, offsets and catalogue belong to different snapshots or runs
     */
    public static MainBranches lhalotree(
            SparkSession spark,
            SimulationFolder folder,
            SnapshotCatalogue at,
            int[] galaxies,
            BranchQuestion question) {
        Map<Integer, Path> files = folder.lhalotreeFiles();
        List<Path> paths = List.copyOf(files.values());
        List<Integer> missing = IntStream.rangeClosed(
                        0,
                        files.keySet().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0))
                .filter(i -> !files.containsKey(i))
                .boxed()
                .toList();
        if (!paths.isEmpty() && !missing.isEmpty()) {
            throw UserError.data(folder.expectedLhalotrees() + ": LHaloTree files are missing: "
                    + NumberList.of(missing) + "; offsets count over all files, so none can be left out");
        }
        if (paths.isEmpty()) {
            throw UserError.data(folder.expectedLhalotrees()
                    + ": no LHaloTree (trees_sf1_099.0.hdf5, …) there; fetch the trees, or set data: trees: sublink");
        }
        TreeEntrances entrances = TreeEntrances.lhalotree(spark, folder, at);
        return followed(spark, paths, entrances, galaxies, question, LHaloTreeReader::read);
    }

    private static MainBranches followed(
            SparkSession spark,
            List<Path> paths,
            TreeEntrances entrances,
            int[] galaxies,
            BranchQuestion question,
            Function<BranchRequest, BranchAnswers> reader) {
        MainBranches branches = new MainBranches(question, galaxies.length);
        List<BranchRequest> requests = requests(paths, entrances, galaxies, question);
        List<BranchAnswers> answers = Executors.map(spark, requests, reader);
        for (int r = 0; r < requests.size(); r++) {
            branches.scatter(requests.get(r), answers.get(r));
        }
        IntStream.range(0, galaxies.length)
                .filter(i -> entrances.row(galaxies[i]) < 0)
                .forEach(branches.withoutTree::set);
        branches.inputs.addAll(entrances.inputs());
        branches.inputs.addAll(paths);
        branches.note(entrances, answers);
        return branches;
    }

    private static List<BranchRequest> requests(
            List<Path> paths, TreeEntrances entrances, int[] galaxies, BranchQuestion question) {
        int[] order = IntStream.range(0, galaxies.length)
                .filter(i -> entrances.row(galaxies[i]) >= 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> entrances.file(galaxies[i]))
                        .thenComparingLong(i -> entrances.tree(galaxies[i]))
                        .thenComparingLong(i -> entrances.row(galaxies[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        List<BranchRequest> requests = new ArrayList<>();
        for (int from = 0; from < order.length; ) {
            int file = entrances.file(galaxies[order[from]]);
            int to = from;
            while (to < order.length && entrances.file(galaxies[order[to]]) == file) {
                to++;
            }
            if (file < 0 || file >= paths.size()) {
                throw UserError.data("the offsets speak of tree file " + file + ", but " + paths.size()
                        + " files are there; some are missing, or belong to another run");
            }
            requests.add(request(paths.get(file), question, Arrays.copyOfRange(order, from, to), entrances, galaxies));
            from = to;
        }
        return requests;
    }

    private static BranchRequest request(
            Path path, BranchQuestion question, int[] inFile, TreeEntrances entrances, int[] galaxies) {
        return new BranchRequest(
                path,
                question,
                inFile,
                Arrays.stream(inFile).map(i -> galaxies[i]).toArray(),
                new BranchRequest.TreePlaces(
                        Arrays.stream(inFile)
                                .mapToLong(i -> entrances.row(galaxies[i]))
                                .toArray(),
                        Arrays.stream(inFile)
                                .mapToLong(i -> entrances.id(galaxies[i]))
                                .toArray()));
    }

    private void scatter(BranchRequest request, BranchAnswers answer) {
        for (int step = 0; step < subfindIds.length; step++) {
            for (int i = 0; i < request.size(); i++) {
                subfindIds[step][request.galaxy(i)] = answer.subfindId(step, i);
                for (int m = 0; m < values.length; m++) {
                    values[m][step][request.galaxy(i)] = answer.value(m, step, i);
                }
            }
        }
        answer.gaps().forEach(gap -> gaps.add(gap.of(request.galaxy(gap.galaxy()))));
    }

    private void note(TreeEntrances entrances, List<BranchAnswers> answers) {
        if (!entrances.origin().isEmpty()) {
            notes.add(entrances.origin());
        }
        int shown = answers.stream().mapToInt(BranchAnswers::shown).sum();
        int flown = answers.stream().mapToInt(BranchAnswers::flyThroughs).sum();
        notes.add(
                shown == 0
                        ? "The trees do not say in which haloes galaxies were: fly-throughs are not flagged."
                        : "Fly-throughs: " + flown + " of " + shown
                                + " galaxies were for a while satellites in a halo more than twice as massive as their own before and"
                                + " after, so the mass of their host group jumps ({tree: fly-through} marks them).");
    }

    /** Snapshots, ascending. */
    public List<Integer> snapshots() {
        return question.wanted();
    }

    /** SubfindIDs at one of the snapshots, by galaxy; -1 = the branch has none there. Shared: not to be written. */
    public int[] at(int step) {
        return subfindIds[step];
    }

    /** What a measure of the question says at one of the snapshots, by galaxy. Shared: not to be written. */
    public double[] measured(int measure, int step) {
        return values[measure][step];
    }

    /** Snapshots that a branch skips, though it has earlier and later ones. */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** Whether a galaxy is in no tree. */
    public boolean withoutTree(int galaxy) {
        return withoutTree.get(galaxy);
    }

    /** The files read. */
    public List<Path> inputs() {
        return inputs;
    }

    /** How the trees were entered, and how many galaxies flew through bigger haloes. */
    public List<String> notes() {
        return notes;
    }
}
