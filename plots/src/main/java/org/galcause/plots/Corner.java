package org.galcause.plots;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.plots.canvas.PlacedText;
import org.galcause.plots.canvas.Text;

/** A corner of a panel, where a short label goes. */
enum Corner {
    TOP_LEFT(0, 0),
    TOP_RIGHT(1, 0),
    BOTTOM_LEFT(0, 1),
    BOTTOM_RIGHT(1, 1);

    private static final double INSET = 7;
    private static final int STEPS = 8;

    private final int right;
    private final int bottom;

    Corner(int right, int bottom) {
        this.right = right;
        this.bottom = bottom;
    }

    /** A panel and what is drawn in it. */
    record Occupied(Frame frame, Curves curves, Quantity quantity) {}

    /** Where the text stands in this corner. */
    PlacedText place(Text text, Frame frame) {
        Rectangle2D box = frame.box();
        double x = right == 1 ? box.getMaxX() - INSET : box.getMinX() + INSET;
        double y = bottom == 1 ? box.getMaxY() - INSET : box.getMinY() + INSET + Text.CAPITAL * text.size();
        return PlacedText.at(text, x, y, right);
    }

    /** The corner where the text covers the fewest curves, the same in all panels; the first of equals. */
    static Corner freest(Text text, List<Occupied> panels) {
        return Arrays.stream(values())
                .min(Comparator.comparingLong(c -> panels.stream()
                        .mapToLong(p -> covered(c.place(text, p.frame()).bounds(), p))
                        .sum()))
                .orElse(TOP_LEFT);
    }

    /** How many places along the curves and their band ends lie under a box. */
    private static long covered(Rectangle2D label, Occupied panel) {
        Rectangle2D box =
                new Rectangle2D.Double(label.getX() - 3, label.getY() - 3, label.getWidth() + 6, label.getHeight() + 6);
        long covered = 0;
        for (List<CurvePoint> curve : panel.curves().byEstimator().values()) {
            for (int i = 1; i < curve.size(); i++) {
                covered += alongSegment(box, panel, curve.get(i - 1), curve.get(i));
            }
        }
        List<double[]> truth = panel.curves().truthLine(panel.quantity());
        return covered
                + truth.stream()
                        .filter(p -> box.contains(
                                panel.frame().px(p[0]), panel.frame().py(p[1])))
                        .count();
    }

    private static long alongSegment(Rectangle2D box, Occupied panel, CurvePoint from, CurvePoint to) {
        Quantity quantity = panel.quantity();
        double[][] ends = {
            {quantity.middle(from), quantity.middle(to)},
            {quantity.low(from), quantity.low(to)},
            {quantity.high(from), quantity.high(to)}
        };
        long covered = 0;
        for (double[] end : ends) {
            for (int i = 0; i <= STEPS; i++) {
                double share = i / (double) STEPS;
                double x = panel.frame().px(from.treatment() + share * (to.treatment() - from.treatment()));
                if (box.contains(x, panel.frame().py(end[0] + share * (end[1] - end[0])))) {
                    covered++;
                }
            }
        }
        return covered;
    }
}
