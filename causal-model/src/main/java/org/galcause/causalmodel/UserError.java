package org.galcause.causalmodel;

import java.util.List;

/**
 * A mistake that a user can mend: in the study file, in the data, or in what is asked of them. It is printed as its sentences, without a
 * stack trace; anything else that is thrown is a bug.
 *
 * <p>Each sentence says what is wrong, where (file, dataset, line), which value, what is allowed, and what to do next.
 */
public final class UserError extends RuntimeException {

    /** Whose mistake it is; the command line's exit status follows from it. */
    public enum Cause {
        /** A bad command or study file (exit status 2). */
        STUDY(2),
        /** Data missing or malformed (exit status 3). */
        DATA(3),
        /** A question that is not identified, or that the data cannot support (exit status 4). */
        QUESTION(4),
        /** A sweep that is incomplete (exit status 5). */
        INCOMPLETE(5);

        private final int exitStatus;

        Cause(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        /** The exit status of the command line, 2 to 5. */
        public int exitStatus() {
            return exitStatus;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Cause kind;
    private final transient List<String> problems;

    private UserError(Cause kind, List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /** A mistake in the command or in the study file. */
    public static UserError study(String problem) {
        return new UserError(Cause.STUDY, List.of(problem));
    }

    /** All mistakes of a study file at once. */
    public static UserError study(List<String> problems) {
        return new UserError(Cause.STUDY, problems);
    }

    /** Data that are missing or malformed. */
    public static UserError data(String problem) {
        return new UserError(Cause.DATA, List.of(problem));
    }

    /** Several faults of the data at once. */
    public static UserError data(List<String> problems) {
        return new UserError(Cause.DATA, problems);
    }

    /** A question that cannot be answered from the graph or from these data. */
    public static UserError question(String problem) {
        return new UserError(Cause.QUESTION, List.of(problem));
    }

    /** A sweep of which parts failed or are missing. */
    public static UserError incomplete(String problem) {
        return new UserError(Cause.INCOMPLETE, List.of(problem));
    }

    /** The same, with a list of the parts. */
    public static UserError incomplete(List<String> problems) {
        return new UserError(Cause.INCOMPLETE, problems);
    }

    /** On the way from another process the sentences are in the message. */
    private Object readResolve() {
        return new UserError(kind, String.valueOf(getMessage()).lines().toList());
    }

    /** Whose mistake it is. */
    public Cause kind() {
        return kind;
    }

    /** The sentences, one for each mistake. */
    public List<String> problems() {
        return problems;
    }
}
