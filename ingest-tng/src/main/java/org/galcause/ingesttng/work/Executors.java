package org.galcause.ingesttng.work;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;

/** Runs pieces of work on Spark's executors, one task for each, and hands their results back in order. */
public final class Executors {

    private Executors() {}

    /**
     * Applies a function to each piece. A fault of the data comes back as a value, so that it reaches the user as its one sentence: a task
     * that threw it would be tried again, and end as a stack trace.
     *
     * @throws UserError with the problems of all pieces that failed
     */
    public static <T extends Serializable, R> List<R> map(SparkSession spark, List<T> pieces, Function<T, R> work) {
        if (pieces.isEmpty()) {
            return List.of();
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<Outcome<R>> outcomes = context.parallelize(pieces, pieces.size())
                .map(piece -> Outcome.of(work, piece))
                .collect();
        List<String> problems = new ArrayList<>();
        List<R> results = new ArrayList<>();
        for (Outcome<R> outcome : outcomes) {
            problems.addAll(outcome.problems());
            results.addAll(outcome.results());
        }
        if (!problems.isEmpty()) {
            throw UserError.data(problems.stream().distinct().toList());
        }
        return results;
    }

    /** One result, or what is wrong with the data. */
    private record Outcome<R>(ArrayList<R> results, ArrayList<String> problems) implements Serializable {

        static <T, R> Outcome<R> of(Function<T, R> work, T piece) throws Exception {
            Outcome<R> outcome = new Outcome<>(new ArrayList<>(), new ArrayList<>());
            try {
                outcome.results.add(work.call(piece));
            } catch (UserError fault) {
                outcome.problems.addAll(fault.problems());
            }
            return outcome;
        }
    }
}
