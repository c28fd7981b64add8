package org.galcause.causalmodel.panel;

/** Whether a variable is measured at each time or once. */
public enum Timing {
    /** One value for each unit and time. */
    VARYING,
    /** One value for each unit, the same at all times. */
    CONSTANT
}
