package org.galcause.redshiftsweep.plan;

import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;

/**
 * One of several shares of a plan. The shares are disjoint, together they are the plan, and each has its part of every estimator.
 *
 * @param index from 1
 * @param count how many shares
 */
public record Slice(int index, int count) {

    /** The whole plan. */
    public static final Slice WHOLE = new Slice(1, 1);

    public Slice {
        if (count < 1 || index < 1 || index > count) {
            throw UserError.study("--slice: found " + index + "/" + count
                    + "; allowed: I/N with I from 1 to N, such as 2/5 for the second of five slices");
        }
    }

    /** Reads {@code I/N}. */
    public static Slice parse(String text) {
        if (!text.matches("\\d{1,6}/\\d{1,6}")) {
            throw UserError.study("--slice: found \"" + text
                    + "\"; allowed: I/N with I from 1 to N, such as 2/5 for the second of five slices");
        }
        String[] numbers = text.split("/", -1);
        return new Slice(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    /** Whether it is the whole plan. */
    public boolean isWhole() {
        return count == 1;
    }

    /** Its cells: every {@code count}-th of the plan. */
    public List<Cell> of(SweepPlan plan) {
        List<Cell> cells = plan.cells();
        if (index > cells.size()) {
            throw UserError.study("--slice: found " + this + ", but the plan has " + cells.size()
                    + " cells, so this slice is outside it; allowed: I/N with I up to " + cells.size());
        }
        return IntStream.range(0, cells.size())
                .filter(i -> i % count == index - 1)
                .mapToObj(cells::get)
                .toList();
    }

    /** The slice of {@code count} that has a cell of the plan. */
    public static int holding(Cell cell, SweepPlan plan, int count) {
        return plan.cells().indexOf(cell) % count + 1;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
