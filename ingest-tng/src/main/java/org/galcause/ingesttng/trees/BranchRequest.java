package org.galcause.ingesttng.trees;

import java.io.Serializable;
import java.nio.file.Path;

/** The main branches wanted out of one tree file: a piece of work that any executor can do. Columns by galaxy, in the file's order. */
final class BranchRequest implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final BranchQuestion question;
    private final int[] galaxies;
    private final int[] subfindIds;
    private final TreePlaces places;

    /**
     * Branches of some galaxies.
     *
     * @param galaxies the place of each in the sample
     * @param subfindIds its SubfindID at the question's snapshot
     * @param places where each is in the file
     */
    BranchRequest(Path file, BranchQuestion question, int[] galaxies, int[] subfindIds, TreePlaces places) {
        this.file = file.toString();
        this.question = question;
        this.galaxies = galaxies;
        this.subfindIds = subfindIds;
        this.places = places;
    }

    Path file() {
        return Path.of(file);
    }

    BranchQuestion question() {
        return question;
    }

    int size() {
        return galaxies.length;
    }

    int galaxy(int i) {
        return galaxies[i];
    }

    int subfindId(int i) {
        return subfindIds[i];
    }

    /** SubLink: the row in the file. LHaloTree: the place in the tree. */
    long row(int i) {
        return places.rows()[i];
    }

    /** SubLink: SubhaloID as the offsets state it. LHaloTree: the number of the tree. */
    long id(int i) {
        return places.ids()[i];
    }

    /**
     * Where galaxies stand.
     *
     * @param rows row in the file, or place in the tree
     * @param ids SubhaloID, or number of the tree
     */
    record TreePlaces(long[] rows, long[] ids) implements Serializable {}
}
