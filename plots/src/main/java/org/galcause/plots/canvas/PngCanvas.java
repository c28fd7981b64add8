package org.galcause.plots.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture of pixels on white. */
public final class PngCanvas implements Canvas {

    private static final double METRES_PER_INCH = 0.0254;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final int dotsPerInch;

    /** An empty page, its size in points rounded to whole pixels. */
    public PngCanvas(double width, double height, int dotsPerInch) {
        double scale = dotsPerInch / 72.0;
        this.dotsPerInch = dotsPerInch;
        image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        graphics.setColor(ink.color());
        graphics.fill(shape);
    }

    @Override
    public void stroke(Shape shape, Pen pen) {
        float width = (float) pen.width();
        float[] dash = pen.dash().lengths(pen.width());
        graphics.setStroke(
                dash.length == 0
                        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        graphics.setColor(pen.ink().color());
        graphics.draw(shape);
    }

    @Override
    public void write(PlacedText text, Ink ink) {
        fill(text.outline(), ink);
    }

    @Override
    public void clipped(Rectangle2D window, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(window);
        drawing.run();
        graphics.setClip(before);
    }

    @Override
    public void named(String name, Runnable drawing) {
        drawing.run();
    }

    /** The file, with its resolution in it. */
    public byte[] bytes() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
            metadata.mergeTree("javax_imageio_png_1.0", resolution());
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private IIOMetadataNode resolution() {
        String perMetre = Long.toString(Math.round(dotsPerInch / METRES_PER_INCH));
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", perMetre);
        physical.setAttribute("pixelsPerUnitYAxis", perMetre);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(physical);
        return root;
    }
}
