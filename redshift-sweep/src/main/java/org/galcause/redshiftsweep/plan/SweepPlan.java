package org.galcause.redshiftsweep.plan;

import java.util.ArrayList;
import java.util.List;
import org.galcause.redshiftsweep.study.EstimatorSpec;

/**
 * The cells of a study in their order: the sample of every estimator first, then the replicates.
 *
 * @param cells in the order in which they are computed
 */
public record SweepPlan(List<Cell> cells) {

    /** Replicates of one cell: small enough that a kill loses little, large enough that a file pays. */
    public static final int BLOCK = 10;

    public SweepPlan {
        cells = List.copyOf(cells);
    }

    /** The plan of a study on a panel. */
    public static SweepPlan of(Analysis analysis, String panelFingerprint) {
        CellKeys keys = new CellKeys(analysis, panelFingerprint);
        List<Cell> cells = new ArrayList<>();
        for (EstimatorSpec spec : analysis.study().estimators()) {
            cells.add(cell(keys, spec, 0, 0));
        }
        for (EstimatorSpec spec : analysis.study().estimators()) {
            int replicates = spec.uncertainty().replicates();
            for (int first = 1; first <= replicates; first += BLOCK) {
                cells.add(cell(keys, spec, first, Math.min(first + BLOCK - 1, replicates)));
            }
        }
        return new SweepPlan(cells);
    }

    private static Cell cell(CellKeys keys, EstimatorSpec spec, int first, int last) {
        return new Cell(spec.name(), first, last, keys.of(spec, first, last));
    }

    /** The cells of one estimator. */
    public List<Cell> of(String estimator) {
        return cells.stream().filter(c -> c.estimator().equals(estimator)).toList();
    }

    /** The cells of the samples. */
    public List<Cell> samples() {
        return cells.stream().filter(Cell::isSample).toList();
    }

    /** The cells of bootstrap replicates. */
    public List<Cell> replicates() {
        return cells.stream().filter(c -> !c.isSample()).toList();
    }
}
