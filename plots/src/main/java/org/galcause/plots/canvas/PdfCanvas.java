package org.galcause.plots.canvas;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** A PDF file of one page, with text as text in an embedded subset of the font. It holds no date, so the same drawing is the same bytes. */
public final class PdfCanvas implements Canvas, AutoCloseable {

    private static final int ROUND_JOIN = 1;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final PDPageContentStream page;
    private final Map<Double, PDExtendedGraphicsState> opacities = new TreeMap<>();

    /** What may fail while writing. */
    private interface Step {
        void run() throws IOException;
    }

    /** An empty page, its size in points. */
    public PdfCanvas(double width, double height, String title, String description) {
        try {
            PDPage sheet = new PDPage(new PDRectangle((float) width, (float) height));
            document.addPage(sheet);
            document.setDocumentId(0L);
            document.setDocumentInformation(information(title, description));
            font = PDType0Font.load(document, Glyphs.file(), true);
            page = new PDPageContentStream(document, sheet);
            page.transform(new Matrix(1, 0, 0, -1, 0, (float) height));
            page.setLineJoinStyle(ROUND_JOIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDDocumentInformation information(String title, String description) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setSubject(description);
        information.setCreator("Galcause");
        return information;
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        write(() -> {
            paint(ink);
            if (path(shape) == PathIterator.WIND_EVEN_ODD) {
                page.fillEvenOdd();
            } else {
                page.fill();
            }
        });
    }

    @Override
    public void stroke(Shape shape, Pen pen) {
        write(() -> {
            paint(pen.ink());
            page.setLineWidth((float) pen.width());
            page.setLineDashPattern(pen.dash().lengths(pen.width()), 0);
            path(shape);
            page.stroke();
        });
    }

    @Override
    public void write(PlacedText text, Ink ink) {
        write(() -> {
            paint(ink);
            page.beginText();
            for (Text.Run run : text.text().runs()) {
                AffineTransform place = text.place(run);
                page.setFont(font, 1);
                page.setTextMatrix(new Matrix(place));
                page.showText(run.text());
            }
            page.endText();
        });
    }

    @Override
    public void clipped(Rectangle2D window, Runnable drawing) {
        write(() -> {
            page.saveGraphicsState();
            path(window);
            page.clip();
        });
        drawing.run();
        write(page::restoreGraphicsState);
    }

    @Override
    public void named(String name, Runnable drawing) {
        drawing.run();
    }

    /** The file; nothing can be drawn afterwards. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(() -> {
            page.close();
            document.save(out, CompressParameters.NO_COMPRESSION);
        });
        return out.toByteArray();
    }

    @Override
    public void close() {
        write(document::close);
    }

    private void paint(Ink ink) throws IOException {
        page.setStrokingColor(ink.color());
        page.setNonStrokingColor(ink.color());
        page.setGraphicsStateParameters(opacities.computeIfAbsent(ink.opacity(), PdfCanvas::opacity));
    }

    private static PDExtendedGraphicsState opacity(double opacity) {
        PDExtendedGraphicsState state = new PDExtendedGraphicsState();
        state.setStrokingAlphaConstant((float) opacity);
        state.setNonStrokingAlphaConstant((float) opacity);
        return state;
    }

    /** Adds a shape to the current path and returns its winding rule; PDF knows no quadratic curves, so they are raised to cubics. */
    private int path(Shape shape) throws IOException {
        PathIterator segments = shape.getPathIterator(null);
        float[] to = new float[6];
        float x = 0;
        float y = 0;
        for (; !segments.isDone(); segments.next()) {
            int type = segments.currentSegment(to);
            switch (type) {
                case PathIterator.SEG_MOVETO -> page.moveTo(to[0], to[1]);
                case PathIterator.SEG_LINETO -> page.lineTo(to[0], to[1]);
                case PathIterator.SEG_QUADTO ->
                    page.curveTo(
                            (x + 2 * to[0]) / 3,
                            (y + 2 * to[1]) / 3,
                            (to[2] + 2 * to[0]) / 3,
                            (to[3] + 2 * to[1]) / 3,
                            to[2],
                            to[3]);
                case PathIterator.SEG_CUBICTO -> page.curveTo(to[0], to[1], to[2], to[3], to[4], to[5]);
                default -> page.closePath();
            }
            int end = type == PathIterator.SEG_CUBICTO ? 4 : type == PathIterator.SEG_QUADTO ? 2 : 0;
            x = to[end];
            y = to[end + 1];
        }
        return segments.getWindingRule();
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
