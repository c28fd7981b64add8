package org.galcause.redshiftsweep.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.galcause.redshiftsweep.results.ResultFolder;
import org.galcause.redshiftsweep.run.Progress;
import org.galcause.redshiftsweep.run.SparkGate;
import org.galcause.redshiftsweep.stages.Outputs;
import org.galcause.redshiftsweep.stages.StudyRun;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;

/** What a command works with: the result folder, Spark behind a gate, and progress on standard error. */
final class Workbench implements AutoCloseable {

    private final CommonOptions options;
    private final ResultFolder folder;
    private final Progress progress;
    private final SparkGate spark;
    private final Interruption interruption;

    private Workbench(CommonOptions options, ResultFolder folder) {
        this.options = options;
        this.folder = folder;
        this.interruption = new Interruption(folder, System.err);
        this.progress = new Progress(System.err, manner(options), InstantSource.system());
        this.spark = new SparkGate(options.master(), progress::say);
    }

    /** A workbench whose results go to the folder asked for, or to {@code otherwise}. */
    static Workbench open(CommonOptions options, Path otherwise) {
        ResultFolder folder = new ResultFolder(options.to().orElse(otherwise));
        Logs.into(folder.path());
        return new Workbench(options, folder);
    }

    private static Progress.Manner manner(CommonOptions options) {
        if (options.isQuiet()) {
            return Progress.Manner.SILENT;
        }
        return Terminal.isStandardError() ? Progress.Manner.MOVING_LINE : Progress.Manner.LINES;
    }

    /** Reads a study; what this version cannot do is refused. */
    static Study study(Path file, CommonOptions options) {
        Study study = StudyFile.read(file);
        return options.seed().map(study::withSeed).orElse(study);
    }

    /** The folder of a study's results when none is asked for. */
    static Path folderOf(Study study) {
        return Path.of("results", study.name().replaceAll("[^A-Za-z0-9._-]+", "-"));
    }

    ResultFolder folder() {
        return folder;
    }

    SparkGate spark() {
        return spark;
    }

    Progress progress() {
        return progress;
    }

    StudyRun run(Study study, Outputs outputs) {
        return new StudyRun(study, folder, spark, progress, options.runners(), outputs);
    }

    @Override
    public void close() {
        interruption.close();
        spark.close();
    }
}
