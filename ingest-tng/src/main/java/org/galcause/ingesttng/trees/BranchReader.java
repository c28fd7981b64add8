package org.galcause.ingesttng.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;

/**
 * Reads main branches out of one SubLink file in one pass. In depth-first order (Rodriguez-Gomez et al. 2015) the main branch of a subhalo
 * is the rows from its own to the one whose SubhaloID is its MainLeafProgenitorID, one row for each snapshot at most; its descendants, as
 * long as it is their main progenitor, are the rows before with the same leaf. Rows that lie near each other are read together.
 */
final class BranchReader {

    private static final int NEAR_ROWS = 512;
    private static final int WINDOW_ROWS = 1 << 20;

    private final BranchRequest request;
    private final BranchQuestion question;
    private final Hdf5File file;
    private final List<TreeMass> masses;
    private final Optional<Hdf5Dataset> firstInGroup;
    private final Optional<Hdf5Dataset> hostMass;
    private final Hdf5Dataset snapNum;
    private final Hdf5Dataset subfindId;
    private final Hdf5Dataset subhaloId;
    private final Hdf5Dataset mainLeaf;
    private final BranchAnswers answers;

    private BranchReader(BranchRequest request, Hdf5File file) {
        this.request = request;
        this.question = request.question();
        this.file = file;
        this.masses = question.masses();
        this.firstInGroup = optional("FirstSubhaloInFOFGroupID");
        this.hostMass = optional("Group_M_Crit200");
        this.snapNum = file.dataset("SnapNum");
        this.subfindId = file.dataset("SubfindID");
        this.subhaloId = file.dataset("SubhaloID");
        this.mainLeaf = file.dataset("MainLeafProgenitorID");
        this.answers = new BranchAnswers(question, request.size());
    }

    private Optional<Hdf5Dataset> optional(String column) {
        return file.contains(column) ? Optional.of(file.dataset(column)) : Optional.empty();
    }

    /**
     * The answers for the galaxies of the request.
     *
     * @throws UserError when the rows are not those of the galaxies: the offsets belong to other trees
     */
    static BranchAnswers read(BranchRequest request) {
        try (Hdf5File file = Hdf5File.open(request.file())) {
            BranchReader reader = new BranchReader(request, file);
            reader.readAll();
            return reader.answers;
        }
    }

    private void readAll() {
        int longest = question.snapshot() + 1;
        int forward = question.forward();
        int near = Math.max(NEAR_ROWS, subhaloId.rowsTogether());
        for (int first = 0; first < request.size(); ) {
            long from = Math.max(0, request.row(first) - forward);
            int next = first + 1;
            while (next < request.size()
                    && request.row(next) - request.row(next - 1) <= longest + forward + near
                    && request.row(next) - from < WINDOW_ROWS) {
                next++;
            }
            requireInside(next - 1);
            long to = Math.min(subhaloId.rows(), request.row(next - 1) + longest);
            readWindow(first, next, from, Math.toIntExact(to - from));
            first = next;
        }
    }

    private void requireInside(int i) {
        if (request.row(i) >= subhaloId.rows()) {
            throw UserError.data(request.file() + ": subhalo " + request.subfindId(i) + " of snapshot "
                    + question.snapshot() + " should be in row " + request.row(i) + ", but the file has "
                    + subhaloId.rows() + " rows; the file was replaced or cut while it was read");
        }
    }

    private void readWindow(int first, int end, long from, int count) {
        Window window = new Window(from, count);
        for (int i = first; i < end; i++) {
            int row = Math.toIntExact(request.row(i) - from);
            requireSame(i, window, row);
            answers.take(i, window.branch(row), request.file());
        }
    }

    private void requireSame(int i, Window window, int row) {
        boolean same = window.snapNum[row] == question.snapshot()
                && window.subfindId[row] == request.subfindId(i)
                && window.subhaloId[row] == request.id(i);
        if (!same) {
            throw UserError.data(request.file() + ": the offsets say that subhalo " + request.subfindId(i)
                    + " of snapshot "
                    + question.snapshot() + " has SubhaloID " + request.id(i) + " in row " + request.row(i)
                    + ", but that row is subhalo " + window.subfindId[row] + " of snapshot " + window.snapNum[row]
                    + " with SubhaloID "
                    + window.subhaloId[row] + "; offsets and trees belong to different snapshots or runs");
        }
    }

    /** Consecutive rows of the columns needed. */
    private final class Window {
        private final long from;
        private final int[] snapNum;
        private final int[] subfindId;
        private final long[] subhaloId;
        private final long[] mainLeaf;
        private final long[] first;
        private final double[] host;
        private final Map<TreeMass, double[]> mass = new LinkedHashMap<>();

