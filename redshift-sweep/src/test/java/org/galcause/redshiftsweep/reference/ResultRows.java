package org.galcause.redshiftsweep.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one result file, by column name; the files under test hold no quoted cells in the columns read here. */
record ResultRows(List<Map<String, String>> rows) {

    static ResultRows of(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] header = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int c = 0; c < header.length; c++) {
                    row.put(header[c], cells[c]);
                }
                rows.add(row);
            }
            return new ResultRows(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows in which each named column holds the value that follows its name. */
    ResultRows where(String... columnsAndValues) {
        return new ResultRows(
                rows.stream().filter(row -> matches(row, columnsAndValues)).toList());
    }

    private static boolean matches(Map<String, String> row, String[] columnsAndValues) {
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            if (!columnsAndValues[i + 1].equals(row.get(columnsAndValues[i]))) {
                return false;
            }
        }
        return true;
    }

    /** The number in a column of the only row. */
    double number(String column) {
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + rows);
        }
        return Double.parseDouble(rows.get(0).getOrDefault(column, ""));
    }
}
