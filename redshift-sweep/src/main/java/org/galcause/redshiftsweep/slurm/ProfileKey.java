package org.galcause.redshiftsweep.slurm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a site profile can say, each key declared once. */
enum ProfileKey {
    PARTITION(Form.WORD, "", "the partition of the jobs"),
    ACCOUNT(Form.WORD, "", "the account that pays"),
    QOS(Form.WORD, "", "the quality of service"),
    TIME(Form.TIME, "04:00:00", "the time limit of a job"),
    CPUS(Form.COUNT, "8", "cores of a job, or of each node of the Spark cluster"),
    MEMORY(Form.MEMORY, "16G", "memory of a job, or of each node of the Spark cluster"),
    NODES(Form.COUNT, "2", "nodes of the Spark cluster"),
    MODULES(Form.LIST, "", "environment modules to load"),
    JAVA(Form.WORD, "", "JAVA_HOME, where Java is not on the path"),
    SCRATCH(Form.WORD, "${TMPDIR:-/tmp}", "a folder on the node's own disk"),
    GALCAUSE(Form.WORD, "", "the launcher, as the nodes see it (default: the one that writes the scripts)"),
    GRACE(Form.COUNT, "120", "seconds between the warning and the time limit; longer than a job takes to end"),
    RESTARTS(Form.COUNT, "20", "how often a job may go back into the queue by itself"),
    DIRECTIVES(Form.LIST, "", "further options of sbatch"),
    SETUP(Form.LIST, "", "further lines of the scripts, before the program starts");

    /** What a value looks like. */
    enum Form {
        WORD("[^\\n]+", "a word"),
        COUNT("[1-9][0-9]{0,5}", "a whole number from 1 up"),
        TIME("(\\d+-)?\\d{1,3}(:\\d{2}){1,2}", "HH:MM:SS or D-HH:MM:SS, in quotes"),
        MEMORY("[1-9][0-9]*[MG]", "a number with M or G, such as 16G"),
        LIST("[^\\n]*", "a list of words");

        private final Pattern pattern;
        private final String words;

        Form(String pattern, String words) {
            this.pattern = Pattern.compile(pattern);
            this.words = words;
        }

        boolean allows(String value) {
            return pattern.matcher(value).matches();
        }

        String words() {
            return words;
        }
    }

    private final Form form;
    private final String otherwise;
    private final String meaning;

    ProfileKey(Form form, String otherwise, String meaning) {
        this.form = form;
        this.otherwise = otherwise;
        this.meaning = meaning;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Form form() {
        return form;
    }

    String otherwise() {
        return otherwise;
    }

    String meaning() {
        return meaning;
    }

    static Optional<ProfileKey> of(String key) {
        return Stream.of(values()).filter(known -> known.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Stream.of(values()).map(ProfileKey::key).toList();
    }
}
