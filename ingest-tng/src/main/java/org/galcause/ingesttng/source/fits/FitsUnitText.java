package org.galcause.ingesttng.source.fits;

/**
 * Our units as FITS writes them (standard, table 5): {@code 1e10 Msun} is {@code 10**10 solMass}. Where a unit holds the Hubble parameter or
 * the scale factor it stays text that no program takes for a unit: in FITS {@code h} is an hour and {@code a} a year.
 */
public final class FitsUnitText {

    private FitsUnitText() {}

    /** The value of TUNITn. */
    public static String of(String unit) {
        return unit.replaceAll("^1e(\\d+)(?= )", "10**$1")
                .replaceAll("\\bMsun\\b", "solMass")
                .replaceAll("(?<![A-Za-z])h(?![A-Za-z])", "littleh")
                .replaceAll("(?<![A-Za-z])a(?![A-Za-z])", "scalefactor");
    }
}
