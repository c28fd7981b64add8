package org.galcause.ingesttng.source.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** Folds of a column, in Spark's order of numbers. */
class RealVectorTest {

    private static final double NAN = Double.NaN;

    private static RealVector of(BitSet missing, double... values) {
        return new DoubleVector(values, 0, 1, missing);
    }

    @Test
    void notANumberIsAboveEveryNumber() {
        RealVector some = of(new BitSet(), NAN, 4, -1, NAN, Double.POSITIVE_INFINITY, 2);
        assertThat(some.least(6)).isEqualTo(-1);
        assertThat(some.greatest(6)).isNaN();
        assertThat(some.greatest(0)).isEqualTo(RealVector.NOTHING_GREATER);
        RealVector none = of(new BitSet(), NAN, NAN);
        assertThat(none.least(2)).isNaN();
        assertThat(none.sum(2)).isNaN();
    }

    @Test
    void rowsThatHoldNothingDoNotCount() {
        BitSet missing = BitSet.valueOf(new long[] {0b1000_0001_0100});
        RealVector some = of(missing, 1, 2, -900, 4, 900, 6, 7, 8, 9, 10, 11, 900);
        assertThat(some.sum(12)).isEqualTo(1 + 2 + 4 + 6 + 7 + 8 + 9 + 10 + 11);
        assertThat(some.least(12)).isEqualTo(1);
        assertThat(some.greatest(12)).isEqualTo(11);
        assertThat(some.greatest(4)).isEqualTo(4);
        WholeVector whole =
                new LongVector(DataTypes.LongType, new long[] {5, -7, 3}, 0, 1, BitSet.valueOf(new long[] {0b010}));
        assertThat(whole.sum(3)).isEqualTo(8);
        assertThat(whole.least(3)).isEqualTo(3);
        assertThat(whole.greatest(3)).isEqualTo(5);
    }
}
