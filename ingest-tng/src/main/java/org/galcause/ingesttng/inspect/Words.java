package org.galcause.ingesttng.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.galcause.ingesttng.fields.Field;
import org.galcause.ingesttng.hdf5.ElementType;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.units.Cosmology;

/** Numbers and fields as words. */
final class Words {

    /** The headers of redshift zero say 2.2e-16. */
    private static final double ROUNDING = 1e-9;

    private Words() {}

    /** A whole number with thousands apart: {@code 4,371,211}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A side in both lengths: {@code 75 cMpc/h = 110.717 cMpc}. */
    static String box(double side, double h) {
        return String.format(Locale.ROOT, "box %s cMpc/h = %.3f cMpc, periodic", trimmed(side / 1e3), side / 1e3 / h);
    }

    /** A cosmology. */
    static String cosmology(double h, double omega0, double omegaLambda) {
        return "h = " + digits(h) + ", Omega0 = " + digits(omega0) + ", OmegaLambda = " + digits(omegaLambda);
    }

    /** Headers in single precision say 0.6773999929: seven digits are theirs. */
    private static String digits(double value) {
        return Float.toString((float) value);
    }

    /** A redshift with its age: {@code z = 0.0994, 12.48 Gyr}. */
    static String time(double redshift, Cosmology cosmology) {
        double clean = Math.abs(redshift) < ROUNDING ? 0 : redshift;
        return String.format(Locale.ROOT, "z = %.4f (age %.2f Gyr)", clean, cosmology.ageGyr(clean));
    }

    /** One line for each dataset: shape, unit, meaning. */
    static List<String> fields(String table, List<Hdf5Dataset> datasets, Function<String, Optional<Field>> dictionary) {
        List<String> lines = new ArrayList<>();
        if (datasets.isEmpty()) {
            return lines;
        }
        lines.add("  " + table + ": " + datasets.size() + " fields, "
                + count(datasets.get(0).rows()) + " rows");
        for (Hdf5Dataset dataset : datasets) {
            lines.add(line(dataset, dictionary.apply(dataset.name())));
        }
        return lines;
    }

    private static String line(Hdf5Dataset dataset, Optional<Field> field) {
        String kind = dataset.typeLabel() + (dataset.width() > 1 ? "[" + dataset.width() + "]" : "");
        String unit = field.map(Field::fileUnit).filter(text -> !text.isEmpty()).orElse("-");
        String meaning = field.map(Words::meaning)
                .orElse(
                        dataset.type() == ElementType.OTHER
                                ? "no plain numbers: not read"
                                : "not in the field dictionary: read as it is");
        return String.format(Locale.ROOT, "    %-34s %-12s %-18s %s", dataset.name(), kind, unit, meaning);
    }

    private static String meaning(Field field) {
        List<String> labels = field.components().labels();
        return labels.isEmpty() ? field.meaning() : field.meaning() + " [" + String.join(" ", labels) + "]";
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
