package org.galcause.ingesttng.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.fields.StatedScaling;
import org.galcause.ingesttng.hdf5.ElementType;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.hdf5.Slab;

/**
 * Reads columns of a snapshot's catalogue: only the fields asked for, each chunk into its place, chunks in parallel. The same bits on any
 * number of threads. Memory: the columns, and 256 kB (a storage chunk where the file is compressed) for each thread.
 */
public final class CatalogueReader {

    private static final List<String> BARYONIC = List.of("SubhaloSFR", "SubhaloGasMetallicity", "SubhaloBHMass");

    private CatalogueReader() {}

    /**
     * Whole columns, of either table. A reference without component brings all components of its field.
     *
     * @throws UserError when a field is not in the files, or a chunk contradicts its header
     */
    public static CatalogueColumns columns(SnapshotCatalogue catalogue, List<FieldReference> fields) {
        Map<FieldReference, Column> columns = new LinkedHashMap<>();
        for (CatalogueTable table : CatalogueTable.values()) {
            List<FieldReference> ofTable = fields.stream()
                    .filter(field -> CatalogueTable.of(field) == table)
                    .distinct()
                    .toList();
            if (!ofTable.isEmpty()) {
                columns.putAll(columns(catalogue, table, ofTable));
            }
        }
        return new CatalogueColumns(columns);
    }

    /** One whole column. */
    public static Column column(SnapshotCatalogue catalogue, FieldReference field) {
        return allocatedAndFilled(catalogue, CatalogueTable.of(field), List.of(field))
                .get(0);
    }

    /** Whether the files hold a field. A snapshot without any object of the table holds none. */
    public static boolean holds(SnapshotCatalogue catalogue, FieldReference field) {
        Optional<Chunk> filled = catalogue.firstFilled(CatalogueTable.of(field));
        if (filled.isEmpty()) {
            return false;
        }
        try (Hdf5File file = Hdf5File.open(filled.get().path())) {
            return file.contains(field.path());
        }
    }

    private static Map<FieldReference, Column> columns(
            SnapshotCatalogue catalogue, CatalogueTable table, List<FieldReference> fields) {
        List<Column> columns = allocatedAndFilled(catalogue, table, fields);
        Map<FieldReference, Column> byField = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            byField.put(fields.get(i), columns.get(i));
        }
        return byField;
    }

    private static List<Column> allocatedAndFilled(
            SnapshotCatalogue catalogue, CatalogueTable table, List<FieldReference> fields) {
        Optional<Chunk> first = catalogue.firstFilled(table);
        if (first.isEmpty()) {
            return fields.stream()
                    .map(field -> Column.of(ElementType.FLOAT32, 0, 1))
                    .toList();
        }
        List<Column> columns;
        try (Hdf5File file = Hdf5File.open(first.get().path())) {
            columns = allocated(file, first.get(), table, fields, catalogue.rows(table));
        }
        catalogue.chunks().parallelStream()
                .filter(chunk -> chunk.rows(table) > 0)
                .forEach(chunk -> {
                    try (Hdf5File file = Hdf5File.open(chunk.path())) {
                        fill(file, chunk, table, fields, columns, Math.toIntExact(chunk.first(table)));
                    }
                });
        return columns;
    }

    private static List<Column> allocated(
            Hdf5File file, Chunk chunk, CatalogueTable table, List<FieldReference> fields, int rows) {
        List<Column> columns = new ArrayList<>();
        for (FieldReference field : fields) {
            Hdf5Dataset dataset = dataset(file, chunk, table, field);
            FieldDictionary.tng()
                    .find(field.table(), field.name())
                    .ifPresent(known -> StatedScaling.require(file, field.path(), known));
            columns.add(Column.of(dataset.type(), rows, field.component() < 0 ? dataset.width() : 1));
        }
        return columns;
    }

    private static void fill(
            Hdf5File file,
            Chunk chunk,
            CatalogueTable table,
            List<FieldReference> fields,
            List<Column> columns,
            int firstRow) {
        for (int i = 0; i < fields.size(); i++) {
            FieldReference field = fields.get(i);
            Slab all = dataset(file, chunk, table, field).all();
            Slab wanted = field.component() < 0 ? all : all.column(field.component());
            if (wanted.size() != chunk.rows(table) * columns.get(i).width()) {
                throw UserError.data(file.path() + ": " + field.path()
                        + " has another number of components than in the other chunks");
            }
            columns.get(i).fill(wanted, firstRow);
        }
    }

    /** Whether the fields of subhaloes are those of a run without gas, stars and black holes. */
    private static boolean darkOnly(List<String> fields) {
        return fields.contains("SubhaloMass") && Collections.disjoint(fields, BARYONIC);
    }

    private static Hdf5Dataset dataset(Hdf5File file, Chunk chunk, CatalogueTable table, FieldReference field) {
        if (!file.contains(field.path())) {
            List<String> known =
                    file.datasets(field.table()).stream().map(Hdf5Dataset::name).toList();
            throw UserError.data(file.path() + ": this run's catalogue has no field " + field.name()
                    + (darkOnly(known) ? " (it is a run of dark matter only)" : NearestName.hint(field.name(), known))
                    + "; galcause inspect lists what it has");
        }
        Hdf5Dataset dataset = file.dataset(field.path());
        if (dataset.rows() != chunk.rows(table)) {
            throw UserError.data(file.path() + ": " + field.path() + " has " + dataset.rows()
                    + " rows, but the header counts " + chunk.rows(table) + "; fetch the file again");
        }
        if (field.component() < 0 && dataset.width() > 1 && !field.isKnown()) {
            throw UserError.study(file.path() + ": " + field.path() + " has " + dataset.width()
                    + " components; say which, such as " + field.path() + "[0]");
        }
        if (!dataset.type().real() && !dataset.type().whole()) {
            throw UserError.data(file.path() + ": " + field.path() + " holds " + dataset.description()
                    + ", where numbers are expected");
        }
        return dataset;
    }
}
