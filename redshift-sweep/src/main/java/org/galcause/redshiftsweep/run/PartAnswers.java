package org.galcause.redshiftsweep.run;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.BarrierJobSlotsNumberCheckFailed;
import org.galcause.causalmodel.UserError;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** What the parts of a panel say of one cell, and Spark of them. */
final class PartAnswers {

    private final List<CellAnswer> answers = new ArrayList<>();
    private final Runnable onFailure;
    private @Nullable Exception givenUp;

    private PartAnswers(Runnable onFailure) {
        this.onFailure = onFailure;
    }

    /**
     * Runs the parts to their end.
     *
     * @param onFailure is run as soon as one has failed, so that no other waits for it
     */
    static PartAnswers of(SparkContext context, RDD<CellAnswer> parts, Runnable onFailure) {
        PartAnswers answers = new PartAnswers(onFailure);
        try {
            context.runJob(parts, new Only(), answers.new Arrivals(), ClassTag.apply(CellAnswer.class));
        } catch (Exception abandoned) {
            // Spark's own exceptions are checked ones that no method declares.
            answers.givenUp = abandoned;
        }
        return answers;
    }

    /**
     * Whether there is no result for no reason of the cell's own: an executor is gone. A part's failure is an answer of its task, so what
     * Spark gives up by itself was taken from it.
     */
    boolean areLost() {
        return done().isEmpty() && ownFailure().isEmpty() && !(givenUp instanceof BarrierJobSlotsNumberCheckFailed);
    }

    /**
     * The bytes of the cell; one part's are enough, since no part ends with a result before all have agreed on it.
     *
     * @throws RuntimeException why there are none: what a part says itself, before what it says of others or Spark of it
     */
    byte[] result() {
        Optional<CellAnswer> said = done().or(this::ownFailure);
        if (said.isEmpty() && givenUp != null) {
            throw unchecked(givenUp);
        }
        return said.orElseGet(() -> answers.get(0)).orElseThrow();
    }

    private Optional<CellAnswer> done() {
        return answers.stream().filter(answer -> answer.failure().isEmpty()).findFirst();
    }

    private Optional<CellAnswer> ownFailure() {
        return answers.stream()
                .filter(answer -> answer.failure()
                        .filter(why -> !(why instanceof PartLostException))
                        .isPresent())
                .findFirst();
    }

    private static RuntimeException unchecked(Exception givenUp) {
        if (givenUp instanceof BarrierJobSlotsNumberCheckFailed few) {
            return UserError.incomplete(
                    "--panel blocks: the panel is worked on in " + few.requiredConcurrentTasks()
                            + " parts at once, and since executors were lost Spark has had room for "
                            + few.maxConcurrentTasks()
                            + " only; what is stored stays: run the same command again, it makes as many parts as there is room for");
        }
        return givenUp instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(givenUp.getMessage(), givenUp);
    }

    private synchronized void add(CellAnswer answer) {
        answers.add(answer);
        if (answer.failure().isPresent()) {
            onFailure.run();
        }
    }

    /** The one answer of a task. */
    private static final class Only extends AbstractFunction1<Iterator<CellAnswer>, CellAnswer>
            implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public CellAnswer apply(Iterator<CellAnswer> one) {
            return one.next();
        }
    }

    /** What Spark's scheduler calls for every task that ends; it must not wait. */
    private final class Arrivals extends AbstractFunction2<Object, CellAnswer, BoxedUnit> {
        @Override
        public BoxedUnit apply(Object part, CellAnswer answer) {
            add(answer);
            return BoxedUnit.UNIT;
        }
    }
}
