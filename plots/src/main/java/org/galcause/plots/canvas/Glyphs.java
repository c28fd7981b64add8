package org.galcause.plots.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Widths and outlines of the bundled font's glyphs. They are read from the font file itself, so that a figure is the same on a machine
 * without any font installed.
 */
final class Glyphs {

    /** What stands for a character that the font does not have. */
    private static final int REPLACEMENT = 0xfffd;

    private static final Glyphs BUNDLED = new Glyphs();

    private final TrueTypeFont font;
    private final CmapLookup indices;
    private final double em;
    private final Map<Integer, Glyph> known = new ConcurrentHashMap<>();

    /** The advance width and the outline (y upwards from the baseline) at a size of one. */
    private record Glyph(double advance, Path2D outline) {}

    private Glyphs() {
        try (InputStream file = file()) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            indices = font.getUnicodeCmapLookup();
            em = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font of all figures: DejaVu Sans. */
    static Glyphs bundled() {
        return BUNDLED;
    }

    /** The font file. */
    static InputStream file() {
        return Objects.requireNonNull(Glyphs.class.getResourceAsStream("DejaVuSans.ttf"), "the bundled font");
    }

    /** The same text with the characters that the font lacks replaced. */
    String writable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(c -> c < 0x10000 && indices.getGlyphId(c) > 0 ? c : REPLACEMENT)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The width of a text at a size of one. */
    double width(String text) {
        return text.codePoints().mapToDouble(c -> glyph(c).advance()).sum();
    }

    /** The outline of a text at a size of one, starting at the origin, y upwards. */
    Path2D outline(String text) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = 0;
        for (int c : text.codePoints().toArray()) {
            Glyph glyph = glyph(c);
            path.append(glyph.outline().getPathIterator(AffineTransform.getTranslateInstance(x, 0)), false);
            x += glyph.advance();
        }
        return path;
    }

    private Glyph glyph(int codePoint) {
        return known.computeIfAbsent(codePoint, this::read);
    }

    /** The font reader moves a file position, so one thread at a time. */
    private synchronized Glyph read(int codePoint) {
        try {
            int index = indices.getGlyphId(codePoint);
            GlyphData data = font.getGlyph().getGlyph(index);
            Path2D outline = data == null ? new Path2D.Double() : new Path2D.Double(data.getPath());
            outline.transform(AffineTransform.getScaleInstance(1 / em, 1 / em));
            return new Glyph(font.getAdvanceWidth(index) / em, outline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
