package org.galcause.ingesttng.source.fits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.galcause.causalmodel.UserError;

/** The columns of a binary table, from its header (standard, section 7.3). */
final class BinaryFields {

    private static final Pattern FORM = Pattern.compile("(\\d*)([LXBIJKAEDCM])(.*)");
    private static final Pattern DESCRIPTOR = Pattern.compile("\\d*([PQ])([LXBIJKAEDCM])(?:\\(\\d*\\))?.*");
    private static final DataType UINT64 = DataTypes.createDecimalType(20, 0);

    private final Path file;
    private final FitsUnit unit;
    private final boolean decimals;

    BinaryFields(Path file, FitsUnit unit, FitsOptions options) {
        this.file = file;
        this.unit = unit;
        this.decimals = options.decimals();
    }

    List<FitsField> all() {
        if (unit.header().getBooleanValue("ZTABLE", false)) {
            throw UserError.data(file + ": unit " + unit.number()
                    + " is a tile-compressed table (ZTABLE); unpack it first, such as with funpack");
        }
        List<FitsField> fields = new ArrayList<>();
        int offset = 0;
        for (int column = 1; column <= unit.columns(); column++) {
            FitsField field = field(column, offset);
            fields.add(field);
            offset += field.rowBytes();
        }
        if (offset != unit.rowBytes()) {
            throw UserError.data(file + ": unit " + unit.number() + " has rows of " + unit.rowBytes()
                    + " bytes (NAXIS1), but its columns take " + offset + "; fetch the file again");
        }
        return fields;
    }

    private FitsField field(int column, int offset) {
        String form = unit.text("TFORM" + column);
        Matcher descriptor = DESCRIPTOR.matcher(form);
        Matcher plain = FORM.matcher(form);
        boolean variable = descriptor.matches();
        if (!variable && !plain.matches()) {
            throw UserError.data(file + ": unit " + unit.number() + ", column " + column + ": TFORM" + column + " = \""
                    + form + "\" is no format of a binary table");
        }
        char code = (variable ? descriptor.group(2) : plain.group(2)).charAt(0);
        int repeat = variable || plain.group(1).isEmpty() ? 1 : Integer.parseInt(plain.group(1));
        Scaling scaling = "BIJKEDCM".indexOf(code) < 0 ? Scaling.NONE : Scaling.of(unit.header(), column);
        int descriptorBytes = !variable ? 0 : descriptor.group(1).equals("P") ? 8 : 16;
        List<Integer> dims = variable ? List.of() : dims(column, code, repeat);
        DataType element = element(code, scaling);
        DataType type = type(code, repeat, variable, dims, element);
        return new FitsField(
                FitsColumns.name(unit, column),
                code,
                repeat,
                offset,
                descriptorBytes,
                0,
                scaling,
                List.of(),
                dims,
                element,
                type);
    }

    private DataType element(char code, Scaling scaling) {
        int bits = "BIJK".indexOf(code) < 0 ? 0 : 8 << "BIJK".indexOf(code);
        if (bits > 0 && !scaling.none() && !scaling.otherSign(bits)) {
            return DataTypes.DoubleType;
        }
        boolean other = bits > 0 && scaling.otherSign(bits);
        return switch (code) {
            case 'L', 'X' -> DataTypes.BooleanType;
            case 'A' -> DataTypes.StringType;
            case 'B' -> other ? DataTypes.ByteType : DataTypes.ShortType;
            case 'I' -> other ? DataTypes.IntegerType : DataTypes.ShortType;
            case 'J' -> other ? DataTypes.LongType : DataTypes.IntegerType;
            case 'K' -> other && decimals ? UINT64 : DataTypes.LongType;
            default -> ("EC".indexOf(code) >= 0 && scaling.none()) ? DataTypes.FloatType : DataTypes.DoubleType;
        };
    }

    private static DataType type(char code, int repeat, boolean variable, List<Integer> dims, DataType element) {
        if (code == 'A') {
            return dims.size() > 1 ? array(element) : element;
        }
        DataType cell = "CM".indexOf(code) >= 0 ? array(element) : element;
        boolean single = repeat == 1 && !variable && dims.isEmpty() && code != 'X';
        DataType type = single ? cell : array(cell);
        for (int axis = 1; axis < dims.size(); axis++) {
            type = array(type);
        }
        return type;
    }

    private static DataType array(DataType element) {
        return DataTypes.createArrayType(element, true);
    }

    /** A shape counts when it is of several axes and fits the number of elements. */
    private List<Integer> dims(int column, char code, int repeat) {
        String text = unit.text("TDIM" + column).replaceAll("[()\\s]", "");
        if (text.isEmpty()) {
            return List.of();
        }
        List<Integer> dims =
                Arrays.stream(text.split(",")).map(Integer::parseInt).toList();
        long product = dims.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        boolean understood =
                product == repeat && dims.size() == 2 || product == repeat && dims.size() > 2 && code != 'A';
        return understood && code != 'X' ? dims : List.of();
    }
}
