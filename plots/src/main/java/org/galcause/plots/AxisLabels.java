package org.galcause.plots;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.plots.canvas.Text;

/**
 * What is written at the axes. Superscripts are {@code ^{…}}, subscripts {@code _{…}}, italics {@code \i{…}}.
 *
 * @param treatment the treatment, with its unit
 * @param outcome the outcome, with its unit
 * @param effect the difference of the outcome from level 1
 * @param times the times of the study, for their redshifts
 */
public record AxisLabels(String treatment, String outcome, String effect, List<TimePoint> times) {

    private static final Pattern FACTOR = Pattern.compile("([A-Za-z]+)\\^?(-?\\d+)?");

    public AxisLabels {
        times = List.copyOf(times);
    }

    /** The labels of two variables. */
    public static AxisLabels of(Variable treatment, Variable outcome, List<TimePoint> times) {
        String unit = outcome.scale() == Scale.LOG10 ? "dex" : unit(outcome.unit());
        return new AxisLabels(
                label(treatment),
                label(outcome),
                unit.isEmpty() ? "effect \\i{τ}" : "effect \\i{τ} [" + unit + "]",
                times);
    }

    /** The same labels with another treatment label, such as that of a running mean. */
    public AxisLabels withTreatment(String other) {
        return new AxisLabels(other, outcome, effect, times);
    }

    /** A variable's name and unit, such as {@code log_{10} sfr [M_{⊙} yr^{-1}]}. */
    public static String label(Variable variable) {
        String name = (variable.scale() == Scale.LOG10 ? "log_{10} " : "") + name(variable.name());
        return variable.unit().isEmpty() ? name : name + " [" + unit(variable.unit()) + "]";
    }

    /** A name as words: underscores are blanks. */
    static String name(String name) {
        return Text.literal(name.replace('_', ' '));
    }

    /** A unit such as {@code h3/cMpc3} with its exponents raised: {@code h^{3} cMpc^{-3}}. One that is not understood stays as it is. */
    static String unit(String unit) {
        StringBuilder out = new StringBuilder();
        boolean below = false;
        for (String part : unit.trim().split("(?=/)|[\\s*]+")) {
            below |= part.startsWith("/");
            String factor = part.startsWith("/") ? part.substring(1) : part;
            Matcher matcher = FACTOR.matcher(factor);
            out.append(out.isEmpty() ? "" : " ");
            out.append(matcher.matches() ? factor(matcher, below) : number(factor));
        }
        return out.toString();
    }

    private static String factor(Matcher matcher, boolean below) {
        int power = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        String base =
                matcher.group(1).equals("Msun") ? "M_{⊙}" : matcher.group(1).equals("h") ? "\\i{h}" : matcher.group(1);
        int signed = below ? -power : power;
        return signed == 1 ? base : base + "^{" + signed(signed) + "}";
    }

    private static String number(String factor) {
        return factor.matches("1e-?\\d+") ? "10^{" + factor.substring(2).replace('-', '−') + "}" : Text.literal(factor);
    }

    private static String signed(int number) {
        return Integer.toString(number).replace('-', '−');
    }

    /** A time as it is written in a panel: its redshift where known. */
    String time(double time) {
        return times.stream()
                .filter(point -> point.time() == time && !Double.isNaN(point.redshift()))
                .findFirst()
                .map(point -> time(time, point.redshift()))
                .orElseGet(() -> time(time, Double.NaN));
    }

    /** A time as it is written in a panel. */
    static String time(double time, double redshift) {
        return Double.isNaN(redshift) ? "\\i{t} = " + TimePoint.of(time).label() : "\\i{z} = " + redshift(redshift);
    }

    /** A redshift to two decimals. */
    static String redshift(double redshift) {
        return String.format(Locale.ROOT, "%.2f", Math.abs(redshift) < 0.005 ? 0 : redshift);
    }
}
