package org.galcause.ingesttng.units;

import org.galcause.causalmodel.UserError;

/**
 * A unit: a number times powers of mass, length, time and temperature, of h and of the scale factor a. A value v in it is the quantity
 * v * numerator / denominator * h^hPower * a^aPower in Msun, physical kpc, yr, K. So {@code ckpc/h} has hPower -1 and aPower 1; comoving and
 * physical differ by aPower alone.
 *
 * @param text as written
 * @param numerator product of what multiplies
 * @param denominator product of what divides (kept apart so that conversions among decimal units are exact)
 * @param dimension what it measures
 * @param hPower power of h
 * @param aPower power of the scale factor
 */
public record Unit(String text, double numerator, double denominator, Dimension dimension, int hPower, int aPower) {

    /** Without dimension. */
    public static final Unit NONE = new Unit("", 1, 1, Dimension.NONE, 0, 0);

    /**
     * Reads a unit: an optional number, then names with optional whole powers, joined by spaces, {@code *} or {@code /}; such as
     * {@code 1e10 Msun/h}, {@code h3/cMpc3}, {@code cMpc-3}, {@code km/s}. Empty = dimensionless.
     *
     * @throws UserError with a sentence that says what is not understood and what is allowed
     */
    public static Unit parse(String text) {
        return new UnitParser(text).unit();
    }

    /** This unit times a power of another. */
    Unit times(Unit other, int power, String text) {
        double up = raised(power > 0 ? other.numerator : other.denominator, Math.abs(power));
        double down = raised(power > 0 ? other.denominator : other.numerator, Math.abs(power));
        return new Unit(
                text,
                numerator * up,
                denominator * down,
                dimension.times(other.dimension, power),
                hPower + power * other.hPower,
                aPower + power * other.aPower);
    }

    /** A whole power of this unit, such as the inverse cube of a length. */
    public Unit power(int power) {
        return NONE.times(this, power, "(" + text + ")^" + power);
    }

    /** How many grams, centimetres, seconds, kelvin and gauss (in its dimension's powers) one of this unit is, powers of h and a left aside. */
    public double cgs() {
        Unit wanted = UnitParser.cgs(dimension);
        return numerator * wanted.denominator / (denominator * wanted.numerator);
    }

    /** Whether it measures nothing: a plain number. */
    public boolean dimensionless() {
        return dimension.equals(Dimension.NONE);
    }

    private static double raised(double value, int power) {
        double product = 1;
        for (int i = 0; i < power; i++) {
            product *= value;
        }
        return product;
    }

    /**
     * The number by which a value in this unit is multiplied to be one in another.
     *
     * @param wanted the other unit
     * @param at h and the scale factor, as far as they are known
     * @param variable whose values they are, for the message
     * @throws UserError if the two measure different things, or if h or the scale factor is needed and unknown
     */
    public double conversion(Unit wanted, Expansion at, String variable) {
        requireSameDimension(wanted, variable);
        double decimal = numerator * wanted.denominator / (denominator * wanted.numerator);
        int hPowers = hPower - wanted.hPower;
        int aPowers = aPower - wanted.aPower;
        return decimal
                * (hPowers == 0 ? 1 : Math.pow(at.h().orElseThrow(() -> needs(wanted, variable, "h")), hPowers))
                * (aPowers == 0
                        ? 1
                        : Math.pow(at.scaleFactor().orElseThrow(() -> needs(wanted, variable, "a")), aPowers));
    }

    /**
     * Checks that values can be converted, before any is there.
     *
     * @throws UserError if the two units measure different things
     */
    public void requireSameDimension(Unit wanted, String variable) {
        if (!dimension.equals(wanted.dimension)) {
            throw UserError.study("Variable " + variable + ": what is measured in \"" + text + "\" ("
                    + dimension.text() + ") cannot be given in \"" + wanted.text + "\" (" + wanted.dimension.text()
                    + "); allowed are units of " + dimension.text() + ", such as " + dimension.examples() + ".");
        }
    }

    private UserError needs(Unit wanted, String variable, String what) {
        String advice = what.equals("h")
                ? "h is not known; give the cosmology of the data, or ask for a unit with the same power of h as \""
                        + text + "\""
                : "the scale factor is not known; name the redshift column, or ask for a unit with the same kind of"
                        + " lengths (comoving or physical) as \"" + text + "\"";
        return UserError.study(
                "Variable " + variable + ": from \"" + text + "\" to \"" + wanted.text + "\" " + advice + ".");
    }
}
