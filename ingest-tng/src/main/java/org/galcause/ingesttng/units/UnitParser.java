package org.galcause.ingesttng.units;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;

/** Reader of units. */
final class UnitParser {

    private static final double KM_PER_KPC = 3.0856775814913673e16;
    private static final double SECONDS_PER_YEAR = 365.25 * 86_400;
    private static final double GRAMS_PER_MSUN = 1.98840987e33;
    private static final double CM_PER_KPC = KM_PER_KPC * 1e5;
    private static final double ERG_DENOMINATOR = GRAMS_PER_MSUN * CM_PER_KPC * CM_PER_KPC;

    private static final Pattern NUMBER = Pattern.compile("\\s*([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)");
    private static final Pattern PART = Pattern.compile("\\s*([*/]?)\\s*([A-Za-z]+)\\^?(-?[0-9]+)?");
    private static final Map<String, Unit> NAMES = names();

    private final String text;

    UnitParser(String text) {
        this.text = text.strip();
    }

    Unit unit() {
        Unit product = Unit.NONE;
        int at = 0;
        Matcher number = NUMBER.matcher(text);
        if (number.lookingAt()) {
            product = new Unit("", Double.parseDouble(number.group(1)), 1, Dimension.NONE, 0, 0);
            at = number.end();
        }
        Matcher part = PART.matcher(text);
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                throw wrong("\"" + text.substring(at).strip() + "\" is not understood", "");
            }
            product = product.times(named(part.group(2)), power(part), text);
            at = part.end();
        }
        return checked(product);
    }

    /** The unit of a dimension in grams, centimetres, seconds, kelvin and gauss. */
    static Unit cgs(Dimension dimension) {
        Unit product = Unit.NONE;
        product = product.times(named("g", NAMES), dimension.mass(), "cgs");
        product = product.times(named("cm", NAMES), dimension.length(), "cgs");
        product = product.times(named("s", NAMES), dimension.time(), "cgs");
        product = product.times(named("K", NAMES), dimension.temperature(), "cgs");
        return product.times(named("G", NAMES), dimension.field(), "cgs");
    }

    private static Unit named(String name, Map<String, Unit> names) {
        Unit unit = names.get(name);
        if (unit == null) {
            throw new IllegalArgumentException(name);
        }
        return unit;
    }

    private Unit checked(Unit product) {
        if (!(product.numerator() > 0) || Double.isInfinite(product.numerator())) {
            throw wrong("its number is not positive", "");
        }
        return new Unit(
                text,
                product.numerator(),
                product.denominator(),
                product.dimension(),
                product.hPower(),
                product.aPower());
    }

    private static int power(Matcher part) {
        int power = part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
        return part.group(1).equals("/") ? -power : power;
    }

    private Unit named(String name) {
        Unit unit = NAMES.get(name);
        if (unit == null) {
            throw wrong("\"" + name + "\" is no known unit", NearestName.hint(name, NAMES.keySet()));
        }
        return unit;
    }

    private UserError wrong(String what, String hint) {
        return UserError.study("Unit \"" + text + "\": " + what + hint + (hint.isEmpty() ? "; " : " ")
                + "allowed are an optional number and names with whole powers, joined by spaces, \"*\" or \"/\", such as"
                + " \"1e10 Msun/h\"; names: " + String.join(", ", NAMES.keySet()) + ".");
    }

    private static Map<String, Unit> names() {
        Map<String, Unit> names = new LinkedHashMap<>();
        Dimension mass = new Dimension(1, 0, 0, 0, 0);
        Dimension length = new Dimension(0, 1, 0, 0, 0);
        Dimension time = new Dimension(0, 0, 1, 0, 0);
        names.put("Msun", new Unit("", 1, 1, mass, 0, 0));
        names.put("g", new Unit("", 1, GRAMS_PER_MSUN, mass, 0, 0));
        names.put("pc", new Unit("", 1, 1e3, length, 0, 0));
        names.put("kpc", new Unit("", 1, 1, length, 0, 0));
        names.put("Mpc", new Unit("", 1e3, 1, length, 0, 0));
        names.put("ckpc", new Unit("", 1, 1, length, 0, 1));
        names.put("cMpc", new Unit("", 1e3, 1, length, 0, 1));
        names.put("cm", new Unit("", 1, CM_PER_KPC, length, 0, 0));
        names.put("km", new Unit("", 1, KM_PER_KPC, length, 0, 0));
        names.put("s", new Unit("", 1, SECONDS_PER_YEAR, time, 0, 0));
        names.put("yr", new Unit("", 1, 1, time, 0, 0));
        names.put("Myr", new Unit("", 1e6, 1, time, 0, 0));
        names.put("Gyr", new Unit("", 1e9, 1, time, 0, 0));
        names.put("K", new Unit("", 1, 1, new Dimension(0, 0, 0, 1, 0), 0, 0));
        names.put("G", new Unit("", 1, 1, new Dimension(0, 0, 0, 0, 1), 0, 0));
        names.put("uG", new Unit("", 1, 1e6, new Dimension(0, 0, 0, 0, 1), 0, 0));
        names.put(
                "erg",
                new Unit(
                        "", SECONDS_PER_YEAR * SECONDS_PER_YEAR, ERG_DENOMINATOR, new Dimension(1, 2, -2, 0, 0), 0, 0));
        names.put("h", new Unit("", 1, 1, Dimension.NONE, 1, 0));
        names.put("a", new Unit("", 1, 1, Dimension.NONE, 0, 1));
        names.put("mag", Unit.NONE);
        names.put("dex", Unit.NONE);
        return names;
    }
}
