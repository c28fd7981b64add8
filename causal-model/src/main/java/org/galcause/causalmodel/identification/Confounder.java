package org.galcause.causalmodel.identification;

/**
 * A variable that must be adjusted for at a step.
 *
 * @param variable its name
 * @param step the step at which it was measured; equal to the treatment's step or earlier (0 for a constant)
 * @param why the open path that it closes, in words
 */
public record Confounder(String variable, int step, String why) {}
