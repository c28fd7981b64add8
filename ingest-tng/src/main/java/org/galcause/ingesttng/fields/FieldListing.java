package org.galcause.ingesttng.fields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;

/** The field dictionary as text. */
public final class FieldListing {

    private static final String ROW = "%-11s %-40s %-22s %4s %4s %-8s %s";

    private FieldListing() {}

    /**
     * The lines about a name: a table ({@code Subhalo}), a field ({@code SubhaloMass}, in whichever tables there is one), a field with a
     * component; every field when nothing is named.
     *
     * @throws UserError when there is no such name, with the nearest one
     */
    public static List<String> of(List<String> names) {
        FieldDictionary dictionary = FieldDictionary.tng();
        if (names.isEmpty()) {
            return table(dictionary.fields());
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
            lines.addAll(one(dictionary, name));
        }
        return lines;
    }

    private static List<String> one(FieldDictionary dictionary, String name) {
        String plain = name.replaceFirst("\\[.*", "").replaceFirst(".*/", "").strip();
        if (dictionary.tables().contains(plain)) {
            return table(dictionary.fields().stream()
                    .filter(field -> field.table().equals(plain))
                    .toList());
        }
        List<Field> fields = dictionary.named(plain);
        if (fields.isEmpty()) {
            List<String> known = Stream.concat(
                            dictionary.tables().stream(),
                            dictionary.fields().stream().map(Field::name))
                    .distinct()
                    .toList();
            throw UserError.study("fields: there is no field or table \"" + name + "\"" + NearestName.hint(plain, known)
                    + " (tables: " + String.join(", ", dictionary.tables()) + ")");
        }
        return fields.stream().flatMap(field -> described(field).stream()).toList();
    }

    private static List<String> table(Collection<Field> fields) {
        List<String> lines = new ArrayList<>();
        lines.add("physical value = value in the file x h^h x a^a, in the unit given");
        lines.add(String.format(Locale.ROOT, ROW, "table", "field", "unit", "h", "a", "missing", "meaning"));
        fields.forEach(field -> lines.add(String.format(
                        Locale.ROOT,
                        ROW,
                        field.table(),
                        field.name() + (field.components() == Components.UNNAMED ? "" : "[" + kind(field) + "]"),
                        field.unit().isEmpty() ? "-" : field.unit(),
                        number(field.hExponent()),
                        number(field.aExponent()),
                        field.missing().isPresent() ? field.missing().getAsLong() : "-",
                        field.meaning())
                .stripTrailing()));
        return lines;
    }

    private static List<String> described(Field field) {
        List<String> lines = new ArrayList<>();
        lines.add(field.path() + ": " + field.meaning());
        lines.add("  in the file: " + (field.fileUnit().isEmpty() ? "dimensionless" : field.fileUnit()));
        if (!field.unit().isEmpty()) {
            lines.add("  physical: value x h^" + number(field.hExponent()) + " x a^" + number(field.aExponent())
                    + ", in " + field.unit());
        }
        if (field.components() != Components.UNNAMED) {
            lines.add("  components: "
                    + field.components().labels().stream()
                            .map(label -> field.name() + "[" + label + "]")
                            .collect(Collectors.joining(", ")));
        }
        field.missing().ifPresent(value -> lines.add("  missing: " + value));
        return lines;
    }

    private static String kind(Field field) {
        return field.components().name().toLowerCase(Locale.ROOT);
    }

    private static String number(double exponent) {
        return exponent == Math.rint(exponent) ? Long.toString((long) exponent) : Double.toString(exponent);
    }
}
