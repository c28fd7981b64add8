package org.galcause.ingesttng.request;

import java.util.List;

/**
 * How units may leave before the last time: after the interval of leaving nothing is required of them.
 *
 * @param leavings each of them is a way to leave; empty = nobody leaves
 * @param openAtLeaving variables that may be missing in the interval of leaving itself (such as the outcome of those who are lost)
 */
public record Attrition(List<Leaving> leavings, List<String> openAtLeaving) {

    public Attrition {
        leavings = List.copyOf(leavings);
        openAtLeaving = List.copyOf(openAtLeaving);
    }

    /** Nobody leaves. */
    public static Attrition none() {
        return new Attrition(List.of(), List.of());
    }

    /**
     * A unit leaves in the interval in which a variable takes a value.
     *
     * @param variable the event, the competing event or the censoring variable
     * @param value the value that means that the unit leaves
     */
    public record Leaving(String variable, double value) {}
}
