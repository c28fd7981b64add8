package org.galcause.ingesttng.trees;

import java.io.Serializable;
import java.util.List;

/**
 * What is asked of each main branch.
 *
 * @param snapshot the snapshot at which galaxies are selected
 * @param wanted snapshots for which the subhalo of the branch is asked, ascending
 * @param measures what is measured along the branch, at each of them
 */
public record BranchQuestion(int snapshot, List<Integer> wanted, List<BranchMeasure> measures) implements Serializable {

    public BranchQuestion {
        wanted = List.copyOf(wanted);
        measures = List.copyOf(measures);
    }

    /** How many snapshots after the selection the branch must reach. */
    int forward() {
        return Math.max(0, wanted.get(wanted.size() - 1) - snapshot);
    }

    boolean needsMergers() {
        return measures.stream().anyMatch(measure -> measure.quantity().needsMergers());
    }

    /** The mass columns, each once. */
    List<TreeMass> masses() {
        return measures.stream()
                .filter(measure -> measure.quantity().needsMass())
                .map(BranchMeasure::mass)
                .distinct()
                .toList();
    }
}
