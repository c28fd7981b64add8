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
     * @param reason what its leaving means
     * @param variable the event, the competing event or the censoring variable
     * @param value the value that means that the unit leaves
     */
    public record Leaving(Reason reason, String variable, double value) {}

    /** Why a unit leaves. */
    public enum Reason {
        /** It has had the event. */
        EVENT,
        /** Something has happened that rules the event out. */
        COMPETING_EVENT,
        /** Nobody sees it any more. */
        LOSS;

        /**
         * Whether a unit that has left for this reason cannot be seen to leave for that one later. Follow-up often ends with an event, and
         * life goes on after one: a loss or a competing event that comes later says nothing. Of the lost nothing more is known.
         */
        public boolean rulesOut(Reason later) {
            return this == later || this == LOSS || later == EVENT;
        }
    }
}
