package org.galcause.gformula.msm;

import java.util.Optional;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.weights.Resample;

/**
 * The units over which a mean is taken: all galaxies of a sample, or one unit that stands for them.
 *
 * @param counts how often each of this part of the panel counts; 0 leaves it out
 * @param panel over whose parts sums are taken; empty for the one unit
 */
record Units(int[] counts, Optional<Panel> panel) {

    /** One unit. */
    static final Units ONE = new Units(new int[] {1}, Optional.empty());

    static Units all(Resample sample) {
        return new Units(sample.multiplicities(), Optional.of(sample.problem().panel()));
    }

    /** The sums of what the units say. */
    double[] sum(int size, Panel.UnitTerms terms) {
        if (panel.isPresent()) {
            return panel.get().sumOverUnits(size, terms);
        }
        double[] sums = new double[size];
        for (int unit = 0; unit < counts.length; unit++) {
            terms.add(unit, sums);
        }
        return sums;
    }
}
