package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a study file, so that all of it is reported at once. */
final class Problems {

    private record Problem(int line, String sentence) {}

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** One fault at a line (from 1; 0 when it has none). */
    void add(int line, String sentence) {
        Problem problem = new Problem(line, sentence);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /** The sentences in the order of their lines, each with file and line. */
    List<String> sentences() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(p -> p.line() > 0 ? file + ":" + p.line() + ": " + p.sentence() : file + ": " + p.sentence())
                .toList();
    }
}
