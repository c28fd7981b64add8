package org.galcause.ingesttng.source.fits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.galcause.causalmodel.UserError;

/** The columns of an ASCII table, from its header (standard, section 7.2). */
final class AsciiFields {

    private static final Pattern FORM = Pattern.compile("([AIFED])(\\d+)(?:\\.(\\d+))?");

    /** An integer of more digits may be too large for 32 bits. */
    private static final int INT_DIGITS = 9;

    private AsciiFields() {}

    static List<FitsField> of(Path file, FitsUnit unit) {
        List<FitsField> fields = new ArrayList<>();
        for (int column = 1; column <= unit.columns(); column++) {
            String form = unit.text("TFORM" + column);
            Matcher parts = FORM.matcher(form);
            int start = unit.header().getIntValue("TBCOL" + column, 0) - 1;
            if (!parts.matches() || start < 0 || start + Integer.parseInt(parts.group(2)) > unit.rowBytes()) {
                throw UserError.data(file + ": unit " + unit.number() + ", column " + column + ": TFORM" + column
                        + " = \"" + form + "\" at TBCOL" + column + " = " + (start + 1)
                        + " is no column of an ASCII table with rows of " + unit.rowBytes() + " characters");
            }
            fields.add(field(unit, column, parts, start));
        }
        return fields;
    }

    private static FitsField field(FitsUnit unit, int column, Matcher parts, int start) {
        char code = parts.group(1).charAt(0);
        int width = Integer.parseInt(parts.group(2));
        Scaling scaling = new Scaling(
                unit.header().getDoubleValue("TSCAL" + column, 1),
                unit.header().getDoubleValue("TZERO" + column, 0),
                null);
        DataType type = switch (code) {
            case 'A' -> DataTypes.StringType;
            case 'I' ->
                scaling.none()
                        ? width <= INT_DIGITS ? DataTypes.IntegerType : DataTypes.LongType
                        : DataTypes.DoubleType;
            default -> DataTypes.DoubleType;
        };
        boolean hasBlank = unit.header().containsKey("TNULL" + column);
        return new FitsField(
                FitsColumns.name(unit, column),
                // In lower case: characters, not the numbers of a binary table.
                Character.toLowerCase(code),
                width,
                start,
                0,
                parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3)),
                scaling,
                hasBlank ? List.of(unit.text("TNULL" + column)) : List.of(),
                List.of(),
                type,
                type);
    }
}
