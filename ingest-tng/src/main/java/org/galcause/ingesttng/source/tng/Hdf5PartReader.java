package org.galcause.ingesttng.source.tng;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongToIntFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.fields.StatedScaling;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.source.columns.DoubleVector;
import org.galcause.ingesttng.source.columns.IntVector;
import org.galcause.ingesttng.source.columns.SequenceVector;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.PartReader;

/** Reads the wanted columns of one part, batch after batch. */
final class Hdf5PartReader implements PartReader {

    private static final String SNAPSHOT = "SnapNum";

    private final Part part;
    private final Hdf5File file;
    private final RowGroups groups;
    private final List<FieldSource> columns;
    private final DataType[] types;
    private final WantedFields fields;
    private final Scales scales;
    /** By dataset; a batch is read into the arrays of the one before. */
    private final Map<String, FieldBuffer> buffers = new LinkedHashMap<>();

    Hdf5PartReader(Part part, List<FieldSource> columns, StructType schema, Scales scales) {
        this.part = part;
        this.columns = columns;
        this.types =
                Arrays.stream(schema.fields()).map(field -> field.dataType()).toArray(DataType[]::new);
        this.fields = new WantedFields(columns);
        this.scales = scales;
        this.file = Hdf5File.open(Path.of(part.file()));
        this.groups = opened();
    }

    private RowGroups opened() {
        try {
            RowGroups opened = RowGroups.of(file, part.place(), part.rows());
            if (part.rows() > 0) {
                requireAgreement(opened);
            }
            return opened;
        } catch (UserError damaged) {
            file.close();
            throw damaged;
        }
    }

    /** What is converted by the dictionary must be what the file says itself. */
    private void requireAgreement(RowGroups opened) {
        int filled = opened.holding(0);
        fields.datasets().forEach((dataset, field) -> {
            if (field.converted()) {
                FieldDictionary.tng()
                        .at(field.known())
                        .ifPresent(known -> StatedScaling.require(file, opened.path(filled, dataset), known));
            }
        });
    }

    @Override
    public List<ColumnVector> block(long first, int rows) {
        fields.datasets().forEach((dataset, field) -> {
            FieldBuffer buffer = buffers.compute(
                    dataset, (name, last) -> last != null && last.holds(rows) ? last : fields.buffer(field, rows));
            forGroups(first, rows, (group, from, count, at) -> buffer.fill(dataset(group, dataset), from, count, at));
        });
        if (fields.anyConverted()) {
            convert(first, rows);
        }
        List<ColumnVector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            vectors.add(vector(columns.get(i), types[i], first, rows));
        }
        return vectors;
    }

    /** Some rows of one group, that go to row {@code at} of a batch. */
    private interface GroupRows {
        void read(int group, long from, int count, int at);
    }

    private void forGroups(long first, int rows, GroupRows read) {
        int group = groups.holding(first);
        for (long row = first; row < first + rows; group++) {
            int count = (int) (Math.min(first + rows, groups.end(group)) - row);
            if (count > 0) {
                read.read(group, row - groups.start(group), count, (int) (row - first));
                row += count;
            }
        }
    }

    private Hdf5Dataset dataset(int group, String name) {
        Hdf5Dataset dataset = file.dataset(groups.path(group, name));
        long rows = groups.end(group) - groups.start(group);
        if (dataset.rows() != rows) {
            throw UserError.data(part.file() + ": " + dataset.path() + " has " + dataset.rows() + " rows, where " + rows
                    + " are expected; fetch the file again");
        }
        return dataset;
    }

    private void convert(long first, int rows) {
        RowFactors factors = part.snapshot() >= 0
                ? RowFactors.of(scales, part.snapshot())
                : RowFactors.of(scales, snapshots(first, rows));
        fields.datasets().forEach((dataset, field) -> {
            if (field.converted()) {
                buffer(dataset).multiply(factors);
            }
        });
    }

    private int[] snapshots(long first, int rows) {
        int[] snapshots = new int[rows];
        forGroups(
                first,
                rows,
                (group, from, count, at) ->
                        dataset(group, SNAPSHOT).rows(from, count).into(snapshots, at));
        return snapshots;
    }

    private ColumnVector vector(FieldSource source, DataType type, long first, int rows) {
        if (source instanceof FieldSource.Stored stored) {
            return buffer(stored.dataset()).vector(stored, type);
        }
        if (source instanceof FieldSource.Constant constant) {
            return new DoubleVector(new double[] {constant.value()}, 0, 0, new BitSet());
        }
        return switch (((FieldSource.Numbered) source).what()) {
            case SNAPSHOT -> numbers(1, 0, row -> part.snapshot());
            case CHUNK -> numbers(1, 0, row -> part.chunk());
            case ID -> part.numbered() ? SequenceVector.from(part.firstId() + first) : SequenceVector.unknown(rows);
            case TREE -> numbers(rows, 1, row -> groups.holding(first + row));
            case TREE_ROW -> numbers(rows, 1, row -> (int) (first + row - groups.start(groups.holding(first + row))));
        };
    }

    private static ColumnVector numbers(int count, int stride, LongToIntFunction value) {
        int[] values = new int[count];
        Arrays.setAll(values, row -> value.applyAsInt(row));
        return new IntVector(DataTypes.IntegerType, values, 0, stride, new BitSet());
    }

    private FieldBuffer buffer(String dataset) {
        return Objects.requireNonNull(buffers.get(dataset), dataset);
    }

    @Override
    public void close() {
        file.close();
    }
}
