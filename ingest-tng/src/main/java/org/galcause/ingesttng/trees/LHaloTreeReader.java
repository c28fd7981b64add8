package org.galcause.ingesttng.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5File;

/**
 * Reads main branches out of one LHaloTree file (Springel et al. 2005): a group for each tree, its subhaloes linked by their places in it.
 * The galaxies of a request come ordered by tree, so that each tree is read once.
 */
final class LHaloTreeReader {

    private final BranchRequest request;
    private final BranchQuestion question;
    private final Hdf5File file;
    private final BranchAnswers answers;

    private LHaloTreeReader(BranchRequest request, Hdf5File file) {
        this.request = request;
        this.question = request.question();
        this.file = file;
        this.answers = new BranchAnswers(question, request.size());
    }

    /**
     * The answers for the galaxies of the request.
     *
     * @throws UserError when the places are not those of the galaxies, or links lead in a circle or out of the tree
     */
    static BranchAnswers read(BranchRequest request) {
        try (Hdf5File file = Hdf5File.open(request.file())) {
            LHaloTreeReader reader = new LHaloTreeReader(request, file);
            for (int first = 0; first < request.size(); ) {
                int next = first + 1;
                while (next < request.size() && request.id(next) == request.id(first)) {
                    next++;
                }
                reader.readTree(first, next);
                first = next;
            }
            return reader.answers;
        }
    }

    private void readTree(int from, int to) {
        Tree tree = new Tree("Tree" + request.id(from));
        for (int i = from; i < to; i++) {
            tree.requireSame(i);
            answers.take(i, tree.branch((int) request.row(i)), request.file());
        }
    }

    /** One tree. */
    private final class Tree {
        private final String group;
        private final int[] snapNum;
        private final int[] subfindId;
        private final int[] firstProgenitor;
        private final int[] nextProgenitor;
        private final int[] descendant;
        private final int[] firstInGroup;
        private final double[] hostMass;
        private final Map<TreeMass, double[]> masses = new LinkedHashMap<>();
        private final Map<TreeMass, double[]> largest = new LinkedHashMap<>();

        Tree(String group) {
            this.group = group;
            if (!file.contains(group)) {
                throw UserError.data(request.file() + ": no group " + group
                        + "; offsets and trees belong to different snapshots or runs");
            }
            this.snapNum = whole("SnapNum");
            this.subfindId = whole("SubhaloNumber");
            this.firstProgenitor = links("FirstProgenitor");
            this.nextProgenitor = question.needsMergers() ? links("NextProgenitor") : new int[0];
            this.descendant = question.forward() > 0 ? links("Descendant") : new int[0];
            this.firstInGroup =
                    file.contains(group + "/FirstHaloInFOFGroup") ? links("FirstHaloInFOFGroup") : new int[0];
            this.hostMass = file.contains(group + "/Group_M_Crit200")
                    ? file.dataset(group + "/Group_M_Crit200").all().doubles()
                    : new double[0];
            for (TreeMass column : question.masses()) {
                double[] mass = column.read(file, group, 0, snapNum.length);
                masses.put(column, mass);
                if (question.needsMergers()) {
                    largest.put(column, MergerTree.largestPast(mass, firstProgenitor));
                }
            }
        }

        private int[] whole(String name) {
            return file.dataset(group + "/" + name).all().ints();
        }

        private int[] links(String name) {
            int[] links = whole(name);
            if (links.length != snapNum.length) {
                throw UserError.data(request.file() + ": " + group + "/" + name + " has " + links.length
                        + " rows, but SnapNum has " + snapNum.length + "; fetch the file again");
            }
            for (int link : links) {
                if (link >= links.length || link < -1) {
                    throw UserError.data(request.file() + ": " + group + "/" + name + " leads to place " + link
                            + " of a tree of " + links.length + " subhaloes; the file is damaged, fetch it again");
                }
            }
            return links;
        }

        void requireSame(int i) {
            long row = request.row(i);
            if (row >= snapNum.length
                    || snapNum[(int) row] != question.snapshot()
                    || subfindId[(int) row] != request.subfindId(i)) {
                throw UserError.data(request.file() + ": the offsets say that subhalo " + request.subfindId(i)
                        + " of snapshot " + question.snapshot() + " is in place " + row + " of " + group
                        + ", where another one is; offsets and trees belong to different snapshots or runs");
            }
        }

        Branch branch(int start) {
            int[] rows = rows(start);
            int[] snapshots = picked(snapNum, rows);
            Map<TreeMass, double[]> mass = new LinkedHashMap<>();
            masses.forEach((column, values) -> mass.put(
                    column, Arrays.stream(rows).mapToDouble(r -> values[r]).toArray()));
            return new Branch(
                    snapshots,
                    picked(subfindId, rows),
                    ranks(rows),
                    hostMass.length == 0
                            ? hostMass
                            : Arrays.stream(rows).mapToDouble(r -> hostMass[r]).toArray(),
                    mass,
                    mergers(rows));
        }

        /** The main branch, latest first: descendants as long as this is their first progenitor, then first progenitors. */
        private int[] rows(int start) {
            int latest = start;
            for (int i = 0; i < question.forward() && descendant[latest] >= 0; i++) {
                if (firstProgenitor[descendant[latest]] != latest) {
                    break;
                }
                latest = descendant[latest];
            }
            int[] rows = new int[64];
            int size = 0;
            for (int at = latest; at >= 0; at = firstProgenitor[at]) {
                if (size > 0 && snapNum[at] >= snapNum[rows[size - 1]]) {
                    throw UserError.data(request.file() + ": " + group + ": subhalo " + subfindId[at] + " of snapshot "
                            + snapNum[at] + " is said to be a progenitor of one of snapshot " + snapNum[rows[size - 1]]
                            + "; the file is damaged, fetch it again");
                }
                rows = size == rows.length ? Arrays.copyOf(rows, 2 * size) : rows;
                rows[size++] = at;
            }
            return Arrays.copyOf(rows, size);
        }

        private Branch.Rank[] ranks(int[] rows) {
            Branch.Rank[] ranks = new Branch.Rank[rows.length];
            for (int i = 0; i < rows.length; i++) {
                ranks[i] = firstInGroup.length == 0 || firstInGroup[rows[i]] < 0
                        ? Branch.Rank.UNKNOWN
                        : firstInGroup[rows[i]] == rows[i] ? Branch.Rank.CENTRAL : Branch.Rank.SATELLITE;
            }
            return ranks;
        }

        private Map<TreeMass, List<Branch.Merger>> mergers(int[] rows) {
            Map<TreeMass, List<Branch.Merger>> mergers = new LinkedHashMap<>();
            largest.forEach((column, values) -> {
                List<Branch.Merger> found = new ArrayList<>();
                for (int row : rows) {
                    found.addAll(MergerTree.into(row, snapNum, firstProgenitor, nextProgenitor, values));
                }
                mergers.put(column, found);
            });
            return mergers;
        }
    }

    private static int[] picked(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }
}
