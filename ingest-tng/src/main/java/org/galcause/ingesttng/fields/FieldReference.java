package org.galcause.ingesttng.fields;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.jspecify.annotations.Nullable;

/**
 * A field of the catalogue as a study names it: {@code SubhaloMass}, {@code SubhaloMassType[stars]}.
 *
 * @param table {@code Subhalo} or {@code Group}
 * @param name the field
 * @param component the place of the component; -1 for a field of one value
 */
public record FieldReference(String table, String name, int component) implements Serializable {

    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(?:(Subhalo|Group)/)?(\\w+)\\s*(?:\\[\\s*(\\w+)\\s*])?\\s*");

    /** The host group's index, which links a subhalo to its group. */
    public static final FieldReference GROUP_OF_SUBHALO = new FieldReference("Subhalo", "SubhaloGrNr", -1);

    /** The first subhalo of a group: its central galaxy. */
    public static final FieldReference FIRST_SUBHALO = new FieldReference("Group", "GroupFirstSub", -1);

    /** Whether a subhalo is of cosmological origin. */
    public static final FieldReference FLAG = new FieldReference("Subhalo", "SubhaloFlag", -1);

    /**
     * Reads a reference.
     *
     * @param written as in the study file
     * @throws UserError when the field or its component is unknown, with what is allowed
     */
    public static FieldReference parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw UserError.study(
                    "field: \"" + written
                            + "\" is not a field; write a name such as SubhaloMass, or a name and a component such as SubhaloMassType[stars]");
        }
        String name = matcher.group(2);
        String component = matcher.group(3);
        Optional<Field> known = FieldDictionary.tng().catalogueField(name);
        if (known.isEmpty() && matcher.group(1) != null) {
            return raw(matcher.group(1), name, component);
        }
        Field field = known.orElseThrow(() -> unknown(name));
        return new FieldReference(
                field.table(), field.name(), component == null ? whole(field) : place(field, component));
    }

    /** A field that the dictionary does not know, written with its table: its value is taken as it is. */
    private static FieldReference raw(String table, String name, @Nullable String component) {
        if (component != null && !component.matches("\\d{1,3}")) {
            throw UserError.study("field: " + table + "/" + name
                    + " is not in the field dictionary, so its components have numbers only, from 0; found ["
                    + component
                    + "]");
        }
        return new FieldReference(table, name, component == null ? -1 : Integer.parseInt(component));
    }

    /** What the dictionary says about it; a field that it does not know has no unit. */
    public Field field() {
        return FieldDictionary.tng()
                .find(table, name)
                .orElseGet(() -> new Field(
                        table,
                        name,
                        Components.UNNAMED,
                        "",
                        0,
                        0,
                        OptionalLong.empty(),
                        Optional.empty(),
                        "not in the field dictionary: read as it is"));
    }

    /** Whether the dictionary knows it. */
    public boolean isKnown() {
        return FieldDictionary.tng().find(table, name).isPresent();
    }

    /** The path in a catalogue file, such as {@code Subhalo/SubhaloMass}. */
    public String path() {
        return table + "/" + name;
    }

    /** As it is written in a study file. */
    public String text() {
        if (component < 0) {
            return isKnown() ? name : table + "/" + name;
        }
        List<String> labels = field().components().labels();
        return (isKnown() ? "" : table + "/") + name + "["
                + (component < labels.size() ? labels.get(component) : Integer.toString(component)) + "]";
    }

    private static int whole(Field field) {
        if (field.components() == Components.UNNAMED) {
            return -1;
        }
        List<String> labels = field.components().labels();
        throw UserError.study("field: " + field.name() + " has " + labels.size() + " components; say which, such as "
                + field.name() + "[" + labels.get(labels.size() == 6 ? 4 : 0) + "] (allowed: "
                + String.join(", ", labels) + ")");
    }

    private static int place(Field field, String component) {
        List<String> labels = field.components().labels();
        if (labels.isEmpty()) {
            throw UserError.study("field: " + field.name() + " has one value for each object, so [" + component
                    + "] means nothing; write " + field.name());
        }
        OptionalInt place = field.components().place(component);
        return place.orElseThrow(() -> UserError.study("field: " + field.name() + " has no component \"" + component
                + "\" (allowed: " + String.join(", ", labels) + ")" + NearestName.hint(component, labels)));
    }

    private static UserError unknown(String name) {
        List<String> known = new ArrayList<>(FieldDictionary.tng().names("Subhalo"));
        known.addAll(FieldDictionary.tng().names("Group"));
        return UserError.study("field: there is no field \"" + name + "\" in the catalogues of subhaloes and groups"
                + NearestName.hint(name, known) + "; a field that the dictionary does not know is written Subhalo/"
                + name);
    }
}
