package org.galcause.ingesttng.source.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualNullSafe;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.IsNotNull;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Not;
import org.apache.spark.sql.sources.Or;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one key column, as the values that it leaves.
 *
 * @param column the key column
 * @param values for which it may hold
 */
record KeyCondition(String column, WholeSet values) {

    /** What a filter says of one of the key columns; nothing when it is about another column, several, or not understood. */
    static Optional<KeyCondition> of(Filter filter, Set<String> keys) {
        return parsed(filter).filter(condition -> keys.contains(condition.column));
    }

    private static Optional<KeyCondition> parsed(Filter filter) {
        if (filter instanceof And both) {
            return joined(both.left(), both.right(), WholeSet::and);
        }
        if (filter instanceof Or either) {
            return joined(either.left(), either.right(), WholeSet::or);
        }
        if (filter instanceof Not not) {
            return parsed(not.child()).map(inner -> new KeyCondition(inner.column, inner.values.not()));
        }
        if (filter instanceof In in) {
            return in(in);
        }
        return filter instanceof IsNotNull known
                ? Optional.of(new KeyCondition(known.attribute(), WholeSet.ALL))
                : comparison(filter);
    }

    private static Optional<KeyCondition> comparison(Filter filter) {
        if (filter instanceof EqualTo equal) {
            return whole(equal.value()).map(v -> new KeyCondition(equal.attribute(), WholeSet.of(v)));
        }
        if (filter instanceof EqualNullSafe equal) {
            return whole(equal.value()).map(v -> new KeyCondition(equal.attribute(), WholeSet.of(v)));
        }
        if (filter instanceof LessThan less) {
            return whole(less.value()).map(v -> new KeyCondition(less.attribute(), WholeSet.below(v)));
        }
        if (filter instanceof LessThanOrEqual less) {
            return whole(less.value())
                    .map(v -> new KeyCondition(less.attribute(), WholeSet.between(Long.MIN_VALUE, v)));
        }
        if (filter instanceof GreaterThan greater) {
            return whole(greater.value()).map(v -> new KeyCondition(greater.attribute(), WholeSet.above(v)));
        }
        if (filter instanceof GreaterThanOrEqual greater) {
            return whole(greater.value())
                    .map(v -> new KeyCondition(greater.attribute(), WholeSet.between(v, Long.MAX_VALUE)));
        }
        return Optional.empty();
    }

    private static Optional<KeyCondition> in(In in) {
        if (!Arrays.stream(in.values()).allMatch(value -> whole(value).isPresent())) {
            return Optional.empty();
        }
        WholeSet values = new WholeSet(Arrays.stream(in.values())
                .map(value -> whole(value).orElseThrow())
                .map(value -> new WholeSet.Range(value, value))
                .toList());
        return Optional.of(new KeyCondition(in.attribute(), values.or(new WholeSet(List.of()))));
    }

    private static Optional<KeyCondition> joined(Filter left, Filter right, BinaryOperator<WholeSet> how) {
        Optional<KeyCondition> one = parsed(left);
        Optional<KeyCondition> other = parsed(right);
        if (one.isEmpty() || other.isEmpty() || !one.get().column.equals(other.get().column)) {
            return Optional.empty();
        }
        return Optional.of(new KeyCondition(one.get().column, how.apply(one.get().values, other.get().values)));
    }

    private static Optional<Long> whole(@Nullable Object value) {
        boolean exact =
                value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
        return exact ? Optional.of(((Number) Objects.requireNonNull(value)).longValue()) : Optional.empty();
    }
}
