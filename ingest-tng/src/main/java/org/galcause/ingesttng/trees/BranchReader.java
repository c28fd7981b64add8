package org.galcause.ingesttng.trees;

import java.util.Arrays;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;

/**
 * Reads main branches out of one tree file in one pass. In depth-first order (Rodriguez-Gomez et al. 2015) the main branch of a subhalo is
 * the rows from its own to the one whose SubhaloID is its MainLeafProgenitorID: one row for each snapshot at most. Rows that lie near each
 * other are read together.
 */
final class BranchReader {

    private static final int NEAR_ROWS = 512;
    private static final int WINDOW_ROWS = 1 << 21;

    private final BranchRequest request;
    private final Hdf5Dataset snapNum;
    private final Hdf5Dataset subfindId;
    private final Hdf5Dataset subhaloId;
    private final Hdf5Dataset mainLeaf;
    private final int[][] found;

    private BranchReader(BranchRequest request, Hdf5File file) {
        this.request = request;
        this.snapNum = file.dataset("SnapNum");
        this.subfindId = file.dataset("SubfindID");
        this.subhaloId = file.dataset("SubhaloID");
        this.mainLeaf = file.dataset("MainLeafProgenitorID");
        this.found = new int[request.wanted().size()][request.size()];
        for (int[] step : found) {
            Arrays.fill(step, -1);
        }
    }

    /**
     * SubfindIDs by wanted snapshot and galaxy of the request; -1 where the branch has no row.
     *
     * @throws UserError when the rows are not those of the galaxies: the offsets belong to other trees
     */
    static int[][] read(BranchRequest request) {
        try (Hdf5File file = Hdf5File.open(request.file())) {
            BranchReader reader = new BranchReader(request, file);
            reader.readAll();
            return reader.found;
        }
    }

    private void readAll() {
        int longest = request.snapshot() + 1;
        int near = Math.max(NEAR_ROWS, subhaloId.rowsTogether());
        for (int first = 0; first < request.size(); ) {
            long from = request.row(first);
            int next = first + 1;
            while (next < request.size()
                    && request.row(next) - request.row(next - 1) <= longest + near
                    && request.row(next) - from < WINDOW_ROWS) {
                next++;
            }
            long to = Math.min(subhaloId.rows(), request.row(next - 1) + longest);
            readWindow(first, next, from, Math.toIntExact(to - from));
            first = next;
        }
    }

    private void readWindow(int first, int end, long from, int count) {
        Window window = new Window(
                snapNum.rows(from, count).ints(),
                subfindId.rows(from, count).ints(),
                subhaloId.rows(from, count).longs(),
                mainLeaf.rows(from, count).longs());
        for (int i = first; i < end; i++) {
            follow(i, window, Math.toIntExact(request.row(i) - from));
        }
    }

    private void follow(int i, Window window, int row) {
        requireSame(i, window, row);
        long id = window.subhaloId[row];
        int previous = Integer.MAX_VALUE;
        for (int at = row; at < row + window.length(row); at++) {
            if (window.subhaloId[at] != id + (at - row) || window.snapNum[at] >= previous) {
                throw UserError.data(request.file() + ": the main branch of SubhaloID " + id
                        + " is not in depth-first order at SubhaloID " + window.subhaloId[at]
                        + "; the file is damaged or not a SubLink tree");
            }
            previous = window.snapNum[at];
            int step = request.wanted().indexOf(previous);
            if (step >= 0) {
                found[step][i] = window.subfindId[at];
            }
        }
    }

    private void requireSame(int i, Window window, int row) {
        boolean same = window.snapNum[row] == request.snapshot()
                && window.subfindId[row] == request.subfindId(i)
                && window.subhaloId[row] == request.subhaloId(i);
        if (!same) {
            throw UserError.data(request.file() + ": the offsets say that subhalo " + request.subfindId(i)
                    + " of snapshot "
                    + request.snapshot() + " has SubhaloID " + request.subhaloId(i) + " in row " + request.row(i)
                    + ", but that row is subhalo " + window.subfindId[row] + " of snapshot " + window.snapNum[row]
                    + " with SubhaloID "
                    + window.subhaloId[row] + "; offsets and trees belong to different snapshots or runs");
        }
    }

    /** Consecutive rows of four columns. */
    private static final class Window {
        private final int[] snapNum;
        private final int[] subfindId;
        private final long[] subhaloId;
        private final long[] mainLeaf;

        Window(int[] snapNum, int[] subfindId, long[] subhaloId, long[] mainLeaf) {
            this.snapNum = snapNum;
            this.subfindId = subfindId;
            this.subhaloId = subhaloId;
            this.mainLeaf = mainLeaf;
        }

        /** Rows of the main branch that starts at a row, as far as the window reaches (no branch is longer than its snapshots). */
        int length(int row) {
            long length = mainLeaf[row] - subhaloId[row] + 1;
            return (int) Math.max(1, Math.min(length, snapNum.length - (long) row));
        }
    }
}
