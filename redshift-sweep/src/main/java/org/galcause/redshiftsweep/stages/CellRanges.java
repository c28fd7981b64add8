package org.galcause.redshiftsweep.stages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.redshiftsweep.plan.Cell;

/** Some cells of a plan in words: by estimator, with ranges of replicates. */
final class CellRanges {

    private final List<Cell> cells;

    CellRanges(List<Cell> cells) {
        this.cells = new ArrayList<>(cells);
    }

    /** One cell less. */
    void without(Cell cell) {
        cells.remove(cell);
    }

    /** One line for each estimator, in the plan's order; neighbouring ranges are one. */
    List<String> words() {
        Map<String, List<Cell>> byEstimator = new LinkedHashMap<>();
        cells.forEach(cell -> byEstimator
                .computeIfAbsent(cell.estimator(), name -> new ArrayList<>())
                .add(cell));
        List<String> words = new ArrayList<>();
        byEstimator.forEach((name, missing) -> words.add(name + ": " + ranges(missing)));
        return words;
    }

    private static String ranges(List<Cell> missing) {
        List<String> ranges = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (Cell cell : missing) {
            if (cell.isSample()) {
                ranges.add("the sample");
            } else if (cell.first() == last + 1 && first > 0) {
                last = cell.last();
                ranges.set(ranges.size() - 1, range(first, last));
            } else {
                first = cell.first();
                last = cell.last();
                ranges.add(range(first, last));
            }
        }
        return String.join(", ", ranges);
    }

    private static String range(int first, int last) {
        return first == last ? "replicate " + first : "replicates " + first + " to " + last;
    }
}
