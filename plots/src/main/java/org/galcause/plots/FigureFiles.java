package org.galcause.plots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.galcause.plots.canvas.PdfCanvas;
import org.galcause.plots.canvas.PngCanvas;
import org.galcause.plots.canvas.SvgCanvas;

/** Figures as files. The same figure gives the same bytes, on any machine. */
public final class FigureFiles {

    private static final int DOTS_PER_INCH = 300;

    private FigureFiles() {}

    /**
     * Writes {@code name.png} (300 dpi), {@code name.svg}, {@code name.pdf} and {@code name.csv}, each aside first and then renamed.
     *
     * @return the four files
     * @throws IOException when the folder cannot be written
     */
    public static List<Path> write(Figure figure, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                put(folder.resolve(name + ".png"), png(figure)),
                put(folder.resolve(name + ".svg"), svg(figure)),
                put(folder.resolve(name + ".pdf"), pdf(figure)),
                put(folder.resolve(name + ".csv"), figure.data().csv().getBytes(StandardCharsets.UTF_8)));
    }

    /** A picture of 300 dots per inch. */
    public static byte[] png(Figure figure) {
        PngCanvas canvas = new PngCanvas(figure.width(), figure.height(), DOTS_PER_INCH);
        figure.drawing().accept(canvas);
        return canvas.bytes();
    }

    /** An SVG file with text as outlines. */
    public static byte[] svg(Figure figure) {
        SvgCanvas canvas = new SvgCanvas(figure.width(), figure.height(), figure.title(), figure.caption());
        figure.drawing().accept(canvas);
        return canvas.bytes();
    }

    /** A PDF file with text in an embedded font. */
    public static byte[] pdf(Figure figure) {
        try (PdfCanvas canvas = new PdfCanvas(figure.width(), figure.height(), figure.title(), figure.caption())) {
            figure.drawing().accept(canvas);
            return canvas.bytes();
        }
    }

    private static Path put(Path file, byte[] bytes) throws IOException {
        // A name of its own: two runs may draw the same figure at once.
        Path aside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        Files.write(aside, bytes);
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
