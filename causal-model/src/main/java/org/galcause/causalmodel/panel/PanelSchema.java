package org.galcause.causalmodel.panel;

import java.util.List;
import java.util.Optional;

/**
 * What a panel holds.
 *
 * @param variables in the study's order; a variable's index is its place here
 * @param grid the times
 */
public record PanelSchema(List<Variable> variables, TimeGrid grid) {

    public PanelSchema {
        variables = List.copyOf(variables);
    }

    /** The index of a variable that must exist. */
    public int index(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no variable \"" + name + "\" in " + names()));
    }

    /** The index of a variable, if there is one of that name. */
    public Optional<Integer> find(String name) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The variable of a name that must exist. */
    public Variable variable(String name) {
        return variables.get(index(name));
    }

    /** All names, in order. */
    public List<String> names() {
        return variables.stream().map(Variable::name).toList();
    }

    /** How many times there are. */
    public int steps() {
        return grid.steps();
    }
}
