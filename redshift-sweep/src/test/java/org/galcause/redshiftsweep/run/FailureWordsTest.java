package org.galcause.redshiftsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureWordsTest {

    @Test
    void memoryThatRanOutSaysWhichOptionToChange() {
        assertThat(FailureWords.sentence(new IllegalStateException(new OutOfMemoryError("Java heap space"))))
                .contains("out of memory: the program has ", " MB", "GALCAUSE_JAVA_OPTS=-Xmx", "--threads");
        assertThat(FailureWords.sentence(
                        new ExecutorFullException("executor 3 with 470 MB", new OutOfMemoryError("Java heap space"))))
                .startsWith("an executor ran out of memory (executor 3 with 470 MB); ")
                .contains("spark.executor.memory", "spark.executor.cores")
                .doesNotContain("GALCAUSE_JAVA_OPTS");
        // The words of Spark 4.2 for an executor that died of its heap, and for one that the system killed.
        assertThat(
                        FailureWords.sentence(
                                new SparkException(
                                        "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task 0.3 in stage 3.0 (TID 9) (10.0.0.1 executor 1): java.lang.OutOfMemoryError: Java heap space")))
                .contains("an executor ran out of memory", "spark.executor.memory", "spark.executor.cores");
        assertThat(
                        FailureWords.sentence(
                                new SparkException(
                                        "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task 0.3 in stage 3.0 (TID 9) (10.0.0.1 executor 1): ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Command exited with code 137")))
                .contains("its executor was lost again and again", "spark.executor.memory");
        assertThat(FailureWords.sentence(new PartLostException("gone", new IOException("reset"))))
                .contains("its executor was lost again and again", "spark.executor.memory");
        assertThat(FailureWords.sentence(new ArithmeticException("/ by zero")))
                .isEqualTo("internal error: ArithmeticException: / by zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[0]", "local[x]", "local[99999999999]", "local[2", "localhost"})
    void aLocalMasterThatSparkCannotStartIsAMistakeOfTheUser(String master) {
        assertThatThrownBy(() -> new SparkPlace(master).requireUsable())
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "--master: \"" + master + "\" cannot be used; allowed: local, local[N], local[*]");
        assertThatCode(() -> new SparkPlace("local[2,3]").requireUsable()).doesNotThrowAnyException();
    }

    @Test
    void aSparkThatCannotWorkIsNamed() {
        assertThatCode(() -> SparkPlace.requireVersion("4.0.1", "2.13.16")).doesNotThrowAnyException();
        assertThatThrownBy(() -> SparkPlace.requireVersion("3.5.1", "2.13.8"))
                .hasMessageContaining(
                        "Spark 3.5.1 with Scala 2.13.8 cannot run galcause; it needs Spark 4 with Scala 2.13");
        assertThatThrownBy(() -> SparkPlace.requireVersion("4.1.0", "2.12.18")).hasMessageContaining("Scala 2.12.18");
    }

    @Test
    void memoryThatSparkCannotStartWithSaysWhichOptionToChange() {
        SparkSession.Builder small =
                SparkSession.builder().master("local[1]").appName("small").config("spark.testing.memory", 100 << 20);
        assertThatThrownBy(() -> new SparkPlace("local[1]").started(small))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("GALCAUSE_JAVA_OPTS=-Xmx1g")
                .hasMessageContaining("--driver-memory 1g");
        SparkSession.Builder smallExecutors = SparkSession.builder()
                .master("local[1]")
                .appName("small")
                .config("spark.testing.memory", 1 << 30)
                .config("spark.executor.memory", "100m");
        assertThatThrownBy(() -> new SparkPlace("local[1]").started(smallExecutors))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("spark.executor.memory=1g");
    }
}
