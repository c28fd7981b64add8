package org.galcause.ingesttng.request;

/** What is given of the tracers in a sphere. */
public enum SphereQuantity {
    /** How many there are. */
    COUNT,
    /** Their number over that of a sphere of mean density, less 1. */
    OVERDENSITY
}
