package org.galcause.plots;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/** Shapes as points. */
final class Polyline {

    private static final int STEPS = 20;

    private Polyline() {}

    /** Points along a shape's outline, flattened, at most a twentieth of each straight piece apart. */
    static List<double[]> points(Shape shape) {
        List<double[]> points = new ArrayList<>();
        double[] to = new double[6];
        for (PathIterator p = shape.getPathIterator(null, 0.05); !p.isDone(); p.next()) {
            int type = p.currentSegment(to);
            if (type == PathIterator.SEG_MOVETO) {
                points.add(new double[] {to[0], to[1]});
            } else if (type == PathIterator.SEG_LINETO) {
                double[] from = points.get(points.size() - 1);
                for (int i = 1; i <= STEPS; i++) {
                    points.add(new double[] {
                        from[0] + (to[0] - from[0]) * i / STEPS, from[1] + (to[1] - from[1]) * i / STEPS
                    });
                }
            }
        }
        return points;
    }

    /** How many separate lines a shape has, and how many corners in all. */
    static int corners(Shape shape) {
        int corners = 0;
        for (PathIterator p = shape.getPathIterator(null); !p.isDone(); p.next()) {
            corners++;
        }
        return corners;
    }
}
