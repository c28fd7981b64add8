package org.galcause.gformula.montecarlo;

import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.Replicate;

/** Which unit each simulated subject starts as. */
final class Subjects {

    private final Panel panel;
    private final int[] drawn;
    private final long key;
    private final ParametricGFormula.Start start;

    /** The units of a replicate, each as often as it was drawn, to start from in turn or by lot. */
    Subjects(Panel panel, int[] multiplicities, Replicate replicate, ParametricGFormula.Start start) {
        this.panel = panel;
        this.key = replicate.key("gformula/start");
        this.start = start;
        this.drawn = new int[java.util.Arrays.stream(multiplicities).sum()];
        int count = 0;
        for (int unit = 0; unit < multiplicities.length; unit++) {
            for (int copy = 0; copy < multiplicities[unit]; copy++) {
                drawn[count++] = unit;
            }
        }
    }

    /** The units that consecutive subjects start as. */
    int[] units(long first, int count) {
        int[] units = new int[count];
        for (int i = 0; i < count; i++) {
            long subject = first + i;
            int place = start == ParametricGFormula.Start.RESAMPLE
                    ? Randomness.below(key, subject, drawn.length)
                    : (int) (subject % drawn.length);
            units[i] = drawn[place];
        }
        return units;
    }

    /** The units' values of a variable at a step. */
    double[] gather(int[] units, int variable, int step) {
        double[] values = new double[units.length];
        for (int i = 0; i < units.length; i++) {
            PanelBlock block = panel.blocks().get(units[i] / Panel.BLOCK_ROWS);
            values[i] = block.column(variable, step)[units[i] % Panel.BLOCK_ROWS];
        }
        return values;
    }
}
