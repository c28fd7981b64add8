package org.galcause.plots;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;

/**
 * All curves of one panel.
 *
 * @param frame the panel
 * @param curves what belongs to its time
 * @param quantity which numbers
 * @param looks of each estimator
 * @param marker size of the marks (pt)
 */
record CurveLayer(Frame frame, Curves curves, Quantity quantity, Map<String, CurveStyle> looks, double marker) {

    private static final double FAINT = 0.4;
    private static final double CROSS_ROW = 5;

    /** Draws bands below lines below the truth, and marks for what cannot be shown. */
    void draw(Canvas canvas) {
        Map<String, List<CurvePoint>> byEstimator = curves.byEstimator();
        frame.inside(canvas, () -> {
            byEstimator.forEach(
                    (name, points) -> canvas.named("band " + name, () -> bands(canvas, points, look(name))));
            byEstimator.forEach(
                    (name, points) -> canvas.named("curve " + name, () -> curve(canvas, points, look(name))));
            canvas.named("truth", () -> truth(canvas));
        });
        int row = 0;
        for (Map.Entry<String, List<CurvePoint>> entry : byEstimator.entrySet()) {
            if (crosses(canvas, entry.getValue(), look(entry.getKey()), row)) {
                row++;
            }
            outside(canvas, entry.getValue(), look(entry.getKey()));
        }
    }

    /** Room for the rows of crosses at the bottom, above the ticks (pt); none when nothing is refused. */
    static double crossRoom(Curves curves) {
        long rows = curves.points().stream()
                .filter(p -> p.verdict() == Verdict.REFUSED)
                .map(CurvePoint::estimator)
                .distinct()
                .count();
        return rows == 0 ? 0 : CROSS_ROW * (rows + 1);
    }

    private CurveStyle look(String estimator) {
        return looks.getOrDefault(estimator, Palette.curve(0));
    }

    /** The drawn points in stretches without a gap. */
    private List<List<CurvePoint>> stretches(List<CurvePoint> points) {
        List<List<CurvePoint>> stretches = new ArrayList<>();
        List<CurvePoint> open = new ArrayList<>();
        for (CurvePoint point : points) {
            if (Curves.drawn(point, quantity)) {
                open.add(point);
            } else if (!open.isEmpty()) {
                stretches.add(open);
                open = new ArrayList<>();
            }
        }
        if (!open.isEmpty()) {
            stretches.add(open);
        }
        return stretches;
    }

    private void bands(Canvas canvas, List<CurvePoint> points, CurveStyle look) {
        for (List<CurvePoint> stretch : stretches(points)) {
            Path2D outline = new Path2D.Double();
            List<CurvePoint> banded = stretch.stream()
                    .filter(p -> Double.isFinite(quantity.low(p)) && Double.isFinite(quantity.high(p)))
                    .toList();
            if (banded.size() > 1) {
                banded.forEach(p -> to(outline, p.treatment(), quantity.high(p)));
                for (int i = banded.size() - 1; i >= 0; i--) {
                    to(outline, banded.get(i).treatment(), quantity.low(banded.get(i)));
                }
                outline.closePath();
                canvas.fill(outline, look.ink().at(look.band()));
            } else {
                banded.forEach(p -> canvas.stroke(bar(p), Pen.of(look.ink().at(FAINT), 3)));
            }
        }
    }

    private Path2D bar(CurvePoint point) {
        Path2D bar = new Path2D.Double();
        to(bar, point.treatment(), quantity.low(point));
        to(bar, point.treatment(), quantity.high(point));
        return bar;
    }

    private void curve(Canvas canvas, List<CurvePoint> points, CurveStyle look) {
        for (List<CurvePoint> stretch : stretches(points)) {
            line(canvas, stretch, look);
            for (CurvePoint point : stretch) {
                double x = frame.px(point.treatment());
                double y = frame.py(quantity.middle(point));
                if (point.verdict() == Verdict.CAUTION) {
                    look.marker().open(canvas, x, y, marker, look.ink());
                } else {
                    look.marker().fill(canvas, x, y, marker, look.ink());
                }
            }
        }
    }

    /** A line of trusted and faint parts; a part is faint when one of its ends is to be read with caution. */
    private void line(Canvas canvas, List<CurvePoint> stretch, CurveStyle look) {
        Path2D part = new Path2D.Double();
        boolean faint = false;
        for (int i = 1; i < stretch.size(); i++) {
            CurvePoint from = stretch.get(i - 1);
            CurvePoint end = stretch.get(i);
            boolean next = from.verdict().and(end.verdict()) == Verdict.CAUTION;
            if (i == 1 || next != faint) {
                stroke(canvas, part, look, faint);
                part = new Path2D.Double();
                to(part, from.treatment(), quantity.middle(from));
                faint = next;
            }
            to(part, end.treatment(), quantity.middle(end));
        }
        stroke(canvas, part, look, faint);
    }

    private void stroke(Canvas canvas, Path2D part, CurveStyle look, boolean faint) {
        if (part.getCurrentPoint() != null) {
            Ink ink = faint ? look.ink().at(FAINT) : look.ink();
            canvas.stroke(part, new Pen(ink, frame.style().lineWidth(), look.dash()));
        }
    }

    private void truth(Canvas canvas) {
        Path2D line = new Path2D.Double();
        for (double[] point : curves.truthLine(quantity)) {
            if (Double.isFinite(point[1])) {
                to(line, point[0], point[1]);
            }
        }
        if (line.getCurrentPoint() != null) {
            canvas.stroke(line, new Pen(Ink.BLACK, 1.35 * frame.style().lineWidth(), CurveStyle.TRUTH.dash()));
        }
    }

    private boolean crosses(Canvas canvas, List<CurvePoint> points, CurveStyle look, int row) {
        List<CurvePoint> refused = points.stream()
                .filter(p -> p.verdict() == Verdict.REFUSED && Double.isFinite(p.treatment()))
                .toList();
        double y = frame.box().getMaxY() - frame.style().tickLength() - CROSS_ROW * (row + 0.5);
        refused.forEach(p -> Marker.cross(canvas, frame.px(p.treatment()), y, 3.2, look.ink()));
        return !refused.isEmpty();
    }

    /** An arrowhead at the edge for each median that lies outside. */
    private void outside(Canvas canvas, List<CurvePoint> points, CurveStyle look) {
        for (CurvePoint point : points) {
            if (Curves.drawn(point, quantity)) {
                double share = frame.y().share(quantity.middle(point));
                double x = frame.px(point.treatment());
                if (share > 1) {
                    Marker.TRIANGLE.fill(canvas, x, frame.box().getMinY() + 3.5, 3.6, look.ink());
                } else if (share < 0) {
                    Marker.DOWN.fill(canvas, x, frame.box().getMaxY() - 3.5, 3.6, look.ink());
                }
            }
        }
    }

    private void to(Path2D path, double treatment, double value) {
        double x = frame.px(treatment);
        double y = frame.py(value);
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }
}
