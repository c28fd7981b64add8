package org.galcause.ingesttng.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;
import org.galcause.ingesttng.hdf5.Hdf5File;

/** Describes folders and files of data. */
public final class Inspection {

    private static final String DATA_FILE = ".*\\.(hdf5|h5|fits?)(\\.gz|\\.fz)?";
    private static final String HDF5_FILE = ".*\\.(hdf5|h5)";
    private static final String FITS_FILE = ".*\\.fits?(\\.fz)?";
    private static final String PARQUET_FILE = ".*\\.parquet";
    private static final String TEXT_FILE = ".*\\.(csv|tsv|ascii|txt|dat)(\\.gz)?";

    private static final String KNOWN =
            ".hdf5, .fits, .parquet or plain tables (.csv, .tsv, .ascii, .txt, .dat, each also .gz)";

    private Inspection() {}

    /**
     * What is in each path: a simulation folder, a folder of files, an HDF5 or FITS file, a plain table. One that cannot be read hides no other:
     * it is a fault among the findings.
     */
    public static Findings of(List<Path> paths) {
        Report report = new Report();
        paths.forEach(path -> report.add("", () -> of(path)));
        return report.findings();
    }

    private static Findings of(Path path) {
        if (!Files.exists(path)) {
            throw UserError.data(path + ": no such file or folder");
        }
        if (!Files.isDirectory(path) || named(path, DATA_FILE)) {
            return file(path);
        }
        return named(path, PARQUET_FILE) && ParquetInspection.isTable(path) ? ParquetInspection.of(path) : folder(path);
    }

    private static Findings folder(Path folder) {
        Report report = new Report();
        report.add(folder + ": cannot be described as a simulation", () -> SimulationInspection.of(folder));
        others(folder).forEach(file -> report.add(file + ": broken", () -> of(file)));
        return report.isEmpty()
                ? Findings.sound(List.of(folder + ": no data files that are known here" + folders(folder)
                        + "; give a folder that" + " holds a simulation (groups_099, trees, …) or files " + KNOWN))
                : report.findings();
    }

    private static List<Path> others(Path folder) {
        return files(folder).stream()
                .filter(file -> !SimulationInspection.describes(folder, file))
                .toList();
    }

    /** Findings one after the other, a blank line between them. */
    private static final class Report {
        private final List<String> lines = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();

        /** Adds what an inspection finds; where it fails, its fault, and among the lines what is said instead of them. */
        void add(String instead, Supplier<Findings> inspection) {
            Findings found = found(instead, inspection);
            if (!lines.isEmpty() && !found.lines().isEmpty()) {
                lines.add("");
            }
            lines.addAll(found.lines());
            faults.addAll(found.faults());
        }

        private static Findings found(String instead, Supplier<Findings> inspection) {
            try {
                return inspection.get();
            } catch (UserError fault) {
                return new Findings(instead.isEmpty() ? List.of() : List.of(instead), fault.problems());
            }
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }

        Findings findings() {
            return new Findings(lines, faults);
        }
    }

    private static String folders(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            List<String> names = inside.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
            return names.isEmpty() ? "" : "; folders in it: " + String.join(", ", names);
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be listed (" + FaultWords.of(e) + ")");
        }
    }

    private static Findings file(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.matches(HDF5_FILE)) {
            return Hdf5Inspection.of(file);
        }
        if (plain.matches(FITS_FILE)) {
            Content.of(file).requireStart("FITS", "SIMPLE  =");
            return FitsInspection.of(file);
        }
        if (name.matches(TEXT_FILE)) {
            Content.of(file).requireText();
            return Findings.sound(TextInspection.of(file));
        }
        if (name.matches(PARQUET_FILE)) {
            Content.of(file).requireStart("Parquet", "PAR1");
            return ParquetInspection.of(file);
        }
        if (Hdf5File.isHdf5(file)) {
            return Hdf5Inspection.of(file);
        }
        throw Content.of(file).unknown(KNOWN);
    }

    private static boolean named(Path file, String pattern) {
        return String.valueOf(file.getFileName()).matches(pattern);
    }

    /** Also folders under the name of a data file, which are none. */
    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> named(
                            file, DATA_FILE + "|" + PARQUET_FILE + (Files.isDirectory(file) ? "" : "|" + TEXT_FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be listed (" + FaultWords.of(e) + ")");
        }
    }
}
