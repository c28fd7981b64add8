package org.galcause.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTableTest {

    @Test
    void numbersKeepTheirPrecisionAndMissingIsEmpty() {
        assertThat(FigureTable.row("a", 0.1 + 0.2, Double.NaN, 99.0, -0.0, 1e300, 12L))
                .containsExactly("a", "0.30000000000000004", "", "99", "0", "1.0E300", "12");
    }

    @Test
    void cellsAreQuotedWhereTheyMustBe() {
        FigureTable table = new FigureTable(List.of("a", "b"), List.of(List.of("x,\"y\"", "two\nlines")));
        assertThat(table.csv()).isEqualTo("a,b\n\"x,\"\"y\"\"\",\"two\nlines\"\n");
    }
}
