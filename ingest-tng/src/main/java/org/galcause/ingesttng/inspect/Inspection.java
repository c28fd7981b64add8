package org.galcause.ingesttng.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;
import org.galcause.ingesttng.hdf5.Hdf5File;

/** Describes folders and files of data. */
public final class Inspection {

    private Inspection() {}

    /**
     * Lines of text about each path: a simulation folder, a folder of files, an HDF5 or FITS file, a plain table.
     *
     * @throws UserError when a single file cannot be read; a broken file inside a folder is described in its place
     */
    public static List<String> of(List<Path> paths) {
        List<String> lines = new ArrayList<>();
        for (Path path : paths) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(of(path));
        }
        return lines;
    }

    private static List<String> of(Path path) {
        if (!Files.exists(path)) {
            throw UserError.data(path + ": no such file or folder");
        }
        return Files.isDirectory(path) ? folder(path) : file(path);
    }

    private static List<String> folder(Path folder) {
        List<String> lines = new ArrayList<>(SimulationInspection.of(folder));
        List<Path> others = files(folder).stream()
                .filter(file -> !SimulationInspection.describes(folder, file))
                .toList();
        for (Path file : others) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            try {
                lines.addAll(file(file));
            } catch (UserError fault) {
                lines.addAll(fault.problems());
            }
        }
        return lines.isEmpty() ? List.of(folder + ": no data files that are known here" + folders(folder)) : lines;
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

    private static List<String> file(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".fits") || plain.endsWith(".fit")) {
            return FitsInspection.of(file);
        }
        if (plain.endsWith(".csv")
                || plain.endsWith(".tsv")
                || plain.endsWith(".ascii")
                || plain.endsWith(".txt")
                || plain.endsWith(".dat")) {
            return TextInspection.of(file);
        }
        if (plain.endsWith(".hdf5") || plain.endsWith(".h5") || Hdf5File.isHdf5(file)) {
            return Hdf5Inspection.of(file);
        }
        throw UserError.data(
                file
                        + ": neither HDF5 (.hdf5), FITS (.fits) nor a plain table (.csv, .tsv, .ascii, .txt, .dat, each also .gz)");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> String.valueOf(file.getFileName())
                            .matches(".*\\.(hdf5|h5|fits?|csv|tsv|ascii|txt|dat)(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be listed (" + FaultWords.of(e) + ")");
        }
    }
}
