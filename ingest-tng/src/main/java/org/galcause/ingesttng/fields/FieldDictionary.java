package org.galcause.ingesttng.fields;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** All fields that are known, from the data file {@code tng-fields.tsv} beside this class. Immutable. */
public final class FieldDictionary {

    private static final String FILE = "tng-fields.tsv";
    private static final FieldDictionary TNG = load();

    private final Map<String, Field> byPath;

    private FieldDictionary(Map<String, Field> byPath) {
        this.byPath = byPath;
    }

    /** The fields of IllustrisTNG (and of Illustris, CAMELS and others that use the same names). */
    public static FieldDictionary tng() {
        return TNG;
    }

    /** Every field, in the order of the file. */
    public Collection<Field> fields() {
        return List.copyOf(byPath.values());
    }

    /** A field of a table, such as {@code Subhalo} and {@code SubhaloMass}. */
    public Optional<Field> find(String table, String name) {
        return Optional.ofNullable(byPath.get(table + "/" + name));
    }

    /** A field by its path, such as {@code Subhalo/SubhaloMass}. */
    public Optional<Field> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** A column of a SubLink tree: one of its own, or of the subhalo or its host group. */
    public Optional<Field> treeColumn(String name) {
        return find("SubLink", name).or(() -> catalogueField(name));
    }

    /** A column of an LHaloTree: one of its own, or of the subhalo or its host group. */
    public Optional<Field> lhalotreeColumn(String name) {
        return find("LHaloTree", name).or(() -> catalogueField(name));
    }

    /** Every field of a name, in any table. */
    public List<Field> named(String name) {
        return byPath.values().stream()
                .filter(field -> field.name().equals(name))
                .toList();
    }

    /** Names of the tables, in the order of the file. */
    public List<String> tables() {
        return byPath.values().stream().map(Field::table).distinct().toList();
    }

    /** A field of the subhalo or group catalogue. */
    public Optional<Field> catalogueField(String name) {
        return find("Subhalo", name).or(() -> find("Group", name));
    }

    /** Names of the fields of a table. */
    public List<String> names(String table) {
        return byPath.values().stream()
                .filter(field -> field.table().equals(table))
                .map(Field::name)
                .toList();
    }

    private static FieldDictionary load() {
        Map<String, Field> fields = new LinkedHashMap<>();
        try (InputStream in = FieldDictionary.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FILE + " is not on the class path");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("table\t"))
                    .map(FieldDictionary::field)
                    .forEach(field -> fields.put(field.path(), field));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FieldDictionary(fields);
    }

    private static Field field(String line) {
        String[] cell = line.split("\t", -1);
        Components components =
                cell[2].isEmpty() ? Components.UNNAMED : Components.valueOf(cell[2].toUpperCase(Locale.ROOT));
        OptionalLong missing = cell[6].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cell[6]));
        return new Field(
                cell[0],
                cell[1],
                components,
                cell[3],
                Double.parseDouble(cell[4]),
                Double.parseDouble(cell[5]),
                missing,
                cell[7].isEmpty() ? Optional.empty() : Optional.of(scaling(cell[7].split(" "))),
                cell[8]);
    }

    private static Field.Scaling scaling(String[] number) {
        return new Field.Scaling(
                Double.parseDouble(number[0]), Double.parseDouble(number[1]), Double.parseDouble(number[2]));
    }
}
