package org.galcause.redshiftsweep.study;

/**
 * One key of the study file, declared once: parsing, {@code explain}, the manifest and the documentation all read it here.
 *
 * @param name the key
 * @param presence whether it may be left out
 * @param fallback the value when it is left out, in YAML; or, in words, what is done then
 * @param allowed which values it takes
 * @param unit empty when it has none
 * @param meaning one sentence
 */
public record Option(String name, Presence presence, String fallback, Allowed allowed, String unit, String meaning) {

    /** Whether a key may be left out. */
    public enum Presence {
        /** It must be there. */
        REQUIRED,
        /** It may be left out; {@link Option#fallback} is then its value. */
        DEFAULTED,
        /** It may be left out; {@link Option#fallback} says in words what is done then. */
        OPTIONAL
    }

    static Option required(String name, Allowed allowed, String meaning) {
        return new Option(name, Presence.REQUIRED, "", allowed, "", meaning);
    }

    static Option defaulted(String name, String fallback, Allowed allowed, String meaning) {
        return new Option(name, Presence.DEFAULTED, fallback, allowed, "", meaning);
    }

    static Option optional(String name, String otherwise, Allowed allowed, String meaning) {
        return new Option(name, Presence.OPTIONAL, otherwise, allowed, "", meaning);
    }

    Option in(String measure) {
        return new Option(name, presence, fallback, allowed, measure, meaning);
    }
}
