package org.galcause.ingesttng.source.tng;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.source.scan.ReadSize;
import org.galcause.ingesttng.source.scan.SourceOption;
import org.galcause.ingesttng.source.scan.SourceOptions;
import org.galcause.ingesttng.source.scan.SourcePath;

/** What one read of a simulation asks for. */
public final class TngOptions {

    private static final SourceOption PATH = SourceOption.text(
            "path",
            "",
            "a folder",
            ".+",
            "the simulation's folder, the one with output, or its output folder, as illustris_python's basePath; for sublink"
                    + " and particles also one file of the web API");
    private static final SourceOption TABLE = SourceOption.word(
            "table", List.of("subhalos", "halos", "sublink", "lhalotree", "offsets", "particles"), "which table");
    private static final SourceOption SNAPSHOT = SourceOption.text(
            "snapshot",
            "all",
            "all, or numbers such as 50,99",
            "all|\\s*\\d+(\\s*,\\s*\\d+)*\\s*",
            "which snapshots; all = those that are there; trees hold every snapshot, so there a condition on SnapNum says it");
    private static final SourceOption TYPE = SourceOption.text(
            "type",
            "gas",
            String.join(", ", ParticleType.names()) + ", or 0 to 5",
            String.join("|", ParticleType.names()) + "|[0-5]",
            "of particles: which type");
    private static final SourceOption OF =
            SourceOption.word("of", List.of("subhalos", "halos"), "of offsets: those of which objects");
    private static final SourceOption UNITS = SourceOption.word(
            "units",
            List.of("raw", "physical"),
            "raw = as in the files; physical = without h and comoving lengths, in double precision, and what stands for"
                    + " nothing is null; the unit is in the column's metadata either way");
    private static final SourceOption VECTORS = SourceOption.word(
            "vectors",
            List.of("columns", "array"),
            "a field of several components is columns Name_0, Name_1, … or one array column Name");
    private static final SourceOption UINT64 = SourceOption.word(
            "uint64",
            List.of("long", "decimal"),
            "unsigned 64-bit ids are bigint (exact; one of 2^63 or more is an error) or decimal(20,0)");
    private static final SourceOption MISSING = SourceOption.word(
            "missing",
            List.of("error", "allow"),
            "when files are missing: an error that names them, or read what is there (column _chunk says which, and its"
                    + " comment what is missing)");

    private final SourceOptions options;

    private TngOptions(SourceOptions options) {
        this.options = options;
    }

    /** Every option of the source. */
    public static List<SourceOption> declared() {
        List<SourceOption> all =
                new ArrayList<>(List.of(PATH, TABLE, SNAPSHOT, TYPE, OF, UNITS, VECTORS, UINT64, MISSING));
        all.addAll(ReadSize.options());
        return List.copyOf(all);
    }

    static TngOptions of(Map<String, String> given) {
        return new TngOptions(SourceOptions.of("tng", declared(), given));
    }

    Path path() {
        return SourcePath.of("tng", options.text(PATH));
    }

    String table() {
        return options.text(TABLE);
    }

    /** The snapshots asked for, ascending; all of {@code there} when none is named. */
    List<Integer> snapshots(List<Integer> there) {
        if (options.has(SNAPSHOT, "all")) {
            return there;
        }
        return Arrays.stream(options.text(SNAPSHOT).split(","))
                .map(text -> Integer.parseInt(text.strip()))
                .distinct()
                .sorted()
                .toList();
    }

    /** A table that holds every snapshot takes no choice of them. */
    void requireAllSnapshots() {
        if (!options.has(SNAPSHOT, "all")) {
            throw UserError.study("source tng: option snapshot is \"" + options.text(SNAPSHOT) + "\", but table "
                    + table() + " holds rows of every snapshot; leave it out and select WHERE SnapNum = …");
        }
    }

    ParticleType type() {
        return ParticleType.of(options.text(TYPE));
    }

    boolean ofHalos() {
        return options.has(OF, "halos");
    }

    boolean physical() {
        return options.has(UNITS, "physical");
    }

    boolean arrays() {
        return options.has(VECTORS, "array");
    }

    boolean decimals() {
        return options.has(UINT64, "decimal");
    }

    boolean incompleteAllowed() {
        return options.has(MISSING, "allow");
    }

    ReadSize size() {
        return ReadSize.of(options);
    }
}
