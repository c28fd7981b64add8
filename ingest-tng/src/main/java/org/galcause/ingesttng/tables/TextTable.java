package org.galcause.ingesttng.tables;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.galcause.causalmodel.UserError;

/** A table in a text file, plain or compressed by gzip: comma- or tab-separated with a header line, or columns of numbers. */
final class TextTable implements TableFile {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Cutter cutter;
    private final List<String> columns;
    private final int headerLines;

    private TextTable(Path path, Cutter cutter, List<String> columns, int headerLines) {
        this.path = path;
        this.cutter = cutter;
        this.columns = List.copyOf(columns);
        this.headerLines = headerLines;
    }

    static TextTable csv(Path path) {
        return withHeader(path, (line, fields) -> fields.cut(line, ','));
    }

    static TextTable tsv(Path path) {
        return withHeader(path, (line, fields) -> fields.cut(line, '\t'));
    }

    private static TextTable withHeader(Path path, Cutter cutter) {
        return TextTable.reading(path, reader -> {
            String header = reader.readLine();
            if (header == null || header.isBlank()) {
                throw UserError.data(path + " is empty or does not start with a line of column names.");
            }
            return new TextTable(path, cutter, distinct(path, names(header, cutter)), 1);
        });
    }

    /** Blank- or comma-separated; lines that start with {@code #} are comments, the last of them before the data may name the columns. */
    static TextTable ascii(Path path) {
        return TextTable.reading(path, reader -> {
            String comment = "";
            int lines = 0;
            String line = reader.readLine();
            while (line != null && (line.isBlank() || line.startsWith("#"))) {
                comment = line.isBlank() ? comment : line.substring(1);
                lines++;
                line = reader.readLine();
            }
            if (line == null) {
                throw UserError.data(path + " holds no rows.");
            }
            Cutter cutter = line.indexOf(',') >= 0
                    ? (text, fields) -> fields.cut(text, ',')
                    : (text, fields) -> fields.cutAtBlanks(text);
            int width = names(line, cutter).size();
            List<String> named = names(comment, cutter);
            return new TextTable(path, cutter, named.size() == width ? distinct(path, named) : numbered(width), lines);
        });
    }

    private static List<String> numbered(int width) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add("column " + i);
        }
        return names;
    }

    private static List<String> names(String line, Cutter cutter) {
        Fields fields = new Fields();
        cutter.cut(line.startsWith("\uFEFF") ? line.substring(1) : line, fields);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.count(); i++) {
            names.add(fields.string(i).strip());
        }
        return names;
    }

    private static List<String> distinct(Path path, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw UserError.data(path + ", line 1: two columns are named \"" + name + "\"; rename one of them.");
            }
        }
        return names;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(List<Integer> places, List<ColumnSink> sinks) {
        int[] fieldOf = places.stream().mapToInt(Integer::intValue).toArray();
        ColumnSink[] sinkOf = sinks.toArray(new ColumnSink[0]);
        TextTable.reading(path, reader -> {
            for (int i = 0; i < headerLines; i++) {
                reader.readLine();
            }
            Fields fields = new Fields();
            long number = headerLines;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isEmpty() || columns.size() == 1) {
                    cut(line, number, fields);
                    for (int i = 0; i < fieldOf.length; i++) {
                        fields.send(fieldOf[i], sinkOf[i], number);
                    }
                }
            }
            return number;
        });
    }

    private void cut(String line, long number, Fields fields) {
        try {
            cutter.cut(line, fields);
        } catch (IllegalArgumentException malformed) {
            throw UserError.data(path + ", line " + number + ": " + malformed.getMessage() + ".");
        }
        if (fields.count() != columns.size()) {
            throw UserError.data(path + ", line " + number + ": " + fields.count() + " fields, but the table has "
                    + columns.size() + " columns; every row needs one field for each column.");
        }
    }

    private static <T> T reading(Path path, Reading<T> reading) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8.newDecoder()), BUFFER)) {
            return reading.of(reader);
        } catch (EOFException | ZipException damaged) {
            throw UserError.data(path + " is damaged or truncated (" + damaged.getMessage() + "); fetch it again.");
        } catch (CharacterCodingException notText) {
            throw UserError.data(path + " is not text in UTF-8; is it another format under a wrong name?");
        } catch (IOException unreadable) {
            throw UserError.data(path + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static InputStream open(Path path) throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(plain, BUFFER) : plain;
    }

    private interface Reading<T> {
        T of(BufferedReader reader) throws IOException;
    }

    private interface Cutter {
        void cut(String line, Fields fields);
    }
}
