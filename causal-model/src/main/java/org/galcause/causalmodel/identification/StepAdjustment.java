package org.galcause.causalmodel.identification;

import java.util.List;

/**
 * What must be adjusted for at one step, besides the treatments before it.
 *
 * @param step the treatment's step
 * @param confounders minimal and valid, by step and then in the time order of the variables
 */
public record StepAdjustment(int step, List<Confounder> confounders) {

    public StepAdjustment {
        confounders = List.copyOf(confounders);
    }
}
