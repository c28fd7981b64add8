package org.galcause.redshiftsweep.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.stages.PanelPlace;
import org.galcause.redshiftsweep.stages.RunnerChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command understands. */
final class CommonOptions {

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Folder of the results (default: results/NAME of the study).")
    private @Nullable Path to;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "Spark's master, such as local[4] or spark://HOST:7077 (default: local[*]). When it is given, cells are computed on its executors; under spark-submit they always are.")
    private @Nullable String master;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "One seed for everything random, in place of the study's.")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Local threads that compute cells (default: all cores).")
    private @Nullable Integer threads;

    @Option(
            names = "--panel",
            paramLabel = "memory|blocks",
            description =
                    "Where the panel lies while estimators work on it: in memory, or, when it is larger than memory, in files of 4,096 units that are read when needed (the same numbers to the last bit; estimators that need all units at once give a reason in place of an answer).")
    private PanelPlace panel = PanelPlace.MEMORY;

    @Option(names = "--quiet", description = "No progress, only the closing summary.")
    private boolean quiet;

    Optional<Path> to() {
        return Optional.ofNullable(to);
    }

    Optional<String> master() {
        return Optional.ofNullable(master);
    }

    Optional<Long> seed() {
        if (seed != null && seed < 0) {
            throw UserError.study("--seed: found " + seed + "; allowed: a whole number from 0 up");
        }
        return Optional.ofNullable(seed);
    }

    RunnerChoice runners() {
        if (threads != null && threads < 1) {
            throw UserError.study("--threads: found " + threads + "; allowed: a whole number from 1 up");
        }
        return new RunnerChoice(master(), Optional.ofNullable(threads), panel);
    }

    boolean isQuiet() {
        return quiet;
    }
}
