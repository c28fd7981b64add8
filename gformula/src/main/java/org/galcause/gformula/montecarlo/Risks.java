package org.galcause.gformula.montecarlo;

import java.util.Arrays;
import java.util.Optional;
import org.galcause.causalmodel.panel.Columns;

/**
 * Each subject's probability that the event has happened by now: the sum over steps of hazard, times no competing event then, times neither
 * before.
 */
final class Risks {

    private final double[] free;
    private final double[] risk;
    private final double[] hazard;
    private final double[] competing;

    Risks(int rows) {
        this.free = new double[rows];
        this.risk = new double[rows];
        this.hazard = new double[rows];
        this.competing = new double[rows];
        Arrays.fill(free, 1);
    }

    /** Lives through one step. */
    void add(int step, Columns histories, Models models, Outcomes outcomes) {
        models.at(outcomes.outcome(), step).mean(histories, step, hazard);
        Optional<Integer> other = outcomes.competingHazard();
        if (other.isPresent()) {
            models.at(other.get(), step).mean(histories, step, competing);
        }
        for (int i = 0; i < risk.length; i++) {
            double spared = free[i] * (1 - competing[i]);
            risk[i] += spared * hazard[i];
            free[i] = spared * (1 - hazard[i]);
        }
    }

    /** By the end of the last step lived through. */
    double[] byNow() {
        return risk;
    }
}
