package org.galcause.causalmodel.graph;

import java.util.Optional;

/**
 * One arrow of the graph.
 *
 * @param cause a variable's name
 * @param lag how many steps before the effect; every lag from {@code lag} on when {@code reach} says so
 * @param effect a variable's name
 * @param reach one lag, or all from it on ({@code A[..t-1] -> Y[t]})
 */
public record Edge(String cause, int lag, String effect, Reach reach) {

    /** Whether an arrow is of one lag or of all from it on. */
    public enum Reach {
        ONE_LAG,
        ALL_EARLIER
    }

    /** Whether it acts at this lag. */
    public boolean actsAt(int at) {
        return reach == Reach.ONE_LAG ? at == lag : at >= lag;
    }

    /** As written in a study file. */
    public String text() {
        String index = reach == Reach.ALL_EARLIER ? "[.." + t() + "]" : "[" + t() + "]";
        return cause + index + " -> " + effect + "[t]";
    }

    private String t() {
        return lag == 0 ? "t" : "t-" + lag;
    }

    /** The sentence that says why an arrow cannot be, if it cannot. */
    Optional<String> fault() {
        return cause.equals(effect) && lag == 0
                ? Optional.of(cause + "[t] cannot cause itself at the same time")
                : Optional.empty();
    }
}
