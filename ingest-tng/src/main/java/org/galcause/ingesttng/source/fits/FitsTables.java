package org.galcause.ingesttng.source.fits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.source.scan.FileStamps;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.StoredRows;
import org.jspecify.annotations.Nullable;

/** Finds the table that is asked for in each file, and checks that they are of one kind. */
public final class FitsTables {

    private FitsTables() {}

    /**
     * The first table of a file, for those who read it without Spark.
     *
     * @throws UserError when there is none, or it cannot be read
     */
    public static StoredRows first(Path file) {
        return open(FitsOptions.of(Map.of("path", file.toAbsolutePath().toString())));
    }

    static StoredRows open(FitsOptions options) {
        List<Part> parts = new ArrayList<>();
        Map<String, TablePlace> places = new LinkedHashMap<>();
        List<FitsField> fields = List.of();
        @Nullable StructType schema = null;
        for (Path file : options.files()) {
            FitsUnit unit = unit(file, options.hdu());
            List<FitsField> own = FitsColumns.of(file, unit, options);
            boolean packed = FitsUnit.packed(file);
            requireWhole(file, unit, packed);
            if (schema == null) {
                fields = own;
                schema = FitsColumns.schema(unit, own);
            } else if (!own.equals(fields)) {
                throw UserError.data(file + ": its table has other columns (" + names(own) + ") than that of "
                        + parts.get(0).file() + " (" + names(fields) + "); read them apart");
            }
            places.put(file.toString(), TablePlace.of(unit, packed));
            parts.add(new Part(
                    file.toString(), Integer.toString(unit.number()), parts.size(), -1, Part.UNKNOWN, unit.rows()));
        }
        return new FitsRows(
                parts.size() == 1
                        ? parts.get(0).file()
                        : parts.size() + " files from " + parts.get(0).file(),
                schema == null ? new StructType() : schema,
                fields,
                places,
                parts,
                FileStamps.of(parts),
                options.size());
    }

    private static String names(List<FitsField> fields) {
        return fields.stream()
                .map(field -> field.name() + " " + field.type().simpleString())
                .collect(Collectors.joining(", "));
    }

    private static FitsUnit unit(Path file, String wanted) {
        List<FitsUnit> units = FitsUnit.in(file);
        List<FitsUnit> tables = units.stream()
                .filter(unit -> unit.ascii() || unit.binary() && !unit.packedImage())
                .toList();
        return tables.stream()
                .filter(unit -> wanted.equals("first") || isNamed(unit, wanted))
                .findFirst()
                .orElseThrow(() -> units.stream()
                        .filter(FitsUnit::packedImage)
                        .filter(unit -> tables.isEmpty() || isNamed(unit, wanted))
                        .findFirst()
                        .map(unit -> packed(file, unit))
                        .orElseGet(() -> none(file, wanted, tables)));
    }

    private static boolean isNamed(FitsUnit unit, String wanted) {
        return wanted.equals(Integer.toString(unit.number())) || wanted.equalsIgnoreCase(unit.name());
    }

    private static UserError packed(Path file, FitsUnit unit) {
        return UserError.data(file + ": unit " + unit.number()
                + " is a tile-compressed image (ZIMAGE), not a table; funpack unpacks it");
    }

    private static UserError none(Path file, String wanted, List<FitsUnit> tables) {
        String there = tables.stream()
                .map(unit -> unit.number() + (unit.name().isEmpty() ? "" : " " + unit.name()))
                .collect(Collectors.joining(", "));
        if (wanted.equals("first")) {
            return UserError.data(file + ": holds no table");
        }
        return UserError.data(file + ": no table in unit \"" + wanted + "\"; "
                + (there.isEmpty() ? "there is no table at all" : "tables are in units " + there)
                + NearestName.hint(
                        wanted,
                        tables.stream()
                                .map(FitsUnit::name)
                                .filter(name -> !name.isEmpty())
                                .toList()));
    }

    private static void requireWhole(Path file, FitsUnit unit, boolean packed) {
        if (unit.rows() < 0 || unit.rowBytes() < 0 || unit.dataBytes() < 0) {
            throw UserError.data(file + ": unit " + unit.number() + " claims " + unit.rows() + " rows of "
                    + unit.rowBytes() + " bytes; the header is damaged, fetch the file again");
        }
        try {
            long end = unit.dataStart() + unit.dataBytes();
            if (!packed && Files.size(file) < end) {
                throw UserError.data(file + ": truncated: " + Files.size(file) + " bytes of at least " + end
                        + " are there; fetch it again");
            }
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
