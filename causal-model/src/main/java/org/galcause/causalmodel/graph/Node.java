package org.galcause.causalmodel.graph;

/**
 * One variable at one step of the unrolled graph.
 *
 * @param variable its name
 * @param step its step; {@link #ALWAYS} for a variable measured once
 */
public record Node(String variable, int step) {

    /** The step of a variable measured once: before all others. */
    public static final int ALWAYS = -1;

    /** In the graph's notation, relative to a step {@code t}: {@code halo_mass[t-1]}, {@code L3}. */
    public String relativeTo(int t) {
        if (step == ALWAYS) {
            return variable;
        }
        int lag = t - step;
        return variable + (lag == 0 ? "[t]" : lag > 0 ? "[t-" + lag + "]" : "[t+" + -lag + "]");
    }
}
