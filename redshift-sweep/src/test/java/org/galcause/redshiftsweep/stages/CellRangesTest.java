package org.galcause.redshiftsweep.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.galcause.redshiftsweep.plan.Cell;
import org.junit.jupiter.api.Test;

class CellRangesTest {

    private static final Cell SAMPLE = new Cell("msm", 0, 0, "a");
    private static final Cell FIRST = new Cell("msm", 1, 10, "b");
    private static final Cell SECOND = new Cell("msm", 11, 20, "c");
    private static final Cell THIRD = new Cell("msm", 21, 30, "d");
    private static final Cell LAST = new Cell("msm", 31, 31, "e");
    private static final Cell OTHER = new Cell("ice", 1, 10, "f");

    @Test
    void neighboursAreOneRangeAndGapsAreSeen() {
        CellRanges cells = new CellRanges(List.of(SAMPLE, FIRST, SECOND, THIRD, LAST, OTHER));
        assertThat(cells.words()).containsExactly("msm: the sample, replicates 1 to 31", "ice: replicates 1 to 10");
        cells.without(SAMPLE);
        cells.without(SECOND);
        assertThat(cells.words())
                .containsExactly("msm: replicates 1 to 10, replicates 21 to 31", "ice: replicates 1 to 10");
        cells.without(THIRD);
        cells.without(OTHER);
        assertThat(cells.words()).containsExactly("msm: replicates 1 to 10, replicate 31");
    }
}
