package org.galcause.ingesttng.source.scan;

import java.util.List;
import java.util.function.Predicate;

/**
 * One option of a source. It is declared once: what is allowed is checked from here, and documented from here.
 *
 * @param name as users write it
 * @param fallback the value when it is not given; empty = none
 * @param allowed what may be given, in words
 * @param fits whether a value is allowed
 * @param meaning one line
 */
public record SourceOption(String name, String fallback, String allowed, Predicate<String> fits, String meaning) {

    /** One of some words; the first is the default. */
    public static SourceOption word(String name, List<String> words, String meaning) {
        return new SourceOption(name, words.get(0), String.join(", ", words), words::contains, meaning);
    }

    /** A whole number within bounds. */
    public static SourceOption whole(String name, long fallback, long least, long most, String meaning) {
        return new SourceOption(
                name,
                Long.toString(fallback),
                "whole numbers from " + least + " to " + most,
                text -> text.matches("\\d{1,18}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most,
                meaning);
    }

    /** Text of a form that a regular expression tells. */
    public static SourceOption text(String name, String fallback, String allowed, String form, String meaning) {
        return new SourceOption(name, fallback, allowed, text -> text.matches(form), meaning);
    }
}
