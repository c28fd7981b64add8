package org.galcause.gformula.design;

import java.util.Arrays;
import org.galcause.causalmodel.panel.Panel;

/** One number for each row and step of a panel: a response, or the weights of a fit. */
@FunctionalInterface
public interface PanelValues {

    /** The values for the rows of a block at a step; shared, never to be written by the reader. */
    double[] at(int block, int step);

    /** A variable of the panel. */
    static PanelValues variable(Panel panel, String name) {
        int variable = panel.schema().index(name);
        return (block, step) -> panel.blocks().get(block).column(variable, step);
    }

    /** The same, each array computed once. */
    static PanelValues kept(Panel panel, PanelValues values) {
        double[][][] known = new double[panel.blocks().size()][panel.schema().steps()][];
        return (block, step) -> {
            if (known[block][step] == null) {
                known[block][step] = values.at(block, step);
            }
            return known[block][step];
        };
    }

    /** One number for each unit, in the panel's order, the same at every step. */
    static PanelValues perUnit(Panel panel, double[] values) {
        double[][] byBlock = new double[panel.blocks().size()][];
        for (int b = 0; b < byBlock.length; b++) {
            int from = panel.firstRow(b);
            byBlock[b] = Arrays.copyOfRange(
                    values, from, from + panel.blocks().get(b).rows());
        }
        return (block, step) -> byBlock[block];
    }

    /** How often each unit was drawn, as weights. */
    static PanelValues multiplicities(Panel panel, int[] counts) {
        return perUnit(panel, Arrays.stream(counts).asDoubleStream().toArray());
    }
}
