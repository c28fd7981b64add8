package org.galcause.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static DoubleStream bulk() {
        return IntStream.range(0, 200).mapToDouble(i -> Math.sin(i));
    }

    @Test
    void ordinaryValuesAreAllInside() {
        Span span = Span.robust(bulk());
        assertThat(span.left()).isZero();
        assertThat(span.low()).isBetween(-1.2, -1.0);
        assertThat(span.high()).isBetween(1.0, 1.2);
        assertThat(span.caption("outcome")).isEmpty();
    }

    /** A steep end of an effect curve is its headline: 40 values near 0 and the last at -2.6, as on a real catalogue. */
    @Test
    void theSteepEndOfACurveIsInside() {
        Span span = Span.robust(
                DoubleStream.concat(IntStream.range(0, 40).mapToDouble(i -> -i / 35.0), DoubleStream.of(-1.9, -2.6)));
        assertThat(span.left()).isZero();
        assertThat(span.low()).isLessThan(-2.6);
    }

    @Test
    void valuesThatExplodeAreLeftOutAndCounted() {
        Span all = Span.over(DoubleStream.concat(bulk(), DoubleStream.of(1e6, -40)));
        assertThat(all.high()).isGreaterThan(1e6);
        Span span = Span.robust(DoubleStream.concat(bulk(), DoubleStream.of(1e6, -40)));
        assertThat(span.high()).isLessThan(1.2);
        assertThat(span.left()).isEqualTo(2);
        assertThat(span.caption("outcome"))
                .isEqualTo(" The outcome axis leaves out 2 values (all lie between −40.0 and 1.00e+06);"
                        + " arrowheads at its ends mark medians beyond.");
    }

    @Test
    void missingAndInfiniteValuesDoNotCount() {
        assertThat(Span.over(DoubleStream.of(Double.NaN, 1, 2, Double.POSITIVE_INFINITY)))
                .isEqualTo(new Span(0.95, 2.05, 0, 1, 2));
        assertThat(Span.robust(DoubleStream.empty())).isEqualTo(Span.of(0, 1));
    }

    @Test
    void oneValueHasRoomAroundIt() {
        Span span = Span.robust(DoubleStream.of(3, 3));
        assertThat(span.low()).isLessThan(3);
        assertThat(span.high()).isGreaterThan(3);
    }

    @Test
    void aLogarithmicRangeIsPositive() {
        Span span = Span.logarithmic(DoubleStream.of(0, 0.01, 1000));
        assertThat(span.low()).isBetween(0.001, 0.01);
        assertThat(span.high()).isBetween(1000.0, 10_000.0);
        assertThat(Span.logarithmic(DoubleStream.of(0, -1)).low()).isEqualTo(0.1);
    }
}
