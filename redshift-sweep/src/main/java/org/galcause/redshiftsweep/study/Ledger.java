package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.redshiftsweep.yaml.YamlNode;

/** What is written down while a study file is read: its problems, and the value of every option. */
final class Ledger {

    private final Problems problems;
    private final List<OptionValue> values = new ArrayList<>();

    Ledger(Problems problems) {
        this.problems = problems;
    }

    /** A ledger that nobody reads: for parts that are missing altogether, which is a problem already. */
    static Ledger unread() {
        return new Ledger(new Problems(""));
    }

    void problem(int line, String sentence) {
        problems.add(line, sentence);
    }

    void record(String path, Option option, Optional<YamlNode> given, Optional<YamlNode> preset) {
        OptionValue.Origin origin = given.isPresent()
                ? OptionValue.Origin.GIVEN
                : preset.isPresent() ? OptionValue.Origin.PRESET : OptionValue.Origin.DEFAULT;
        String value = given.or(() -> preset).map(YamlNode::flow).orElse(option.fallback());
        values.add(new OptionValue(path + "." + option.name(), value, origin, option));
    }

    List<OptionValue> values() {
        return List.copyOf(values);
    }
}
