package org.galcause.redshiftsweep.yaml;

/**
 * A scalar exactly as written.
 *
 * @param text without quotes
 * @param style plain or quoted: only a plain {@code null}, {@code ~} or nothing is a null
 * @param line in the file, from 1
 */
public record YamlText(String text, Style style, int line) implements YamlNode {

    /** How a scalar is written. */
    public enum Style {
        PLAIN,
        QUOTED
    }

    /** Whether it stands for nothing. */
    public boolean isNull() {
        return style == Style.PLAIN && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }

    @Override
    public String flow() {
        boolean bare = text.matches("[A-Za-z0-9_.+/-][A-Za-z0-9_.+/ -]*") && !(style == Style.QUOTED && isNull());
        return isNull()
                ? "null"
                : bare
                        ? text
                        : "\""
                                + text.replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("\n", "\\n") + "\"";
    }
}
