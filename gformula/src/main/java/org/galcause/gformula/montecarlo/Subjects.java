package org.galcause.gformula.montecarlo;

import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.Replicate;

/** Which unit each simulated subject starts as: any unit of all parts of a panel. */
final class Subjects {

    private final Panel panel;
    private final int units;
    private final int[] drawn;
    private final long key;
    private final ParametricGFormula.Start start;

    /** The units of a replicate, each as often as it was drawn, to start from in turn or by lot. */
    Subjects(Panel panel, Replicate replicate, ParametricGFormula.Start start) {
        this.panel = panel;
        this.units = panel.allUnits();
        this.key = replicate.key("gformula/start");
        this.start = start;
        this.drawn = replicate.isSample() ? new int[0] : drawn(replicate.multiplicities(units));
    }

    private static int[] drawn(int[] multiplicities) {
        int[] drawn = new int[multiplicities.length];
        int count = 0;
        for (int unit = 0; unit < multiplicities.length; unit++) {
            for (int copy = 0; copy < multiplicities[unit]; copy++) {
                drawn[count++] = unit;
            }
        }
        return drawn;
    }

    /** The units that consecutive subjects start as. */
    int[] units(long first, int count) {
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            long subject = first + i;
            int place = start == ParametricGFormula.Start.RESAMPLE
                    ? Randomness.below(key, subject, units)
                    : (int) (subject % units);
            chosen[i] = drawn.length == 0 ? place : drawn[place];
        }
        return chosen;
    }

    /** The units' values of a variable at a step. */
    double[] gather(int[] chosen, int variable, int step) {
        double[] values = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            values[i] =
                    panel.blockOfAll(chosen[i] / Panel.BLOCK_ROWS).value(variable, step, chosen[i] % Panel.BLOCK_ROWS);
        }
        return values;
    }
}
