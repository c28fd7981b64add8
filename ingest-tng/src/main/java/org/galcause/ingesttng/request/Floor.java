package org.galcause.ingesttng.request;

/** What takes the place of a value below the resolution, in the variable's unit. */
public sealed interface Floor {

    /**
     * Each value below {@code high} becomes a random number, uniform between the bounds.
     *
     * @param low lower bound, positive
     * @param high upper bound
     */
    record Uniform(double low, double high) implements Floor {}

    /** Each value below {@code value} becomes it. */
    record Value(double value) implements Floor {}
}
