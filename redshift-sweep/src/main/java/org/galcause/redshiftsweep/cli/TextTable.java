package org.galcause.redshiftsweep.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns of text on the terminal, the first to the left and the others to the right. */
final class TextTable {

    private TextTable() {}

    /** Three digits, or {@code -} where there is no number. */
    static String number(double value) {
        return Double.isNaN(value)
                ? "-"
                : String.format(Locale.ROOT, Math.abs(value) < 0.0995 ? "%.4f" : "%.3f", value);
    }

    /** At most {@code most} of some values, first and last included. */
    static <T> List<T> spread(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get(Math.round((float) i * (all.size() - 1) / (most - 1))));
        }
        return some;
    }

    /** Prints rows of as many cells; the first is the heading. */
    static void print(List<List<String>> rows, PrintWriter out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int c = 0; c < columns; c++) {
                String cell = row.get(c);
                String space = " ".repeat(widths[c] - cell.length());
                line.append(c == 0 ? cell + space : space + cell).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
