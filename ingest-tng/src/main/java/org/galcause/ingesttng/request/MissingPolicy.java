package org.galcause.ingesttng.request;

/** What is done about a value that is missing where it is required. */
public enum MissingPolicy {
    /** It is an error that counts them by variable and time. */
    ERROR,
    /** The unit is dropped; the count is reported. */
    DROP_UNITS,
    /** The unit's row of that time is dropped (all its time-varying values are missing); the count is reported. */
    DROP_ROWS
}
