package org.galcause.plots;

import java.awt.Shape;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;

/**
 * An arrow along a cubic curve; straight when the controls lie on the line.
 *
 * @param x1 tail
 * @param y1 tail
 * @param cx1 first control point
 * @param cy1 first control point
 * @param cx2 second control point
 * @param cy2 second control point
 * @param x2 tip
 * @param y2 tip
 */
record Arrow(double x1, double y1, double cx1, double cy1, double cx2, double cy2, double x2, double y2) {

    private static final double HEAD = 5.5;
    private static final double HALF = 2.1;

    static Arrow straight(double x1, double y1, double x2, double y2) {
        return new Arrow(
                x1, y1, x1 + (x2 - x1) / 3, y1 + (y2 - y1) / 3, x1 + (x2 - x1) * 2 / 3, y1 + (y2 - y1) * 2 / 3, x2, y2);
    }

    /** The shaft ends at the middle of the head, so that its end does not blunt the tip. */
    void draw(Canvas canvas, Ink ink, double width, Dash dash) {
        double length = Math.hypot(x2 - cx2, y2 - cy2);
        double ux = (x2 - cx2) / length;
        double uy = (y2 - cy2) / length;
        double bx = x2 - 0.7 * HEAD * ux;
        double by = y2 - 0.7 * HEAD * uy;
        boolean straight = Math.abs((cx1 - x1) * (y2 - y1) - (cy1 - y1) * (x2 - x1)) < 1e-6
                && Math.abs(ux * (y2 - y1) - uy * (x2 - x1)) < 1e-6;
        Shape shaft = straight
                ? new Line2D.Double(x1, y1, bx, by)
                : new CubicCurve2D.Double(x1, y1, cx1, cy1, cx2, cy2, bx, by);
        canvas.stroke(shaft, new Pen(ink, width, dash));
        Path2D head = new Path2D.Double();
        head.moveTo(x2, y2);
        head.lineTo(x2 - HEAD * ux - HALF * uy, y2 - HEAD * uy + HALF * ux);
        head.lineTo(x2 - HEAD * ux + HALF * uy, y2 - HEAD * uy - HALF * ux);
        head.closePath();
        canvas.fill(head, ink);
    }
}
