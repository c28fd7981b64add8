package org.galcause.redshiftsweep.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.Version;
import org.galcause.redshiftsweep.run.FailureWords;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
        name = "galcause",
        description =
                "The causal effect of environment on a galaxy's star formation, from simulation catalogues; and of any treatment in any longitudinal table.",
        mixinStandardHelpOptions = true,
        versionProvider = Galcause.Versions.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ExplainCommand.class,
            IngestCommand.class,
            EstimateCommand.class,
            SweepCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            RerunCommand.class,
            SlurmCommand.class,
            PlotCommand.class,
            ReportCommand.class,
            InspectCommand.class,
            FieldsCommand.class,
            MockCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:internal error",
            "2:bad command or study file",
            "3:data missing or malformed",
            "4:the question is not identified, or not supported by the data",
            "5:sweep incomplete"
        })
public final class Galcause implements Runnable {

    static final int INTERNAL_ERROR = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs a command and ends the program with its exit status. */
    public static void main(String[] arguments) {
        System.exit(execute(
                arguments,
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true)));
    }

    /** Runs a command; the exit status. */
    public static int execute(String[] arguments, PrintWriter out, PrintWriter err) {
        try {
            return commandLine(out, err).execute(arguments);
        } catch (Error failure) {
            return broken(failure, err);
        }
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Galcause())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Galcause::badCommand)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    /** What is not even an exception (a class that is missing, memory that has run out) ends with a status and a log, too. */
    private static int broken(Throwable failure, PrintWriter err) {
        Optional<String> memory = FailureWords.ofMemory(failure);
        if (memory.isPresent()) {
            err.println("galcause: " + memory.get());
        } else {
            err.println("galcause: internal error; please report it with the trace below and the study file");
            failure.printStackTrace(err);
        }
        Logs.keep(failure);
        Logs.fileIfWritten().ifPresent(file -> err.println("log: " + file));
        err.flush();
        return INTERNAL_ERROR;
    }

    private static int badCommand(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println("galcause: " + mistake.getMessage() + hint(mistake, command));
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return UserError.Cause.STUDY.exitStatus();
    }

    private static String hint(ParameterException mistake, CommandLine command) {
        if (!(mistake instanceof CommandLine.UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "";
        }
        String given = unmatched.getUnmatched().get(0);
        List<String> known = given.startsWith("-")
                ? List.copyOf(command.getCommandSpec().optionsMap().keySet())
                : List.copyOf(command.getSubcommands().keySet());
        return NearestName.hint(given, known);
    }

    private static int failed(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (Interruption.hasHappened()) {
            return INTERNAL_ERROR;
        }
        Optional<UserError> mistake = userError(failure);
        if (mistake.isEmpty()) {
            return broken(failure, err);
        }
        mistake.get().problems().forEach(problem -> err.println("galcause: " + problem));
        Logs.fileIfWritten().ifPresent(file -> err.println("log: " + file));
        err.flush();
        return mistake.get().kind().exitStatus();
    }

    /** A user's mistake may come wrapped from a thread or an executor. */
    private static Optional<UserError> userError(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError mistake) {
                return Optional.of(mistake);
            }
        }
        return Optional.empty();
    }

    /** Reads the version when it is asked for. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"galcause " + Version.text()};
        }
    }
}
