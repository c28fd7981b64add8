package org.galcause.redshiftsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final SweepPlan PLAN = new SweepPlan(
            IntStream.range(0, 17).mapToObj(i -> new Cell("msm", i, i, "k" + i)).toList());

    @Test
    void slicesAreDisjointAndTogetherThePlan() {
        for (int count = 1; count <= 17; count++) {
            List<Cell> all = new ArrayList<>();
            for (int index = 1; index <= count; index++) {
                List<Cell> slice = new Slice(index, count).of(PLAN);
                for (Cell cell : slice) {
                    assertThat(Slice.holding(cell, PLAN, count)).isEqualTo(index);
                }
                assertThat(slice).hasSizeBetween(17 / count, 17 / count + 1);
                all.addAll(slice);
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(PLAN.cells());
        }
    }

    @Test
    void whatIsNoSliceOrOutsideThePlanIsSaid() {
        for (String wrong : List.of("6/5", "0/5", "1/0", "2", "a/b", "-1/5", "")) {
            assertThatThrownBy(() -> Slice.parse(wrong))
                    .as(wrong)
                    .hasMessageContaining("--slice: found ")
                    .hasMessageContaining("allowed: I/N with I from 1 to N");
        }
        assertThat(Slice.parse("17/40").of(PLAN)).hasSize(1);
        assertThatThrownBy(() -> Slice.parse("18/40").of(PLAN))
                .hasMessageContaining("the plan has 17 cells, so this slice is outside it");
    }

    @Test
    void aPlanFileComesBackAndEveryChangeIsSeen() {
        PlanFile file = new PlanFile("a study", "f00", 12, PLAN);
        String text = file.text();
        assertThat(PlanFile.parse(text)).contains(file);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '1' ? '2' : '1';
            assertThat(PlanFile.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
            assertThat(PlanFile.parse(text.substring(0, i))).as("cut at %d", i).isEmpty();
        }
    }
}