        Window(long from, int count) {
            this.from = from;
            this.snapNum = BranchReader.this.snapNum.rows(from, count).ints();
            this.subfindId = BranchReader.this.subfindId.rows(from, count).ints();
            this.subhaloId = BranchReader.this.subhaloId.rows(from, count).longs();
            this.mainLeaf = BranchReader.this.mainLeaf.rows(from, count).longs();
            this.first =
                    firstInGroup.map(column -> column.rows(from, count).longs()).orElse(new long[0]);
            this.host =
                    hostMass.map(column -> column.rows(from, count).doubles()).orElse(new double[0]);
            masses.forEach(column -> mass.put(column, column.read(file, "", from, count)));
        }

        Branch branch(int row) {
            int latest = row;
            while (row - latest < question.forward() && isMainDescendant(latest - 1, latest)) {
                latest--;
            }
            int end = row + length(row);
            requireOrder(row, latest, end);
            return new Branch(
                    Arrays.copyOfRange(snapNum, latest, end),
                    Arrays.copyOfRange(subfindId, latest, end),
                    ranks(latest, end),
                    host.length == 0 ? host : Arrays.copyOfRange(host, latest, end),
                    masses(latest, end),
                    question.needsMergers() ? mergers(from + latest, end - latest) : Map.of());
        }

        private boolean isMainDescendant(int descendant, int row) {
            return descendant >= 0
                    && mainLeaf[descendant] == mainLeaf[row]
                    && subhaloId[descendant] == subhaloId[row] - 1;
        }

        /** Rows of the main branch that starts at a row, as far as the window reaches (no branch is longer than its snapshots). */
        private int length(int row) {
            long length = mainLeaf[row] - subhaloId[row] + 1;
            return (int) Math.max(1, Math.min(length, snapNum.length - (long) row));
        }

        private void requireOrder(int row, int latest, int end) {
            for (int at = latest + 1; at < end; at++) {
                if (subhaloId[at] != subhaloId[at - 1] + 1 || snapNum[at] >= snapNum[at - 1]) {
                    throw UserError.data(request.file() + ": the main branch of SubhaloID " + subhaloId[row]
                            + " is not in depth-first order at SubhaloID " + subhaloId[at]
                            + "; the file is damaged or not a SubLink tree");
                }
            }
        }

        private Branch.Rank[] ranks(int latest, int end) {
            Branch.Rank[] ranks = new Branch.Rank[end - latest];
            for (int at = latest; at < end; at++) {
                ranks[at - latest] = first.length == 0 || first[at] < 0
                        ? Branch.Rank.UNKNOWN
                        : first[at] == subhaloId[at] ? Branch.Rank.CENTRAL : Branch.Rank.SATELLITE;
            }
            return ranks;
        }

        private Map<TreeMass, double[]> masses(int latest, int end) {
            Map<TreeMass, double[]> branch = new LinkedHashMap<>();
            mass.forEach((column, values) -> branch.put(column, Arrays.copyOfRange(values, latest, end)));
            return branch;
        }
    }

    /** The mergers into the first {@code length} rows of the tree that begins at a row: all its progenitors are read. */
    private Map<TreeMass, List<Branch.Merger>> mergers(long row, int length) {
        long id = subhaloId.rows(row, 1).longs()[0];
        long last = file.dataset("LastProgenitorID").rows(row, 1).longs()[0];
        if (last - id >= subhaloId.rows() - row) {
            throw UserError.data(request.file() + ": mergers need all progenitors of SubhaloID " + id
                    + ", but the file ends before SubhaloID " + last
                    + "; a main branch (mpb) does not show mergers, fetch the full tree");
        }
        int count = Math.toIntExact(last - id + 1);
        int[] next = places(file.dataset("NextProgenitorID").rows(row, count).longs(), id);
        int[] first = places(file.dataset("FirstProgenitorID").rows(row, count).longs(), id);
        int[] snapshots = snapNum.rows(row, count).ints();
        Map<TreeMass, List<Branch.Merger>> mergers = new LinkedHashMap<>();
        for (TreeMass column : masses) {
            double[] largest = MergerTree.largestPast(column.read(file, "", row, count), first);
            List<Branch.Merger> found = new ArrayList<>();
            for (int at = 0; at < length; at++) {
                found.addAll(MergerTree.into(at, snapshots, first, next, largest));
            }
            mergers.put(column, found);
        }
        return mergers;
    }

    /** Links as rows of the tree; -1 where there is none, or it leads out of the tree. */
    private static int[] places(long[] ids, long root) {
        int[] places = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            long place = ids[i] - root;
            places[i] = ids[i] < 0 || place < 0 || place >= ids.length ? -1 : (int) place;
        }
        return places;
    }
}
