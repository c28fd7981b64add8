package org.galcause.ingesttng.source.tng;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.galcause.ingesttng.fields.Field;
import org.galcause.ingesttng.hdf5.ElementType;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.source.scan.Part;

/** Collects the columns of a table: those that number the rows, and those that the files hold. */
final class TableColumns {

    private final TngOptions options;
    private final List<StructField> fields = new ArrayList<>();
    private final Map<String, FieldSource> sources = new LinkedHashMap<>();

    TableColumns(TngOptions options) {
        this.options = options;
    }

    StructType schema() {
        return new StructType(fields.toArray(StructField[]::new));
    }

    Map<String, FieldSource> sources() {
        return sources;
    }

    /** A number of the row that is always known. */
    TableColumns number(String name, FieldSource.Numbered.Count what, String meaning) {
        add(name, DataTypes.IntegerType, false, comment(meaning), new FieldSource.Numbered(what));
        return this;
    }

    /** The row's number in the whole table; unknown in parts that come after missing files. */
    TableColumns id(String name, List<Part> parts, String meaning) {
        boolean known = parts.stream().allMatch(Part::numbered);
        String comment = known ? meaning : meaning + "; null where missing files come before";
        FieldSource id = new FieldSource.Numbered(FieldSource.Numbered.Count.ID);
        add(name, DataTypes.LongType, !known, comment(comment), id);
        return this;
    }

    /** A number that the header holds for all rows, in the unit that was asked for. */
    TableColumns constant(String name, double value, Field field) {
        add(name, DataTypes.DoubleType, false, described(field, -1), new FieldSource.Constant(value));
        return this;
    }

    /** The datasets of a group by name, each with what the dictionary says of it. */
    TableColumns datasets(List<Hdf5Dataset> datasets, Function<String, Optional<Field>> dictionary) {
        datasets.stream()
                .sorted(Comparator.comparing(Hdf5Dataset::name))
                .forEach(dataset -> dataset(dataset, dataset.name(), dictionary.apply(dataset.name())));
        return this;
    }

    /** A dataset; one that holds no plain numbers is left out. */
    TableColumns dataset(Hdf5Dataset dataset, String inGroup, Optional<Field> known) {
        if (!dataset.type().real() && !dataset.type().whole()) {
            return this;
        }
        String name = inGroup.replace('/', '_');
        int width = dataset.width();
        if (width == 1 || options.arrays()) {
            DataType element = type(dataset.type(), known);
            boolean plain = dataset.shape().length == 1 || width == 1;
            DataType type = plain ? element : DataTypes.createArrayType(element, nullable(known));
            add(name, type, plain && nullable(known), metadata(known, -1), stored(dataset, inGroup, known, -1));
            return this;
        }
        for (int k = 0; k < width; k++) {
            add(
                    name + "_" + k,
                    type(dataset.type(), known),
                    nullable(known),
                    metadata(known, k),
                    stored(dataset, inGroup, known, k));
        }
        return this;
    }

    private void add(String name, DataType type, boolean nullable, Metadata metadata, FieldSource source) {
        if (sources.putIfAbsent(name, source) == null) {
            fields.add(new StructField(name, type, nullable, metadata));
        }
    }

    private boolean nullable(Optional<Field> known) {
        return options.physical()
                && known.filter(field -> field.missing().isPresent()).isPresent();
    }

    private FieldSource.Stored stored(Hdf5Dataset dataset, String inGroup, Optional<Field> known, int component) {
        boolean physical = options.physical();
        boolean sentinel =
                known.filter(field -> field.missing().orElse(0) == -1).isPresent()
                        && dataset.type() == ElementType.UINT32;
        return new FieldSource.Stored(
                inGroup,
                component,
                dataset.width(),
                dataset.type(),
                dataset.rowsTogether(),
                physical ? known.map(Field::hExponent).orElse(0.0) : 0,
                physical ? known.map(Field::aExponent).orElse(0.0) : 0,
                known.map(Field::path).orElse(""),
                nullable(known) ? known.orElseThrow().missing().getAsLong() : null,
                sentinel);
    }

    private DataType type(ElementType type, Optional<Field> known) {
        if (options.physical()
                && known.filter(field -> field.hExponent() != 0 || field.aExponent() != 0)
                        .isPresent()) {
            return DataTypes.DoubleType;
        }
        return switch (type) {
            case FLOAT32 -> DataTypes.FloatType;
            case FLOAT64 -> DataTypes.DoubleType;
            case INT8, BOOLEAN -> DataTypes.ByteType;
            case UINT8, INT16 -> DataTypes.ShortType;
            case UINT16, INT32 -> DataTypes.IntegerType;
            case UINT64 -> options.decimals() ? DataTypes.createDecimalType(20, 0) : DataTypes.LongType;
            default -> DataTypes.LongType;
        };
    }

    private Metadata metadata(Optional<Field> known, int component) {
        return known.map(field -> described(field, component))
                .orElseGet(() -> comment("not in the field dictionary: as in the file, unit unknown"));
    }

    private static Metadata comment(String meaning) {
        return new MetadataBuilder().putString("comment", meaning).build();
    }

    private Metadata described(Field field, int component) {
        String unit = options.physical() ? field.unit() : field.fileUnit();
        List<String> labels = field.components().labels();
        String which = component >= 0 && component < labels.size() ? ", " + labels.get(component) : "";
        return new MetadataBuilder()
                .putString("comment", field.meaning() + which + (unit.isEmpty() ? "" : " (" + unit + ")"))
                .putString("unit", unit)
                .putString("frame", frame(field))
                .putString("description", field.meaning() + which)
                .putDouble("h_exponent", options.physical() ? 0 : field.hExponent())
                .putDouble("a_exponent", options.physical() ? 0 : field.aExponent())
                .build();
    }

    /** Lengths that grow with the universe are comoving; other powers of a are the code's. */
    private String frame(Field field) {
        if (options.physical() || field.aExponent() == 0) {
            return "physical";
        }
        return field.fileUnit().contains("ckpc") ? "comoving" : "code";
    }
}
