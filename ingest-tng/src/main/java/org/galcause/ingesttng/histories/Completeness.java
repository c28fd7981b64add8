package org.galcause.ingesttng.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.galcause.ingesttng.request.Selection.Histories;
import org.galcause.ingesttng.request.SkippedSnapshots;
import org.galcause.ingesttng.trees.MainBranches;

/**
 * Which galaxies have the history that is asked for, and why the others have not. A branch begins late where the progenitor is too small to
 * be found earlier; it skips a snapshot where the finder lost a small subhalo once.
 */
final class Completeness {

    private final MainBranches branches;
    private final SkippedSnapshots policy;
    private final int[] kept;
    private final int[] skipsAt;
    private int inNoTree;
    private int late;
    private int ending;
    private int skipping;

    private Completeness(MainBranches branches, Histories histories, SkippedSnapshots policy, int galaxies) {
        this.branches = branches;
        this.policy = policy;
        this.skipsAt = new int[branches.snapshots().size()];
        this.kept = IntStream.range(0, galaxies).filter(i -> fits(i, histories)).toArray();
    }

    /** Sorts the galaxies of some branches. */
    static Completeness of(MainBranches branches, Histories histories, SkippedSnapshots policy, int galaxies) {
        return new Completeness(branches, histories, policy, galaxies);
    }

    /** The places of the galaxies that are kept, ascending. */
    int[] kept() {
        return kept;
    }

    /** How many have gaps, by reason. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        add(notes, inNoTree, "in no tree");
        add(
                notes,
                late,
                "whose main branch begins after snapshot "
                        + branches.snapshots().get(0));
        add(
                notes,
                ending,
                "that ended in a bigger one or were lost before snapshot "
                        + branches.snapshots().get(skipsAt.length - 1));
        add(notes, skipping, "whose main branch skips a snapshot" + where() + filled());
        return notes;
    }

    private static void add(List<String> notes, int count, String what) {
        if (count > 0) {
            notes.add("Incomplete histories: " + count + (count == 1 ? " galaxy " : " galaxies ") + what + ".");
        }
    }

    private String where() {
        List<String> places = new ArrayList<>();
        for (int step = 0; step < skipsAt.length; step++) {
            if (skipsAt[step] > 0) {
                places.add(branches.snapshots().get(step) + ": " + skipsAt[step]);
            }
        }
        return " (by snapshot " + String.join(", ", places) + ")";
    }

    private String filled() {
        return switch (policy) {
            case EXCLUDE -> "";
            case INTERPOLATE -> ", where values are interpolated in time";
            case PREVIOUS -> ", where the values of the snapshot before are taken";
        };
    }

    private boolean fits(int galaxy, Histories histories) {
        int first = firstPresent(galaxy);
        boolean complete = note(galaxy, first);
        return switch (histories) {
            case COMPLETE -> complete;
            case ANY -> first < skipsAt.length;
            case GIVEN -> true;
        };
    }

    private int firstPresent(int galaxy) {
        int step = 0;
        while (step < skipsAt.length && branches.at(step)[galaxy] < 0) {
            step++;
        }
        return step;
    }

    private int lastPresent(int galaxy) {
        int step = skipsAt.length - 1;
        while (step >= 0 && branches.at(step)[galaxy] < 0) {
            step--;
        }
        return step;
    }

    /** Counts the reason of a gap, the first that applies; returns whether there is none that is not filled. */
    private boolean note(int galaxy, int first) {
        int last = lastPresent(galaxy);
        boolean skips = false;
        for (int step = first; step <= last; step++) {
            if (branches.at(step)[galaxy] < 0) {
                skips = true;
                skipsAt[step]++;
            }
        }
        boolean ends = last < skipsAt.length - 1;
        if (branches.withoutTree(galaxy)) {
            inNoTree++;
        } else if (first > 0) {
            late++;
        } else if (ends) {
            ending++;
        } else if (skips) {
            skipping++;
        }
        return first == 0 && !ends && (!skips || policy != SkippedSnapshots.EXCLUDE);
    }
}
