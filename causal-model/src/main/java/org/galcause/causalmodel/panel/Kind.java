package org.galcause.causalmodel.panel;

/** What values a variable takes. */
public enum Kind {
    /** A real number. */
    CONTINUOUS,
    /** 0 or 1. */
    BINARY,
    /** One of a finite set of levels; the panel holds the level's index, 0 for the first. */
    CATEGORICAL
}
