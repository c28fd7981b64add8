package org.galcause.redshiftsweep.study;

import java.util.HashSet;
import java.util.Set;
import org.galcause.redshiftsweep.yaml.YamlList;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;

/** Keys that a mapping of a study file has more than once, at any depth: the study's own names among them, such as its variables. */
final class RepeatedKeys {

    private final Ledger ledger;

    private RepeatedKeys(Ledger ledger) {
        this.ledger = ledger;
    }

    static void check(YamlNode root, Ledger ledger) {
        new RepeatedKeys(ledger).walk("", root);
    }

    private void walk(String path, YamlNode node) {
        if (node instanceof YamlMap map) {
            Set<String> seen = new HashSet<>();
            for (YamlMap.Entry entry : map.entries()) {
                if (!seen.add(entry.key())) {
                    ledger.problem(
                            entry.line(),
                            (path.isEmpty() ? "study file" : path) + ": key \"" + entry.key() + "\" is written twice");
                }
                walk(path.isEmpty() ? entry.key() : path + "." + entry.key(), entry.value());
            }
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> walk(path, item));
        }
    }
}
