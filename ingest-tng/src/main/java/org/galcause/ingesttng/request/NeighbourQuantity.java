package org.galcause.ingesttng.request;

/** What is given of the nearest more massive neighbour. */
public enum NeighbourQuantity {
    /** How far it is. */
    DISTANCE,
    /** Its mass over the galaxy's, above 1. */
    MASS_RATIO
}
