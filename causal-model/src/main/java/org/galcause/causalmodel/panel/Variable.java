package org.galcause.causalmodel.panel;

import java.util.List;

/**
 * One variable of the panel.
 *
 * @param name as in the study file and the graph
 * @param kind what values it takes
 * @param scale linear, or log10 of the value in {@code unit}
 * @param unit physical and h-free unless it says otherwise, such as {@code Msun} or {@code h3/cMpc3}; empty when dimensionless or unknown
 * @param timing measured at each time, or once
 * @param levels labels of the levels of a categorical variable in ascending order (values in the panel are indices into it); empty otherwise
 */
public record Variable(String name, Kind kind, Scale scale, String unit, Timing timing, List<String> levels) {

    public Variable {
        levels = List.copyOf(levels);
    }

    /** A continuous variable on a linear scale, without a unit. */
    public static Variable continuous(String name) {
        return new Variable(name, Kind.CONTINUOUS, Scale.LINEAR, "", Timing.VARYING, List.of());
    }

    /** A binary variable. */
    public static Variable binary(String name) {
        return new Variable(name, Kind.BINARY, Scale.LINEAR, "", Timing.VARYING, List.of());
    }

    /** The same variable, measured once. */
    public Variable constant() {
        return new Variable(name, kind, scale, unit, Timing.CONSTANT, levels);
    }

    /** The axis label: name and unit, with the logarithm written out, such as {@code log10 sfr [Msun/yr]}. */
    public String label() {
        String quantity = scale == Scale.LOG10 ? "log10 " + name : name;
        return unit.isEmpty() ? quantity : quantity + " [" + unit + "]";
    }
}
