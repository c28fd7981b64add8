package org.galcause.redshiftsweep.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;

/**
 * Where Spark runs, with the checks that Spark itself makes late or not at all.
 *
 * @param url Spark's master
 */
record SparkPlace(String url) {

    private static final String STANDALONE = "spark://";
    /** Threads, and how often a task may fail; or a small cluster of processes. */
    private static final String LOCAL =
            "local(\\[(\\*|[1-9]\\d{0,4})(\\s*,\\s*[1-9]\\d{0,4})?\\])?|local-cluster\\[.*\\]";

    private static final int MILLISECONDS = 10_000;
    private static final String ALLOWED =
            "allowed: local, local[N], local[*], spark://HOST:PORT, and under spark-submit also yarn and k8s://URL";

    /** What Spark refuses to start with, by its own name of the condition. */
    private static final Map<String, String> MEMORY = Map.of(
            "INVALID_DRIVER_MEMORY",
            "the program has too little memory for Spark, which reads and writes its tables; give it at least half a gigabyte: GALCAUSE_JAVA_OPTS=-Xmx1g, or spark-submit --driver-memory 1g",
            "INVALID_EXECUTOR_MEMORY",
            "spark.executor.memory is too small for Spark; give executors at least half a gigabyte: spark.executor.memory=1g, or spark-submit --executor-memory 1g");

    boolean isLocal() {
        return url.startsWith("local");
    }

    /** Fails at once where Spark would try for a minute, or with words about something else. */
    void requireUsable() {
        requireVersion(org.apache.spark.package$.MODULE$.SPARK_VERSION(), scala.util.Properties.versionNumberString());
        if (isLocal() && !url.matches(LOCAL)) {
            throw UserError.study("--master: \"" + url + "\" cannot be used; " + ALLOWED);
        }
        if (url.startsWith(STANDALONE)) {
            requireAnswer();
        }
    }

    static void requireVersion(String spark, String scala) {
        if (Integer.parseInt(spark.replaceAll("\\D.*", "")) < 4 || !scala.startsWith("2.13")) {
            throw UserError.study(
                    "Spark " + spark + " with Scala " + scala
                            + " cannot run galcause; it needs Spark 4 with Scala 2.13: use the shipped jars (galcause --master …), or another spark-submit");
        }
    }

    private void requireAnswer() {
        List<String> refusals = new ArrayList<>();
        for (String place : url.substring(STANDALONE.length()).split(",", -1)) {
            String refusal = refusal(place);
            if (refusal.isEmpty()) {
                return;
            }
            refusals.add(place + ": " + refusal);
        }
        throw UserError.study("--master: nobody answers at " + url + " (" + String.join("; ", refusals)
                + "); is the master running, and is this its address? " + ALLOWED);
    }

    /** Why no connection to {@code HOST:PORT} can be made; empty when it can. */
    private static String refusal(String place) {
        if (!place.matches("[^:/\\s]+:\\d{1,5}")) {
            return "not HOST:PORT";
        }
        int colon = place.indexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1))),
                    MILLISECONDS);
            return "";
        } catch (IOException | IllegalArgumentException e) {
            return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
        }
    }

    /** Starts Spark; what it says about a master or a memory that it cannot use becomes a sentence. */
    SparkSession started(SparkSession.Builder builder) {
        RegistrationWatch watch = RegistrationWatch.ofThisThread();
        try (watch) {
            return builder.getOrCreate();
        } catch (Exception failure) {
            if (watch.hasGivenUp()) {
                throw UserError.study("--master: " + url + " takes connections, but for " + RegistrationWatch.SECONDS
                        + " s has not answered as a Spark master; is it one, and of Spark "
                        + org.apache.spark.package$.MODULE$.SPARK_VERSION() + "? " + ALLOWED);
            }
            aboutMemory(failure).ifPresent(sentence -> {
                throw UserError.study(sentence + " (Spark says: " + firstLine(failure) + ")");
            });
            if (isAboutMaster(failure)) {
                throw UserError.study(
                        "--master: \"" + url + "\" cannot be used (" + firstLine(failure) + "); " + ALLOWED);
            }
            throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
        }
    }

    /** Spark names the condition of some of its exceptions; of others it names none. */
    private static Optional<String> aboutMemory(Exception failure) {
        return failure instanceof SparkThrowable known
                ? Optional.ofNullable(known.getCondition()).map(MEMORY::get)
                : Optional.empty();
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private boolean isAboutMaster(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Could not parse Master URL") || message.contains("external scheduler") || !isLocal();
    }
}
