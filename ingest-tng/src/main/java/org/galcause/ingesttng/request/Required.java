package org.galcause.ingesttng.request;

import java.util.List;

/** The times at which a variable must be measured (for units that have not left). */
public sealed interface Required {

    /** At every time of the grid. */
    record EveryTime() implements Required {}

    /** At the last time only: an outcome of the end of follow-up. */
    record LastTime() implements Required {}

    /** At these times only. */
    record AtTimes(List<Double> times) implements Required {
        public AtTimes {
            times = List.copyOf(times);
        }
    }
}
