package org.galcause.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;

/** The looks of curves and their keys. */
final class CurveKeys {

    private CurveKeys() {}

    /** One look for each estimator, by its place. */
    static Map<String, CurveStyle> looks(List<String> estimators) {
        Map<String, CurveStyle> looks = new LinkedHashMap<>();
        estimators.forEach(name -> looks.put(name, Palette.curve(looks.size())));
        return looks;
    }

    /** Keys of curves with bands. */
    static Legend legend(Map<String, CurveStyle> looks, FigureStyle style) {
        return new Legend(entries(looks, style), style.labelSize() - 0.5);
    }

    /** Keys of the curves, and of the truth where it is known. */
    static Legend legend(Curves curves, Map<String, CurveStyle> looks, FigureStyle style) {
        List<Legend.Entry> entries = entries(looks, style);
        if (!curves.truth().isEmpty()) {
            entries.add(new Legend.Entry("truth", s -> line(s, CurveStyle.TRUTH, 1.35 * style.lineWidth())));
        }
        return new Legend(entries, style.labelSize() - 0.5);
    }

    /** Keys of points with intervals. */
    static Legend pointLegend(Map<String, CurveStyle> looks, FigureStyle style) {
        List<Legend.Entry> entries = new ArrayList<>();
        looks.forEach((name, look) -> entries.add(new Legend.Entry(AxisLabels.name(name), s -> {
            line(s, new CurveStyle(look.ink(), Dash.SOLID, look.marker(), 0), style.lineWidth());
            look.marker().fill(s.canvas(), s.middle(), s.y(), 4, look.ink());
        })));
        return new Legend(entries, style.labelSize() - 0.5);
    }

    private static List<Legend.Entry> entries(Map<String, CurveStyle> looks, FigureStyle style) {
        List<Legend.Entry> entries = new ArrayList<>();
        looks.forEach(
                (name, look) -> entries.add(new Legend.Entry(AxisLabels.name(name), s -> sample(s, look, style))));
        return entries;
    }

    private static void sample(Legend.Sample sample, CurveStyle look, FigureStyle style) {
        sample.canvas()
                .fill(
                        new Rectangle2D.Double(sample.x(), sample.y() - 3, sample.width(), 6),
                        look.ink().at(look.band()));
        line(sample, look, style.lineWidth());
        look.marker().fill(sample.canvas(), sample.middle(), sample.y(), 3.4, look.ink());
    }

    private static void line(Legend.Sample sample, CurveStyle look, double width) {
        Ink ink = look.ink();
        sample.canvas()
                .stroke(
                        new Line2D.Double(sample.x(), sample.y(), sample.x() + sample.width(), sample.y()),
                        new Pen(ink, width, look.dash()));
    }
}
