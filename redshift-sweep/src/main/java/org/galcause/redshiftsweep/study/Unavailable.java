package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.List;

/** What a study asks for, rightly, that this version cannot do: refused by name, never ignored. */
final class Unavailable {

    private final String file;
    private final List<String> sentences = new ArrayList<>();

    Unavailable(String file) {
        this.file = file;
    }

    /** One thing, named so that "… not available yet" can follow. */
    void add(int line, String what) {
        sentences.add(file + ":" + line + ": " + what + ": not available yet in this version; leave it out, or use "
                + "naive, msm, gformula or ice without it");
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
