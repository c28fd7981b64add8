package org.galcause.redshiftsweep.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;
import org.galcause.redshiftsweep.yaml.YamlList;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlReader;
import org.galcause.redshiftsweep.yaml.YamlSyntaxException;
import org.galcause.redshiftsweep.yaml.YamlText;

/** What differs from site to site: a small YAML file. */
public final class SiteProfile {

    private final Map<ProfileKey, List<String>> values;

    private SiteProfile(Map<ProfileKey, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads a profile.
     *
     * @throws UserError with every problem of the file, each with its line
     */
    public static SiteProfile read(Path file) {
        try {
            return parse(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (NoSuchFileException e) {
            throw UserError.study(file + ": no such profile; slurm/profiles has examples to copy");
        } catch (IOException e) {
            throw UserError.study(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    /** Reads a profile's text. */
    static SiteProfile parse(String text, String name) {
        Map<ProfileKey, List<String>> values = new EnumMap<>(ProfileKey.class);
        List<String> problems = new ArrayList<>();
        for (YamlMap.Entry entry : entries(text, name)) {
            String where = name + ":" + entry.line() + ": ";
            Optional<ProfileKey> known = ProfileKey.of(entry.key());
            if (known.isEmpty()) {
                problems.add(where + "unknown key \"" + entry.key() + "\""
                        + NearestName.hint(entry.key(), ProfileKey.keys()) + "; allowed: "
                        + String.join(", ", ProfileKey.keys()));
                continue;
            }
            ProfileKey key = known.get();
            List<String> given = texts(entry.value());
            if (given.isEmpty()
                    || !given.stream().allMatch(key.form()::allows)
                    || (key.form() != ProfileKey.Form.LIST && entry.value() instanceof YamlList)) {
                problems.add(where + key.key() + ": found " + entry.value().flow() + "; allowed: "
                        + key.form().words());
            } else if (values.put(key, given) != null) {
                problems.add(where + key.key() + ": written twice");
            }
        }
        if (!problems.isEmpty()) {
            throw UserError.study(problems);
        }
        return new SiteProfile(values);
    }

    private static List<YamlMap.Entry> entries(String text, String name) {
        try {
            YamlNode root = YamlReader.read(text);
            if (root instanceof YamlMap map) {
                return map.entries();
            }
            throw UserError.study(name + ": a profile is a YAML file of keys and values; allowed keys: "
                    + String.join(", ", ProfileKey.keys()));
        } catch (YamlSyntaxException e) {
            throw UserError.study(name + ":" + e.line() + ": " + e.getMessage());
        }
    }

    /** The words of a scalar or a list; none for anything else. */
    private static List<String> texts(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlList list ? list.items() : List.of(node);
        boolean plain = nodes.stream().allMatch(n -> n instanceof YamlText text && !text.isNull());
        return plain ? nodes.stream().map(n -> ((YamlText) n).text()).toList() : List.of();
    }

    String value(ProfileKey key) {
        return values.containsKey(key) ? list(key).get(0) : key.otherwise();
    }

    List<String> list(ProfileKey key) {
        return values.getOrDefault(key, List.of());
    }

    /** Memory in MiB. */
    int mebibytes() {
        String memory = value(ProfileKey.MEMORY);
        int number = Integer.parseInt(memory.substring(0, memory.length() - 1));
        return memory.endsWith("G") ? 1024 * number : number;
    }
}
