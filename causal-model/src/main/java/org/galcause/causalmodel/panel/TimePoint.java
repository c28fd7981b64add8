package org.galcause.causalmodel.panel;

/**
 * One time of the panel.
 *
 * @param time the number by which the data know it: a snapshot number, or the time column's value
 * @param redshift cosmological redshift; NaN when unknown
 * @param ageGyr age of the universe (Gyr); NaN when unknown
 */
public record TimePoint(double time, double redshift, double ageGyr) {

    /** A time of a plain table, with neither redshift nor age. */
    public static TimePoint of(double time) {
        return new TimePoint(time, Double.NaN, Double.NaN);
    }

    /** The time as it is written in result files: without decimals where it is a whole number. */
    public String label() {
        return time == Math.rint(time) && Math.abs(time) < 1e15 ? Long.toString((long) time) : Double.toString(time);
    }
}
