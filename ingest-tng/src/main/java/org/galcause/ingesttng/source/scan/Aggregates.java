package org.galcause.ingesttng.source.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a query takes of the rows altogether. Each task computes its share, Spark the answer of them.
 *
 * @param groups the columns that the rows are grouped by, all known of a part without reading; none: all rows are one group
 * @param aggregates what is taken of each group
 */
record Aggregates(List<StructField> groups, List<Aggregate> aggregates) implements Serializable {

    Aggregates {
        groups = List.copyOf(groups);
        aggregates = List.copyOf(aggregates);
    }

    /** What Spark asks for; nothing when that is more than plain columns, or than is computed here exactly as Spark would. */
    static Optional<Aggregates> of(Aggregation asked, StoredRows rows) {
        Optional<List<StructField>> groups = all(asked.groupByExpressions(), group -> group(group, rows));
        Optional<List<Aggregate>> aggregates = all(asked.aggregateExpressions(), function -> of(function, rows));
        long most = rows.parts().stream().mapToLong(Part::rows).sum();
        return groups.flatMap(known -> aggregates
                .filter(list -> list.stream().allMatch(aggregate -> aggregate.exact(most)))
                .map(list -> new Aggregates(known, list)));
    }

    private interface Understood<A, B> {
        Optional<B> of(A asked);
    }

    private static <A, B> Optional<List<B>> all(A[] asked, Understood<A, B> how) {
        List<B> all = new ArrayList<>();
        Arrays.stream(asked).forEach(one -> how.of(one).ifPresent(all::add));
        return all.size() == asked.length ? Optional.of(all) : Optional.empty();
    }

    private static Optional<StructField> group(Expression asked, StoredRows rows) {
        return column(asked, rows).filter(field -> {
            Key key = rows.keys().get(field.name());
            return key == Key.SNAPSHOT || key == Key.CHUNK;
        });
    }

    private static Optional<Aggregate> of(AggregateFunc asked, StoredRows rows) {
        if (asked instanceof CountStar) {
            return Optional.of(Aggregate.rows());
        }
        if (asked instanceof Count count && !count.isDistinct()) {
            return column(count.column(), rows)
                    .map(field -> field.nullable() ? aggregate(Aggregate.What.COUNT, field) : Aggregate.rows());
        }
        if (asked instanceof Sum sum && !sum.isDistinct()) {
            return column(sum.column(), rows).map(field -> aggregate(Aggregate.What.SUM, field));
        }
        if (asked instanceof Min min) {
            return column(min.column(), rows).map(field -> aggregate(Aggregate.What.MIN, field));
        }
        return asked instanceof Max max
                ? column(max.column(), rows).map(field -> aggregate(Aggregate.What.MAX, field))
                : Optional.empty();
    }

    private static Aggregate aggregate(Aggregate.What what, StructField field) {
        return new Aggregate(what, field.name(), field.dataType());
    }

    private static Optional<StructField> column(Expression asked, StoredRows rows) {
        if (!(asked instanceof NamedReference name) || name.fieldNames().length != 1) {
            return Optional.empty();
        }
        return Arrays.stream(rows.schema().fields())
                .filter(field -> field.name().equals(name.fieldNames()[0]))
                .findFirst();
    }

    /** The columns that must be read. */
    StructType columns(StructType schema) {
        List<String> wanted = aggregates.stream().map(Aggregate::column).toList();
        return new StructType(Arrays.stream(schema.fields())
                .filter(field -> wanted.contains(field.name()))
                .toArray(StructField[]::new));
    }

    /** What a task answers: the group, then its aggregates. */
    StructType results() {
        return new StructType(Stream.concat(groups.stream(), aggregates.stream().map(Aggregate::result))
                .toArray(StructField[]::new));
    }
}
