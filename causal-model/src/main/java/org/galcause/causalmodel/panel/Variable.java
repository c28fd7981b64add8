package org.galcause.causalmodel.panel;

import java.util.List;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;

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

    /**
     * The panel's value of a level that is written as a number: its index, for a categorical variable; for another the number itself.
     *
     * @throws UserError when no level of the category is that number
     */
    public double coded(double written) {
        if (kind != Kind.CATEGORICAL) {
            return written;
        }
        for (int index = 0; index < levels.size(); index++) {
            if (number(levels.get(index)) == written) {
                return index;
            }
        }
        throw UserError.study("no level of " + name + " is "
                + TimePoint.of(written).label() + "; its levels are " + String.join(", ", levels));
    }

    /**
     * The panel's value of a category's level.
     *
     * @param level as the data write it
     * @throws UserError when there is no such level
     */
    public double coded(String level) {
        int index = levels.indexOf(level);
        if (index < 0) {
            throw UserError.study("no level of " + name + " is \"" + level + "\"; its levels are "
                    + String.join(", ", levels) + NearestName.hint(level, levels));
        }
        return index;
    }

    /**
     * As written in the data, a value of the panel.
     *
     * @param coded a number, or the index of a level
     */
    public String written(double coded) {
        return kind == Kind.CATEGORICAL && coded >= 0 && coded < levels.size()
                ? levels.get((int) coded)
                : TimePoint.of(coded).label();
    }

    /** The numbers that the levels of a category are written as, by index; NaN where a level is a word. */
    public double[] writtenNumbers() {
        return levels.stream().mapToDouble(Variable::number).toArray();
    }

    private static double number(String level) {
        try {
            return Double.parseDouble(level);
        } catch (NumberFormatException aWord) {
            return Double.NaN;
        }
    }

    /** The axis label: name and unit, with the logarithm written out, such as {@code log10 sfr [Msun/yr]}. */
    public String label() {
        String quantity = scale == Scale.LOG10 ? "log10 " + name : name;
        return unit.isEmpty() ? quantity : quantity + " [" + unit + "]";
    }
}
