package org.galcause.plots.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text with superscripts {@code ^{…}}, subscripts {@code _{…}} and italics {@code \i{…}}, measured at its size. Groups nest:
 * {@code 10^{\i{n}}}. A hyphen in a superscript is a minus sign.
 *
 * @param source as written, without the marks
 * @param runs pieces of one style, from left to right
 * @param width its length (pt)
 * @param size its font size (pt)
 */
public record Text(String source, List<Run> runs, double width, double size) {

    /** Height of a capital letter in units of the size. */
    public static final double CAPITAL = 0.729;

    private static final double SCRIPT = 0.7;
    private static final double RAISE = 0.38;
    private static final double LOWER = -0.17;

    /**
     * A piece of one style.
     *
     * @param text its characters
     * @param x where it starts (pt)
     * @param raise how far above the baseline it stands (pt)
     * @param size its font size (pt)
     * @param slant 0 upright, else the shear of an oblique
     */
    public record Run(String text, double x, double raise, double size, double slant) {}

    public Text {
        runs = List.copyOf(runs);
    }

    /** Reads marked-up text. A brace or mark that does not open a group stands for itself. */
    public static Text of(String markup, double size) {
        Reader reader = new Reader(markup, size);
        reader.read(0, size, 0);
        return new Text(reader.plain.toString(), reader.runs, reader.x, size);
    }

    /** The text as marked-up text that shows it as it is. */
    public static String literal(String text) {
        return text.replace("^{", "^\u200b{").replace("_{", "_\u200b{").replace("\\i{", "\\\u200bi{");
    }

    /** Distance from the baseline to the top of what is written (pt). */
    public double ascent() {
        return runs.stream()
                .mapToDouble(r -> r.raise() + CAPITAL * r.size())
                .max()
                .orElse(0);
    }

    /** Distance from the baseline to the bottom of what is written (pt), for letters with a tail. */
    public double descent() {
        return runs.stream()
                .mapToDouble(r -> 0.236 * r.size() - r.raise())
                .max()
                .orElse(0);
    }

    private static final class Reader {
        private final String markup;
        private final double full;
        private final List<Run> runs = new ArrayList<>();
        private final StringBuilder plain = new StringBuilder();
        private int at;
        private double x;

        Reader(String markup, double full) {
            this.markup = markup;
            this.full = full;
        }

        /** Reads up to the end of the group. */
        void read(double raise, double size, double slant) {
            StringBuilder piece = new StringBuilder();
            while (at < markup.length()) {
                if (opens("^{") || opens("_{")) {
                    boolean up = markup.charAt(at) == '^';
                    flush(piece, raise, size, slant);
                    at += 2;
                    read(raise + size * (up ? RAISE : LOWER), Math.max(size * SCRIPT, 0.5 * full), slant);
                } else if (opens("\\i{")) {
                    flush(piece, raise, size, slant);
                    at += 3;
                    read(raise, size, 0.2);
                } else if (markup.charAt(at) == '}' && insideGroup(raise, slant)) {
                    at++;
                    break;
                } else {
                    int c = markup.codePointAt(at);
                    at += Character.charCount(c);
                    if (c != 0x200b) {
                        piece.appendCodePoint(c == '-' && raise > 0 ? '−' : c);
                    }
                }
            }
            flush(piece, raise, size, slant);
        }

        private static boolean insideGroup(double raise, double slant) {
            return raise != 0 || slant != 0;
        }

        private boolean opens(String mark) {
            return markup.startsWith(mark, at);
        }

        private void flush(StringBuilder piece, double raise, double size, double slant) {
            if (!piece.isEmpty()) {
                String text = Glyphs.bundled().writable(piece.toString());
                runs.add(new Run(text, x, raise, size, slant));
                plain.append(text);
                x += size * Glyphs.bundled().width(text);
                piece.setLength(0);
            }
        }
    }
}
