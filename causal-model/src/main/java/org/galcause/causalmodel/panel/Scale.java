package org.galcause.causalmodel.panel;

/** The scale on which a variable is stored and analysed. */
public enum Scale {
    /** As measured, in the variable's unit. */
    LINEAR,
    /** The base-10 logarithm of the value in the variable's unit. */
    LOG10
}
