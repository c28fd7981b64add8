package org.galcause.causalmodel.panel;

/**
 * Histories of some units as primitive columns: observed (a block of the panel, or the whole panel) or simulated. Formulas, interventions
 * and models are written against this, so that they are the same code on data and in simulation.
 *
 * <p>Thread safety: as the implementation's; blocks of a panel are immutable.
 */
public interface Columns {

    /** How many units. */
    int rows();

    /**
     * The values of one variable at one step, one for each unit; missing is NaN. The array is shared, never to be written by the reader,
     * and at least {@link #rows()} long. Cost: none.
     */
    double[] column(int variable, int step);
}
