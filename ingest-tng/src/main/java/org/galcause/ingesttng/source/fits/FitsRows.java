package org.galcause.ingesttng.source.fits;

import java.nio.file.Path;
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
 * Tables of the same columns in FITS files.
 *
 * @param origin where they are, in words
 * @param schema the columns
 * @param fields where each column is in a row
 * @param places where each file's table is, by file
 * @param parts one for each file
 * @param stamps of the files
 * @param size how much is read at once
 */
record FitsRows(
        String origin,
        StructType schema,
        List<FitsField> fields,
        Map<String, TablePlace> places,
        List<Part> parts,
        FileStamps stamps,
        ReadSize size)
        implements StoredRows {

    FitsRows {
        fields = List.copyOf(fields);
        places = Map.copyOf(places);
        parts = List.copyOf(parts);
    }

    @Override
    public String name() {
        return "fits";
    }

    @Override
    public Map<String, Key> keys() {
        return Map.of();
    }

    @Override
    public int rowsTogether(StructType columns) {
        return 1;
    }

    @Override
    public boolean divisible(Part part) {
        return !place(part).packed();
    }

    @Override
    public PartReader open(Part part, StructType columns) {
        List<FitsField> wanted = Arrays.stream(columns.fieldNames())
                .map(name -> fields.get(schema.fieldIndex(name)))
                .toList();
        stamps.requireSame(part);
        return new FitsPartReader(Path.of(part.file()), place(part), wanted);
    }

    private TablePlace place(Part part) {
        return Objects.requireNonNull(places.get(part.file()), part.file());
    }
}
