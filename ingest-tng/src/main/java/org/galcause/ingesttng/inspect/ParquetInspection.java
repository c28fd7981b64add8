package org.galcause.ingesttng.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;

/** A Parquet file, or a folder of such files that are one table: its columns and rows, by the footers. */
final class ParquetInspection {

    private ParquetInspection() {}

    /** Whether a folder holds the parts of a table. */
    static boolean isTable(Path folder) {
        return !parts(folder).isEmpty();
    }

    static Findings of(Path path) {
        List<Path> parts = Files.isDirectory(path) ? parts(path) : List.of(path);
        long rows = 0;
        List<String> columns = new ArrayList<>();
        for (Path part : parts) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(part))) {
                rows += reader.getRecordCount();
                if (columns.isEmpty()) {
                    add(reader.getFileMetaData().getSchema(), columns);
                }
            } catch (IOException | RuntimeException damaged) {
                throw UserError.data(
                        part + ": cannot be read as Parquet (" + FaultWords.of(damaged) + "); fetch or write it again");
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(path + ": Parquet table of " + Words.count(rows) + " rows and " + columns.size() + " columns"
                + (parts.size() > 1 ? ", in " + parts.size() + " files" : ""));
        lines.addAll(columns);
        return Findings.sound(lines);
    }

    private static void add(MessageType schema, List<String> columns) {
        for (Type field : schema.getFields()) {
            columns.add(String.format(Locale.ROOT, "    %-34s %s", field.getName(), type(field)));
        }
    }

    private static String type(Type field) {
        String what = field.getLogicalTypeAnnotation() == null
                ? ""
                : field.getLogicalTypeAnnotation().toString().toLowerCase(Locale.ROOT);
        if (!field.isPrimitive()) {
            return what.isEmpty() ? "struct" : what;
        }
        String stored = field.asPrimitiveType().getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
        return what.isEmpty() ? stored : what;
    }

    private static List<Path> parts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("[^._].*\\.parquet"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be listed (" + FaultWords.of(e) + ")");
        }
    }
}
