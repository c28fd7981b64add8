package org.galcause.ingesttng.units;

import java.util.ArrayList;
import java.util.List;

/**
 * What kind of quantity a unit measures.
 *
 * @param mass power of mass
 * @param length power of length
 * @param time power of time
 * @param temperature power of temperature
 * @param field power of magnetic field strength
 */
record Dimension(int mass, int length, int time, int temperature, int field) {

    static final Dimension NONE = new Dimension(0, 0, 0, 0, 0);

    Dimension times(Dimension other, int power) {
        return new Dimension(
                mass + power * other.mass,
                length + power * other.length,
                time + power * other.time,
                temperature + power * other.temperature,
                field + power * other.field);
    }

    /** In words, such as {@code mass time^-1}. */
    String text() {
        List<String> parts = new ArrayList<>();
        add(parts, "mass", mass);
        add(parts, "length", length);
        add(parts, "time", time);
        add(parts, "temperature", temperature);
        add(parts, "magnetic field", field);
        return parts.isEmpty() ? "dimensionless" : String.join(" ", parts);
    }

    private static void add(List<String> parts, String name, int power) {
        if (power != 0) {
            parts.add(power == 1 ? name : name + "^" + power);
        }
    }

    /** Some units of this dimension, as examples. */
    String examples() {
        return switch (text()) {
            case "mass" -> "Msun, 1e10 Msun, Msun/h, 1e10 Msun/h";
            case "length" -> "kpc, Mpc, ckpc, cMpc, ckpc/h";
            case "mass time^-1" -> "Msun/yr";
            case "length time^-1" -> "km/s";
            case "length^-3" -> "h3/cMpc3, cMpc-3, Mpc-3";
            case "time" -> "yr, Myr, Gyr";
            case "time^-1" -> "1/yr, 1/Gyr";
            case "temperature" -> "K";
            case "magnetic field" -> "uG, G";
            case "dimensionless" -> "no unit";
            default -> "products and quotients of Msun, kpc, ckpc, yr, s, km, K, h";
        };
    }
}
