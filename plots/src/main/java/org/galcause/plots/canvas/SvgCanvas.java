package org.galcause.plots.canvas;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;

/** An SVG file. Text is drawn as outlines, so it looks the same without the font; what it says is its {@code aria-label}. */
public final class SvgCanvas implements Canvas {

    private final StringBuilder body = new StringBuilder();
    private final String head;
    private int clips;

    /** An empty page, its size in points. */
    public SvgCanvas(double width, double height, String title, String description) {
        head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
                + number(width) + "pt\" height=\"" + number(height) + "pt\" viewBox=\"0 0 " + number(width) + " "
                + number(height) + "\">\n<title>" + escaped(title) + "</title>\n<desc>" + escaped(description)
                + "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        path(shape, paint("fill", ink));
    }

    @Override
    public void stroke(Shape shape, Pen pen) {
        StringBuilder attributes = new StringBuilder(" fill=\"none\"")
                .append(paint("stroke", pen.ink()))
                .append(" stroke-width=\"" + number(pen.width()) + "\" stroke-linejoin=\"round\"");
        float[] dash = pen.dash().lengths(pen.width());
        for (int i = 0; i < dash.length; i++) {
            attributes.append(i == 0 ? " stroke-dasharray=\"" : " ").append(number(dash[i]));
        }
        path(shape, attributes.append(dash.length == 0 ? "" : "\"").toString());
    }

    @Override
    public void write(PlacedText text, Ink ink) {
        path(
                text.outline(),
                paint("fill", ink) + " aria-label=\"" + escaped(text.text().source()) + "\"");
    }

    @Override
    public void clipped(Rectangle2D window, Runnable drawing) {
        String id = "window-" + ++clips;
        body.append("<clipPath id=\"").append(id).append("\">");
        path(window, "");
        body.append("</clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    @Override
    public void named(String name, Runnable drawing) {
        body.append("<g class=\"").append(escaped(name)).append("\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    /** The file. */
    public byte[] bytes() {
        return (head + body + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String paint(String what, Ink ink) {
        String colour =
                " " + what + "=\"#" + Integer.toHexString(0x1000000 | ink.rgb()).substring(1) + "\"";
        return ink.opacity() == 1 ? colour : colour + " " + what + "-opacity=\"" + number(ink.opacity()) + "\"";
    }

    private void path(Shape shape, String attributes) {
        PathIterator segments = shape.getPathIterator(null);
        if (segments.isDone()) {
            return;
        }
        body.append("<path").append(attributes);
        if (segments.getWindingRule() == PathIterator.WIND_EVEN_ODD) {
            body.append(" fill-rule=\"evenodd\"");
        }
        body.append(" d=\"");
        double[] to = new double[6];
        for (; !segments.isDone(); segments.next()) {
            int type = segments.currentSegment(to);
            body.append("MLQCZ".charAt(type));
            int numbers = new int[] {2, 2, 4, 6, 0}[type];
            for (int i = 0; i < numbers; i++) {
                body.append(i == 0 ? "" : " ").append(number(to[i]));
            }
        }
        body.append("\"/>\n");
    }

    /** A number to a thousandth, without an exponent and in any locale. */
    private static String number(double value) {
        long thousandths = Math.round(value * 1000);
        String digits = Long.toString(Math.abs(thousandths) % 1000 + 1000).substring(1);
        int end = 3;
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        String whole = (thousandths < 0 ? "-" : "") + Math.abs(thousandths) / 1000;
        return end == 0 ? whole : whole + "." + digits.substring(0, end);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
    }
}
