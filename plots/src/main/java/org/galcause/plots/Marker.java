package org.galcause.plots;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;

/** Marks of data points, of about equal area. */
enum Marker {
    NONE(0, 0, 1, 0),
    CIRCLE(0, 0, 1, 1),
    SQUARE(4, Math.PI / 4, 1, 1.25),
    TRIANGLE(3, Math.PI / 2, 1, 1.4),
    DIAMOND(4, 0, 1, 1.3),
    DOWN(3, -Math.PI / 2, 1, 1.4),
    PENTAGON(5, Math.PI / 2, 1, 1.15),
    STAR(5, Math.PI / 2, 0.45, 1.5);

    private final int corners;
    private final double turn;
    private final double waist;
    private final double radius;

    Marker(int corners, double turn, double waist, double radius) {
        this.corners = corners;
        this.turn = turn;
        this.waist = waist;
        this.radius = radius;
    }

    /** A filled mark of about this size (pt, diameter of the circle). */
    void fill(Canvas canvas, double x, double y, double size, Ink ink) {
        if (this != NONE) {
            canvas.fill(shape(x, y, size / 2 * radius), ink);
        }
    }

    /** An open mark: its outline on white. */
    void open(Canvas canvas, double x, double y, double size, Ink ink) {
        if (this != NONE) {
            canvas.fill(shape(x, y, size / 2 * radius), Ink.WHITE);
            canvas.stroke(shape(x, y, size / 2 * radius), Pen.of(ink, 0.7));
        }
    }

    /** A small cross, for what could not be drawn. */
    static void cross(Canvas canvas, double x, double y, double size, Ink ink) {
        Path2D path = new Path2D.Double();
        double half = size / 2;
        path.moveTo(x - half, y - half);
        path.lineTo(x + half, y + half);
        path.moveTo(x - half, y + half);
        path.lineTo(x + half, y - half);
        canvas.stroke(path, Pen.of(ink, 0.8));
    }

    private Shape shape(double x, double y, double r) {
        if (corners == 0) {
            return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        }
        Path2D path = new Path2D.Double();
        int points = waist == 1 ? corners : 2 * corners;
        for (int i = 0; i < points; i++) {
            double angle = turn + 2 * Math.PI * i / points;
            double at = waist != 1 && i % 2 == 1 ? waist * r : r;
            double px = x + at * Math.cos(angle);
            double py = y - at * Math.sin(angle);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        return path;
    }
}
