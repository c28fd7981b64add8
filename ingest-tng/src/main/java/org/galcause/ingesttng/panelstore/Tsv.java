package org.galcause.ingesttng.panelstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.UserError;

/** Small tables as tab-separated text; a tab, line break or backslash inside a field is written {@code \t}, {@code \n}, {@code \\}. */
final class Tsv {

    private Tsv() {}

    static void write(Path file, List<String> header, List<List<String>> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(String.join("\t", header)));
        rows.forEach(row ->
                lines.add(String.join("\t", row.stream().map(Tsv::escaped).toList())));
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    static List<List<String>> read(Path file, List<String> header) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(String.join("\t", header))) {
                throw UserError.data(file + " does not start with the columns " + String.join(", ", header)
                        + "; this is no panel, or one of another version.");
            }
            List<List<String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(List.of(line.split("\t", -1)).stream().map(Tsv::plain).toList());
                if (rows.get(rows.size() - 1).size() != header.size()) {
                    throw UserError.data(
                            file + ", line " + (rows.size() + 1) + ": " + header.size() + " fields expected.");
                }
            }
            return rows;
        } catch (IOException unreadable) {
            throw UserError.data(
                    file + " cannot be read: " + unreadable.getMessage() + "; a panel is a folder written by ingest.");
        }
    }

    static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String plain(String field) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char letter = field.charAt(i);
            if (letter == '\\' && i + 1 < field.length()) {
                i++;
                char escaped = field.charAt(i);
                plain.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
