package org.galcause.ingesttng.source.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;

/** The options of one read, checked: every declared option has an allowed value, and there is no other. */
public final class SourceOptions {

    /** What Spark itself adds to the options of a table of its catalogue; each option comes a second time, as option.NAME. */
    private static final Set<String> SPARK = Set.of(
            "provider",
            "location",
            "owner",
            "external",
            "is_managed_location",
            "serialization.format",
            "comment",
            "collation");

    private final Map<String, String> values;

    private SourceOptions(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Checks what was given.
     *
     * @param source the source's name, for messages
     * @param given names in any case
     * @throws UserError with all mistakes: unknown names, values that are not allowed
     */
    public static SourceOptions of(String source, List<SourceOption> declared, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        declared.forEach(option -> values.put(option.name(), option.fallback()));
        List<String> problems = new ArrayList<>();
        given.forEach((name, value) -> {
            if (!ofSpark(name.toLowerCase(Locale.ROOT))) {
                take(source, declared, name, value.strip(), values, problems);
            }
        });
        if (!problems.isEmpty()) {
            throw UserError.study(problems);
        }
        return new SourceOptions(values);
    }

    private static boolean ofSpark(String name) {
        return SPARK.contains(name) || name.startsWith("option.");
    }

    private static void take(
            String source,
            List<SourceOption> declared,
            String name,
            String value,
            Map<String, String> values,
            List<String> problems) {
        declared.stream()
                .filter(option -> option.name().equalsIgnoreCase(name))
                .findFirst()
                .ifPresentOrElse(
                        option -> {
                            values.put(option.name(), value);
                            if (!option.fits().test(value)) {
                                problems.add("source " + source + ": option " + option.name() + " is \"" + value
                                        + "\"; allowed: " + option.allowed()
                                        + NearestName.hint(
                                                value, List.of(option.allowed().split(", "))));
                            }
                        },
                        () -> problems.add(unknown(source, declared, name)));
    }

    private static String unknown(String source, List<SourceOption> declared, String name) {
        List<String> names = declared.stream().map(SourceOption::name).toList();
        return "source " + source + ": there is no option \"" + name + "\" (allowed: " + String.join(", ", names) + ")"
                + NearestName.hint(name, names);
    }

    /** The value of a declared option; empty when it has none. */
    public String text(SourceOption option) {
        return values.getOrDefault(option.name(), "");
    }

    /** The value of an option that is a whole number. */
    public long whole(SourceOption option) {
        return Long.parseLong(text(option));
    }

    /** Whether an option has a value. */
    public boolean has(SourceOption option, String value) {
        return text(option).equals(value);
    }
}
