package org.galcause.redshiftsweep.study;

/**
 * The value that one option has in one study.
 *
 * @param path where it stands, such as {@code estimators.ice.bound}
 * @param value in YAML's flow style; for an optional key that was left out, what is done instead
 * @param origin who said so
 * @param option the declaration
 */
public record OptionValue(String path, String value, Origin origin, Option option) {

    /** Where a value comes from. */
    public enum Origin {
        GIVEN,
        PRESET,
        DEFAULT
    }
}
