package org.galcause.plots;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.PlacedText;
import org.galcause.plots.canvas.Text;

/** A figure that says why there is nothing to draw. */
final class Blank {

    private static final double HEIGHT = 110;

    private Blank() {}

    static Figure figure(String title, String reason, FigureTable data, FigureStyle style) {
        return new Figure(
                title,
                style.width(),
                HEIGHT,
                canvas -> draw(canvas, title, reason, style),
                data,
                "Nothing to draw: " + reason);
    }

    private static void draw(Canvas canvas, String title, String reason, FigureStyle style) {
        Rectangle2D box = new Rectangle2D.Double(6, 6, style.width() - 12, HEIGHT - 12);
        canvas.stroke(box, Pen.of(Ink.GREY, style.frameWidth()));
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of(Text.literal(title) + ": nothing to draw", style.labelSize()));
        wrapped(reason, box.getWidth() - 20, style).forEach(lines::add);
        double y = box.getCenterY() - (lines.size() - 1) * 0.7 * style.labelSize();
        for (Text line : lines) {
            canvas.write(PlacedText.centred(line, box.getCenterX(), y, 0.5), Ink.BLACK);
            y += 1.4 * style.labelSize();
        }
    }

    private static List<Text> wrapped(String sentence, double width, FigureStyle style) {
        List<Text> lines = new ArrayList<>();
        String line = "";
        for (String word : Text.literal(sentence).split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Text.of(longer, style.tickSize()).width() > width) {
                lines.add(Text.of(line, style.tickSize()));
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(Text.of(line, style.tickSize()));
        return lines;
    }
}
