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
        Row expected = held.where(condition).selectExpr(aggregates).first();
        areEqual(pushed.first(), expected, List.of(0, 1, 2, 3, 4, 5), condition + " " + column);
        Dataset<Row> whole = pushedWhole(table.where(condition), aggregates);
        areEqual(whole.first(), expected, List.of(0, 1, 2, 4, 5), condition + " " + column);
    }

    /** Without averages one task answers for all; the columns keep their places. */
    private static Dataset<Row> pushedWhole(Dataset<Row> table, String... aggregates) {
        String[] others = Stream.of(aggregates)
                .map(aggregate -> aggregate.startsWith("avg") ? "count(*)" : aggregate)
                .toArray(String[]::new);
        Dataset<Row> whole = table.selectExpr(others);
        String plan = whole.queryExecution().executedPlan().toString();
        assertThat(plan).contains("pushed aggregates [COUNT(*)").doesNotContain("Exchange", "HashAggregate");
        return whole;
    }

    /** Sums of real numbers depend on their order in the last digits. */
    private static void areEqual(Row answer, Row expected, List<Integer> places, String what) {
        for (int i : places) {
            if (expected.get(i) instanceof Double real && Double.isFinite(real)) {
                assertThat(answer.getDouble(i)).as(what).isEqualTo(real, Offset.offset(1e-12 * Math.abs(real)));
            } else {
                assertThat(answer.get(i)).as(what).isEqualTo(expected.get(i));
            }
        }
    }
}
