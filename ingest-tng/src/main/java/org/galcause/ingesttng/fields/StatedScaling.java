package org.galcause.ingesttng.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.Hdf5Attributes;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.units.Unit;

/**
 * What a file itself says about the scaling of a dataset, held against the dictionary. Read are {@code h_scaling}, {@code a_scaling} and
 * {@code to_cgs} (0 = dimensionless) of Arepo, {@code h-scale-exponent}, {@code aexp-scale-exponent} and {@code CGSConversionFactor} of
 * its relatives, and {@code units} as text where it can be read as a unit.
 */
public final class StatedScaling {

    /** Simulations and we differ in the fourth digit of the solar mass. */
    private static final double CONSTANTS = 1e-3;

    private final String dataset;
    private final Hdf5Attributes stated;
    private final List<String> faults = new ArrayList<>();

    private StatedScaling(String dataset, Hdf5Attributes stated) {
        this.dataset = dataset;
        this.stated = stated;
    }

    /**
     * Fails when file and dictionary contradict each other.
     *
     * @param path the dataset's path in the file
     * @throws UserError naming both
     */
    public static void require(Hdf5File file, String path, Field field) {
        List<String> found = contradictions(file, path, field);
        if (!found.isEmpty()) {
            throw UserError.data(file.path() + ": " + String.join(", and ", found)
                    + "; values cannot be converted while they disagree, check where the file comes from");
        }
    }

    /** Where file and dictionary contradict each other, in words; a statement known to be wrong in public files is none. */
    public static List<String> contradictions(Hdf5File file, String path, Field field) {
        Hdf5Attributes stated = file.attributes(path);
        if (stated.names().isEmpty()) {
            return List.of();
        }
        StatedScaling scaling = new StatedScaling(path, stated);
        scaling.compare(field.scaling());
        Optional<List<String>> excused = field.misstated().map(known -> {
            StatedScaling again = new StatedScaling(path, stated);
            again.compare(known);
            return again.faults;
        });
        scaling.compareText(field);
        return excused.filter(List::isEmpty).orElse(scaling.faults);
    }

    private void compare(Field.Scaling known) {
        compare("h", known.h(), first("h_scaling", "h-scale-exponent"));
        compare("a", known.a(), first("a_scaling", "aexp-scale-exponent"));
        OptionalDouble cgs = first("to_cgs", "CGSConversionFactor");
        if (cgs.isPresent() && Math.abs(cgs.getAsDouble() - known.cgs()) > CONSTANTS * Math.abs(known.cgs())) {
            faults.add(dataset + " says that one unit is " + cgs(cgs.getAsDouble()) + ", the field dictionary "
                    + cgs(known.cgs()));
        }
    }

    private void compare(String symbol, double known, OptionalDouble here) {
        if (here.isPresent() && here.getAsDouble() != known) {
            faults.add(dataset + " says " + symbol + "^" + here.getAsDouble() + ", the field dictionary " + symbol + "^"
                    + known);
        }
    }

    private static String cgs(double number) {
        return number == 0 ? "a plain number" : String.format(Locale.ROOT, "%.5g in cgs", number);
    }

    private OptionalDouble first(String... names) {
        return Stream.of(names)
                .map(stated::number)
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private void compareText(Field field) {
        Optional<Unit> unit = stated.text("units").flatMap(StatedScaling::readable);
        if (unit.isPresent()
                && (unit.get().dimensionless() != (field.scaling().cgs() == 0)
                        || Math.abs(unit.get().cgs() - Unit.parse(field.unit()).cgs())
                                > CONSTANTS * unit.get().cgs())) {
            faults.add(
                    dataset + " says \"" + unit.get().text() + "\", the field dictionary \"" + field.fileUnit() + "\"");
        }
    }

    private static Optional<Unit> readable(String text) {
        try {
            return Optional.of(Unit.parse(text));
        } catch (UserError otherNotation) {
            return Optional.empty();
        }
    }
}
