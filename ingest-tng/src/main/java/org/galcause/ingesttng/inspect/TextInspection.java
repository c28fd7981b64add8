package org.galcause.ingesttng.inspect;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;

/** A plain table: its columns, its rows, and the first of them. */
final class TextInspection {

    private TextInspection() {}

    static List<String> of(Path path) {
        List<String> first = new ArrayList<>();
        long lines = 0;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(opened(path), StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                lines++;
                if (first.size() < 2) {
                    first.add(line.strip());
                }
            }
        } catch (CharacterCodingException notText) {
            throw UserError.data(path + ": is not text in UTF-8; is it another format under a wrong name?");
        } catch (IOException e) {
            throw UserError.data(path + ": cannot be read as a text table (" + FaultWords.of(e) + "); fetch it again");
        }
        if (first.isEmpty()) {
            throw UserError.data(path + ": holds nothing but blank lines; fetch it again");
        }
        return described(path, first, lines);
    }

    private static List<String> described(Path path, List<String> first, long lines) {
        String header = first.get(0).replaceFirst("^#\\s*", "");
        String separator = header.contains(",") ? "," : header.contains("\t") ? "\t" : "\\s+";
        String[] cells = header.split(separator, -1);
        boolean named = !isNumber(cells[0]);
        long rows = named ? lines - 1 : lines;
        List<String> out = new ArrayList<>();
        out.add(path + ": table of " + Words.count(rows) + " rows and " + cells.length + " columns"
                + (named ? "" : " without names"));
        if (named) {
            out.add("  columns: " + String.join(", ", cells));
        }
        String example = named ? (first.size() > 1 ? first.get(1) : "") : header;
        if (!example.isEmpty()) {
            out.add("  first row: " + String.join(", ", example.split(separator, -1)));
        }
        return out;
    }

    private static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException word) {
            return false;
        }
    }

    private static InputStream opened(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path));
        return String.valueOf(path.getFileName()).endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
