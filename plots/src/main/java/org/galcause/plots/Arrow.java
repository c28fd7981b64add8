package org.galcause.plots;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;

/** An arrow along straight lines and cubic curves. */
final class Arrow {

    private static final double HEAD = 5.5;
    private static final double HALF = 2.1;

    private final double startX;
    private final double startY;
    private final List<Piece> pieces = new ArrayList<>();

    /** A cubic piece: its control points and its end. */
    private record Piece(double cx1, double cy1, double cx2, double cy2, double x, double y) {}

    private Arrow(double startX, double startY) {
        this.startX = startX;
        this.startY = startY;
    }

    static Arrow from(double x, double y) {
        return new Arrow(x, y);
    }

    Arrow line(double x, double y) {
        double fromX = pieces.isEmpty() ? startX : last().x();
        double fromY = pieces.isEmpty() ? startY : last().y();
        return curve(
                fromX + (x - fromX) / 3,
                fromY + (y - fromY) / 3,
                fromX + (x - fromX) * 2 / 3,
                fromY + (y - fromY) * 2 / 3,
                x,
                y);
    }

    Arrow curve(double cx1, double cy1, double cx2, double cy2, double x, double y) {
        pieces.add(new Piece(cx1, cy1, cx2, cy2, x, y));
        return this;
    }

    private Piece last() {
        return pieces.get(pieces.size() - 1);
    }

    /** Draws it with its tip at the end of the last piece; the shaft ends inside the head, so that it does not blunt the tip. */
    void draw(Canvas canvas, Ink ink, double width, Dash dash) {
        Piece last = last();
        double length = Math.hypot(last.x() - last.cx2(), last.y() - last.cy2());
        double ux = (last.x() - last.cx2()) / length;
        double uy = (last.y() - last.cy2()) / length;
        Path2D shaft = new Path2D.Double();
        shaft.moveTo(startX, startY);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            double inset = i == pieces.size() - 1 ? 0.7 * HEAD : 0;
            shaft.curveTo(
                    piece.cx1(), piece.cy1(), piece.cx2(), piece.cy2(), piece.x() - inset * ux, piece.y() - inset * uy);
        }
        canvas.stroke(shaft, new Pen(ink, width, dash));
        canvas.fill(head(last.x(), last.y(), ux, uy), ink);
    }

    private static Path2D head(double x, double y, double ux, double uy) {
        Path2D head = new Path2D.Double();
        head.moveTo(x, y);
        head.lineTo(x - HEAD * ux - HALF * uy, y - HEAD * uy + HALF * ux);
        head.lineTo(x - HEAD * ux + HALF * uy, y - HEAD * uy - HALF * ux);
        head.closePath();
        return head;
    }
}
