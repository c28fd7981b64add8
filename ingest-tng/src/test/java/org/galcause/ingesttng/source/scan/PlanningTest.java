package org.galcause.ingesttng.source.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.Not;
import org.apache.spark.sql.sources.Or;
import org.junit.jupiter.api.Test;

/** Sets of whole numbers against plain membership; slices and partitions against the rows that they must hold. */
class PlanningTest {

    private static WholeSet random(SplittableRandom random) {
        WholeSet set = WholeSet.between(1, 0);
        for (int i = 0; i < 4; i++) {
            long first = random.nextLong(-20, 20);
            set = set.or(WholeSet.between(first, first + random.nextLong(0, 6)));
        }
        return random.nextBoolean() ? set.not() : set;
    }

    @Test
    void setsFollowMembership() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            WholeSet a = random(random);
            WholeSet b = random(random);
            for (long value : LongStream.concat(
                            LongStream.rangeClosed(-30, 30), LongStream.of(Long.MIN_VALUE, Long.MAX_VALUE))
                    .toArray()) {
                assertThat(a.and(b).contains(value)).isEqualTo(a.contains(value) && b.contains(value));
                assertThat(a.or(b).contains(value)).isEqualTo(a.contains(value) || b.contains(value));
                assertThat(a.not().contains(value)).isNotEqualTo(a.contains(value));
            }
        }
        assertThat(WholeSet.below(Long.MIN_VALUE).ranges()).isEmpty();
        assertThat(WholeSet.ALL.not().ranges()).isEmpty();
    }

    @Test
    void conditionsOnTwoColumnsAreNotUnderstoodAsOne() {
        assertThat(KeyCondition.of(
                        new Or(new EqualTo("a", 1), new EqualTo("b", 2)),
                        Map.of("a", 1, "b", 1).keySet()))
                .isEmpty();
        KeyCondition not = KeyCondition.of(
                        new Not(new In("a", new Object[] {7, 3L, 5})),
                        Map.of("a", 1).keySet())
                .orElseThrow();
        assertThat(not.values().contains(4)).isTrue();
        assertThat(not.values().contains(7)).isFalse();
    }

    @Test
    void idsChooseSlicesAndFarOnesStayApart() {
        Part part = new Part("f", "", 0, 99, 1_000_000, 100_000);
        Pruning pruning = new Pruning(
                Map.of("id", Key.ID),
                List.of(new KeyCondition(
                        "id", WholeSet.of(1_000_010).or(WholeSet.of(1_000_020)).or(WholeSet.of(1_090_000)))));
        assertThat(pruning.slices(List.of(part))).containsExactly(new Slice(part, 10, 11), new Slice(part, 90_000, 1));
        Part unnumbered = new Part("f", "", 0, 99, Part.UNKNOWN, 5);
        assertThat(pruning.slices(List.of(unnumbered))).containsExactly(Slice.whole(unnumbered));
    }

    @Test
    void partitionsHoldEveryRowOnceInOrderAndSplitAtTiles() {
        List<Slice> slices = new ArrayList<>();
        long[] sizes = {10_000_000, 3, 5, 0, 777_777, 1};
        for (int i = 0; i < sizes.length; i++) {
            slices.add(Slice.whole(new Part("f" + i, "", i, 99, 0, sizes[i])));
        }
        List<List<Slice>> partitions = new Packing(40, 4096, 32L << 20).partitions(slices, part -> true);
        assertThat(partitions).hasSizeBetween(13, 20);
        long[] seen = new long[sizes.length];
        for (List<Slice> partition : partitions) {
            for (Slice slice : partition) {
                assertThat(slice.first()).isEqualTo(seen[slice.part().chunk()]);
                assertThat(slice.first() % 4096).isZero();
                seen[slice.part().chunk()] = slice.end();
            }
        }
        assertThat(seen).containsExactly(sizes);
    }
}
