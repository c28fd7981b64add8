package org.galcause.ingesttng.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Variable;

/** The levels of a categorical variable: those declared, or those found, numbers in ascending order before words in alphabetical order. */
final class Levels {

    private Levels() {}

    /** The variable with its levels. */
    static Variable filled(Variable variable, Collection<String> found) {
        return new Variable(
                variable.name(),
                variable.kind(),
                variable.scale(),
                variable.unit(),
                variable.timing(),
                variable.levels().isEmpty() ? ascending(found) : variable.levels());
    }

    private static List<String> ascending(Collection<String> found) {
        TreeSet<String> distinct =
                new TreeSet<>(Comparator.comparingDouble(Levels::number).thenComparing(Comparator.naturalOrder()));
        found.stream().filter(word -> !word.isEmpty()).forEach(distinct::add);
        return new ArrayList<>(distinct);
    }

    private static double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException aWord) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** The index of a word among a variable's levels; NaN for the empty word. */
    static double index(Variable variable, String word) {
        if (word.isEmpty()) {
            return Double.NaN;
        }
        int index = variable.levels().indexOf(word);
        if (index < 0) {
            throw UserError.data("Variable " + variable.name() + ": \"" + word + "\" is none of its declared levels "
                    + String.join(", ", variable.levels()) + ".");
        }
        return index;
    }
}
