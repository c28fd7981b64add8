package org.galcause.ingesttng.source.fits;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.galcause.ingesttng.source.scan.SourceOption;
import org.galcause.ingesttng.source.scan.SourceOptions;
import org.galcause.ingesttng.source.scan.SourcePath;

/** Where and how a table is written. */
public final class WriteOptions {

    private static final SourceOption PATH =
            SourceOption.text("path", "", "a file", ".+", "the file to write; its folder must be there");
    private static final SourceOption NAME =
            SourceOption.text("extname", "TABLE", "printable characters", "[ -~]{1,60}", "the table's name (EXTNAME)");

    private final SourceOptions options;

    private WriteOptions(SourceOptions options) {
        this.options = options;
    }

    /** Every option of a write. */
    public static List<SourceOption> declared() {
        return List.of(PATH, NAME);
    }

    static WriteOptions of(Map<String, String> given) {
        return new WriteOptions(SourceOptions.of("fits (writing)", declared(), given));
    }

    Path path() {
        return SourcePath.of("fits", options.text(PATH));
    }

    String name() {
        return options.text(NAME);
    }
}
