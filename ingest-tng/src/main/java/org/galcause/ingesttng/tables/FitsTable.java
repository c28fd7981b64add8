package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;
import org.galcause.ingesttng.source.fits.FitsTables;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.PartReader;
import org.galcause.ingesttng.source.scan.StoredRows;

/** The first table of a FITS file, as the source {@code fits} reads it. Columns of one value for each row are read. */
final class FitsTable implements TableFile {

    private static final int BLOCK_ROWS = 1 << 16;

    private final Path path;
    private final StoredRows rows;

    FitsTable(Path path) {
        this.path = path;
        this.rows = telling(() -> FitsTables.first(path));
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> columns() {
        return List.of(rows.schema().fieldNames());
    }

    @Override
    public void read(List<Integer> places, List<ColumnSink> sinks) {
        StructType wanted = new StructType(places.stream()
                .map(place -> rows.schema().fields()[place])
                .peek(this::requireSingle)
                .toArray(StructField[]::new));
        Part part = rows.parts().get(0);
        telling(() -> {
            try (PartReader reader = rows.open(part, wanted)) {
                for (long at = 0; at < part.rows(); at += BLOCK_ROWS) {
                    int count = (int) Math.min(BLOCK_ROWS, part.rows() - at);
                    List<ColumnVector> block = reader.block(at, count);
                    for (int i = 0; i < sinks.size(); i++) {
                        send(block.get(i), count, sinks.get(i));
                    }
                }
            }
            return rows;
        });
    }

    private void requireSingle(StructField field) {
        if (field.dataType() instanceof ArrayType) {
            throw UserError.data(path + ", column " + field.name()
                    + ": holds more than one value in a row; only columns of single values are read.");
        }
    }

    private static void send(ColumnVector column, int count, ColumnSink sink) {
        for (int row = 0; row < count; row++) {
            if (column.isNullAt(row)) {
                sink.missing();
            } else {
                send(column, row, column.dataType(), sink);
            }
        }
    }

    private static void send(ColumnVector column, int row, DataType type, ColumnSink sink) {
        if (type instanceof StringType) {
            sink.word(column.getUTF8String(row).toString());
        } else if (type.equals(DataTypes.DoubleType)) {
            sink.real(column.getDouble(row));
        } else if (type.equals(DataTypes.FloatType)) {
            sink.real(column.getFloat(row));
        } else if (type.equals(DataTypes.LongType)) {
            sink.whole(column.getLong(row));
        } else {
            // The narrower ones are held as int.
            sink.whole(column.getInt(row));
        }
    }

    private <T> T telling(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UserError known) {
            throw known;
        } catch (RuntimeException | OutOfMemoryError damaged) {
            throw UserError.data(path + " is not a readable FITS file: it is cut or damaged (" + FaultWords.of(damaged)
                    + "); fetch it again");
        }
    }
}
