package org.galcause.redshiftsweep.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads back the CSV text that {@link CsvFile} writes. */
final class CsvReader {

    /** One row by column names. */
    record Row(Map<String, String> cells) {
        String word(String column) {
            return cells.getOrDefault(column, "");
        }

        double real(String column) {
            String text = word(column);
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        }

        long whole(String column) {
            return Long.parseLong(word(column));
        }
    }

    private final String text;
    private int at;

    private CsvReader(String text) {
        this.text = text;
    }

    static List<Row> rows(String text) {
        CsvReader reader = new CsvReader(text);
        List<String> header = reader.line();
        List<Row> rows = new ArrayList<>();
        while (reader.at < text.length()) {
            List<String> cells = reader.line();
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
                named.put(header.get(i), cells.get(i));
            }
            rows.add(new Row(named));
        }
        return rows;
    }

    private List<String> line() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (at < text.length() && text.charAt(at++) == ',');
        return cells;
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            boolean quote = text.charAt(at) == '"';
            if (quote && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (quote) {
                at++;
                break;
            }
            cell.append(text.charAt(at));
        }
        return cell.toString();
    }
}
