package org.galcause.ingesttng.source.tng;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.types.StructType;
import org.galcause.ingesttng.source.scan.FileStamps;
import org.galcause.ingesttng.source.scan.Key;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.PartReader;
import org.galcause.ingesttng.source.scan.ReadSize;
import org.galcause.ingesttng.source.scan.StoredRows;

/**
 * A table whose parts are groups of HDF5 files.
 *
 * @param name of the table
 * @param origin where it is, in words
 * @param schema its columns
 * @param sources where each column comes from
 * @param keys the columns that are known without reading
 * @param parts its parts
 * @param stamps of their files
 * @param scales what makes raw values physical
 * @param size how much is read at once
 */
record Hdf5Rows(
        String name,
        String origin,
        StructType schema,
        Map<String, FieldSource> sources,
        Map<String, Key> keys,
        List<Part> parts,
        FileStamps stamps,
        Scales scales,
        ReadSize size)
        implements StoredRows {

    Hdf5Rows {
        sources = Map.copyOf(sources);
        keys = Map.copyOf(keys);
        parts = List.copyOf(parts);
    }

    @Override
    public int rowsTogether(StructType columns) {
        return Arrays.stream(columns.fieldNames())
                .map(sources::get)
                .mapToInt(source -> source instanceof FieldSource.Stored stored ? stored.tileRows() : 1)
                .max()
                .orElse(1);
    }

    @Override
    public PartReader open(Part part, StructType columns) {
        List<FieldSource> wanted = Arrays.stream(columns.fieldNames())
                .map(column -> Objects.requireNonNull(sources.get(column), column))
                .toList();
        stamps.requireSame(part);
        return new Hdf5PartReader(part, wanted, columns, scales);
    }
}
