package org.galcause.ingesttng.mock;

/**
 * The merger tree of one galaxy: its main branch, latest first, then its companion's, latest first. A companion that merges is a secondary
 * progenitor; one that lives on is a second root of the same tree.
 *
 * @param id TreeID
 * @param firstRow its first row in its file
 * @param branch snapshots of the galaxy, latest first
 * @param companion snapshots of the companion, latest first
 */
record Tree(long id, int firstRow, int[] branch, int[] companion) {

    private static final long NONE = -1;

    int rows() {
        return branch.length + companion.length;
    }

    /** The snapshot of a row of the tree. */
    int snapshot(int row) {
        return isCompanion(row) ? companion[row - branch.length] : branch[row];
    }

    boolean isCompanion(int row) {
        return row >= branch.length;
    }

    /** The row of the galaxy that the companion merges into, or -1 when it lives on or there is none. */
    int mergerRow() {
        if (companion.length == 0) {
            return -1;
        }
        int into = -1;
        for (int row = 0; row < branch.length; row++) {
            into = branch[row] > companion[0] ? row : into;
        }
        return into;
    }

    private int lastOfBranch(int row) {
        return isCompanion(row) ? rows() - 1 : branch.length - 1;
    }

    long mainLeaf(int row) {
        return id + lastOfBranch(row);
    }

    long lastProgenitor(int row) {
        int merger = mergerRow();
        return merger >= 0 && row <= merger ? id + rows() - 1 : mainLeaf(row);
    }

    long firstProgenitor(int row) {
        return row < lastOfBranch(row) ? id + row + 1 : NONE;
    }

    /** The next progenitor of the same descendant: the companion, for the galaxy's last row before the merger. */
    long nextProgenitor(int row) {
        int merger = mergerRow();
        return merger >= 0 && row == merger + 1 && !isCompanion(row) ? id + branch.length : NONE;
    }

    long descendant(int row) {
        if (row == branch.length) {
            return mergerRow() >= 0 ? id + mergerRow() : NONE;
        }
        return row == 0 ? NONE : id + row - 1;
    }

    long rootDescendant(int row) {
        return isCompanion(row) && mergerRow() < 0 ? id + branch.length : id;
    }

    /** The row of a snapshot in one of the two branches. */
    int rowAt(int snapshot, boolean ofCompanion) {
        int[] snapshots = ofCompanion ? companion : branch;
        for (int i = 0; i < snapshots.length; i++) {
            if (snapshots[i] == snapshot) {
                return ofCompanion ? branch.length + i : i;
            }
        }
        throw new IllegalArgumentException("no row at snapshot " + snapshot);
    }
}
