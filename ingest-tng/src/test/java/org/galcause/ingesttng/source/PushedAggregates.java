package org.galcause.ingesttng.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.galcause.ingesttng.TestSpark;

/** Aggregates that a source computes while it reads, held against those that Spark computes of the same rows held in memory. */
public final class PushedAggregates {

    private PushedAggregates() {}

    /** The rows, where no source computes anything. */
    public static Dataset<Row> held(Dataset<Row> table) {
        return TestSpark.session().createDataFrame(table.collectAsList(), table.schema());
    }

    /** Every aggregate of a column of the rows that fulfil a condition. */
    public static void areThoseOfTheRows(Dataset<Row> table, Dataset<Row> held, String condition, String column) {
        String[] aggregates = Stream.of("count(*)", "count(C)", "sum(C)", "avg(C)", "min(C)", "max(C)")
                .map(aggregate -> aggregate.replace("C", column))
                .toArray(String[]::new);
        Dataset<Row> pushed = table.where(condition).selectExpr(aggregates);
        assertThat(pushed.queryExecution().executedPlan().toString())
                .as(condition + " " + column)
                .contains("pushed aggregates [COUNT(*)");
        areEqual(pushed.first(), held.where(condition).selectExpr(aggregates).first(), condition + " " + column);
    }

    /** Sums of real numbers depend on their order in the last digits. */
    private static void areEqual(Row answer, Row expected, String what) {
        for (int i : List.of(0, 1, 2, 3, 4, 5)) {
            if (expected.get(i) instanceof Double real && Double.isFinite(real)) {
                assertThat(answer.getDouble(i)).as(what).isEqualTo(real, Offset.offset(1e-12 * Math.abs(real)));
            } else {
                assertThat(answer.get(i)).as(what).isEqualTo(expected.get(i));
            }
        }
    }
}
