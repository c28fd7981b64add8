package org.galcause.ingesttng.source.fits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nom.tam.fits.HeaderCard;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.galcause.causalmodel.UserError;

/** What the headers of a table say of its columns, as Spark's schema. */
final class FitsColumns {

    private FitsColumns() {}

    static List<FitsField> of(Path file, FitsUnit unit, FitsOptions options) {
        List<FitsField> fields =
                unit.binary() ? new BinaryFields(file, unit, options).all() : AsciiFields.of(file, unit);
        Set<String> names = new LinkedHashSet<>();
        for (FitsField field : fields) {
            if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
                throw UserError.data(file + ": unit " + unit.number() + " has two columns named \"" + field.name()
                        + "\" (FITS does not tell upper from lower case); rename one");
            }
        }
        return fields;
    }

    /** A column without name is called by its number. */
    static String name(FitsUnit unit, int column) {
        String name = unit.text("TTYPE" + column);
        return name.isEmpty() ? "col" + column : name;
    }

    static StructType schema(FitsUnit unit, List<FitsField> fields) {
        List<StructField> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(new StructField(fields.get(i).name(), fields.get(i).type(), true, metadata(unit, i + 1)));
        }
        return new StructType(columns.toArray(StructField[]::new));
    }

    private static Metadata metadata(FitsUnit unit, int column) {
        MetadataBuilder metadata = new MetadataBuilder();
        String what = unit.text("TCOMM" + column);
        HeaderCard card = unit.header().findCard("TTYPE" + column);
        String comment = card == null || card.getComment() == null
                ? ""
                : card.getComment().strip();
        put(metadata, "comment", what.isEmpty() ? comment : what);
        put(metadata, "unit", unit.text("TUNIT" + column));
        put(metadata, "display", unit.text("TDISP" + column));
        put(metadata, "format", unit.text("TFORM" + column));
        return metadata.build();
    }

    private static void put(MetadataBuilder metadata, String key, String value) {
        if (!value.isEmpty()) {
            metadata.putString(key, value);
        }
    }
}
