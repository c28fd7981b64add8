package org.galcause.redshiftsweep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.galcause.redshiftsweep.cli.Galcause;

/** Runs the command line inside the test's process. */
final class CommandLineRun {

    private CommandLineRun() {}

    /** What was printed, of a command that must succeed. */
    static String expectSuccess(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Galcause.execute(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(status).as("%s%n%s", String.join(" ", arguments), err).isZero();
        return out.toString();
    }

    /** What was said on the error stream, of a command that must end with a status. */
    static String expectStatus(int status, String... arguments) {
        StringWriter err = new StringWriter();
        int found = Galcause.execute(arguments, new PrintWriter(new StringWriter()), new PrintWriter(err, true));
        assertThat(found).as("%s%n%s", String.join(" ", arguments), err).isEqualTo(status);
        return err.toString();
    }
}
