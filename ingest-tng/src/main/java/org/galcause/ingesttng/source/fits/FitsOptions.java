package org.galcause.ingesttng.source.fits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** What one read of FITS tables asks for. */
public final class FitsOptions {

    private static final SourceOption PATH = SourceOption.text(
            "path",
            "",
            "a file, a folder, or a pattern such as /data/*.fits",
            ".+",
            "which files; of a folder, those named .fits, .fit and .fits.gz");
    private static final SourceOption PATHS = SourceOption.text(
            "paths", "", "a list in JSON", ".*", "several of them: what load(path, path, …) makes of its arguments");
    private static final SourceOption HDU = SourceOption.text(
            "hdu",
            "first",
            "first, a number from 0, or a name (EXTNAME)",
            ".+",
            "which unit of each file; first = the first table");
    private static final SourceOption UINT64 = SourceOption.word(
            "uint64",
            List.of("long", "decimal"),
            "unsigned 64-bit columns are bigint (one of 2^63 or more is an error) or decimal(20,0)");

    private final SourceOptions options;

    private FitsOptions(SourceOptions options) {
        this.options = options;
    }

    /** Every option of the source. */
    public static List<SourceOption> declared() {
        List<SourceOption> all = new ArrayList<>(List.of(PATH, PATHS, HDU, UINT64));
        all.addAll(ReadSize.options());
        return List.copyOf(all);
    }

    static FitsOptions of(Map<String, String> given) {
        return new FitsOptions(SourceOptions.of("fits", declared(), given));
    }

    List<Path> files() {
        List<String> given = options.text(PATHS).isEmpty() ? List.of(options.text(PATH)) : paths();
        return given.stream()
                .map(text -> SourcePath.of("fits", text))
                .flatMap(path -> FitsFiles.at(path).stream())
                .toList();
    }

    private List<String> paths() {
        try {
            return Arrays.asList(new ObjectMapper().readValue(options.text(PATHS), String[].class));
        } catch (JsonProcessingException e) {
            throw UserError.study("source fits: option paths is \"" + options.text(PATHS) + "\"; allowed: "
                    + PATHS.allowed() + "; write load(path, path)");
        }
    }

    String hdu() {
        return options.text(HDU);
    }

    boolean decimals() {
        return options.has(UINT64, "decimal");
    }

    ReadSize size() {
        return ReadSize.of(options);
    }
}
