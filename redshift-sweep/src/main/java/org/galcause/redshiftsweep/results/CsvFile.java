package org.galcause.redshiftsweep.results;

import java.util.List;
import java.util.stream.Collectors;

/** The CSV text of a result table: full double precision, empty for missing, quotes only where needed, line feeds. */
public final class CsvFile {

    private CsvFile() {}

    /** The whole text, header first. */
    public static String text(ResultTable table) {
        StringBuilder text = new StringBuilder();
        line(text, table.columns().stream().map(TableColumn::name).toList());
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            line(text, table.columns().stream().map(column -> cell(column, at)).toList());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(CsvFile::quoted).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String cell(TableColumn column, int row) {
        if (column instanceof TableColumn.Reals reals) {
            return number(reals.values().get(row));
        } else if (column instanceof TableColumn.Wholes wholes) {
            return Long.toString(wholes.values().get(row));
        }
        return ((TableColumn.Words) column).values().get(row);
    }

    /** The shortest text that reads back as the same double; whole numbers without decimals; missing is empty. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
