package org.galcause.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.Text;

/** One panel per time, earliest first, all with the same axes. */
final class ByRedshift {

    private static final double RIGHT = 6;
    private static final double TOP = 4;
    private static final double LEGEND_GAP = 4;
    private static final double MARKER = 2.2;

    private final Curves curves;
    private final Quantity quantity;
    private final AxisLabels labels;
    private final FigureStyle style;
    private final List<Map.Entry<Double, Double>> times;
    private final Map<String, CurveStyle> looks;
    private final Legend legend;
    private final Span span;
    private final Axis x;
    private final Axis y;
    private final PanelGrid grid;
    private final double tickLabels;
    private final boolean legendInside;

    ByRedshift(Curves curves, Quantity quantity, AxisLabels labels, FigureStyle style) {
        this.curves = curves;
        this.quantity = quantity;
        this.labels = labels;
        this.style = style;
        times = List.copyOf(curves.times().entrySet());
        looks = CurveKeys.looks(curves.estimators());
        legend = CurveKeys.legend(curves, looks, style);
        span = curves.span(quantity);
        x = Axis.linear("", Span.over(curves.treatments()));
        int columns = Math.min(times.size(), style.narrow() ? 2 : wideColumns(times.size()));
        double flatness = columns == 1 ? 0.7 : times.size() > 8 && style.narrow() ? 0.75 : 0.92;
        double about = 0.85 * style.width() / columns * flatness;
        double crosses = CurveLayer.crossRoom(curves) / about;
        y = Axis.linear("", span.withHeadroom(0.12).withFootroom(crosses));
        tickLabels = Frame.besides(y, about, style);
        double left = Frame.axisLabel(style) + tickLabels + 2;
        double width = (style.width() - left - RIGHT) / columns;
        double height = flatness * width;
        PanelGrid below = new PanelGrid(times.size(), columns, left, TOP, width, height);
        Rectangle2D free = below.freeCells(style);
        legendInside = below.free() > 0 && legend.fits(free.getWidth() - 8, free.getHeight() - 8);
        double legendRoom = legendInside ? 0 : legend.height(style.width()) + LEGEND_GAP;
        grid = new PanelGrid(times.size(), columns, left, TOP + legendRoom, width, height);
    }

    private static int wideColumns(int panels) {
        return panels <= 6 ? 3 : panels <= 12 ? 4 : panels <= 20 ? 5 : 6;
    }

    Figure figure() {
        double height = grid.all().getMaxY() + Frame.below(style) + Frame.axisLabel(style) + 2;
        return new Figure(
                "Effect by redshift",
                style.width(),
                height,
                this::draw,
                curves.table(),
                curves.caption(" Black dashes: the truth.") + span.caption("vertical"));
    }

    private void draw(Canvas canvas) {
        if (legendInside) {
            Rectangle2D free = grid.freeCells(style);
            double room = free.getHeight() - legend.height(free.getWidth());
            legend.draw(canvas, free.getX(), free.getY() + room / 2, free.getWidth());
        } else {
            legend.draw(canvas, 0, TOP, style.width());
        }
        List<Corner.Occupied> panels = panels();
        Corner corner = Corner.freest(Text.of("\\i{z} = 0.00", style.tickSize()), panels);
        for (int i = 0; i < panels.size(); i++) {
            panel(canvas, panels.get(i), corner, times.get(i));
        }
        AxisTitles.bottom(canvas, grid.all(), labels.treatment(), style);
        String title = quantity == Quantity.OUTCOME ? labels.outcome() : labels.effect();
        AxisTitles.left(canvas, grid.all(), tickLabels, title, style);
    }

    private List<Corner.Occupied> panels() {
        List<Corner.Occupied> panels = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            Frame frame = new Frame(grid.box(i), x, y, grid.labels(i), style);
            panels.add(new Corner.Occupied(frame, curves.at(times.get(i).getKey()), quantity));
        }
        return panels;
    }

    private void panel(Canvas canvas, Corner.Occupied panel, Corner corner, Map.Entry<Double, Double> time) {
        Frame frame = panel.frame();
        if (quantity == Quantity.EFFECT) {
            double zero = frame.py(0);
            canvas.stroke(
                    new Line2D.Double(frame.box().getMinX(), zero, frame.box().getMaxX(), zero),
                    Pen.of(Ink.GREY, style.frameWidth()));
        }
        new CurveLayer(frame.with(style.thinner()), panel.curves(), quantity, looks, MARKER).draw(canvas);
        frame.draw(canvas);
        Text text = Text.of(AxisLabels.time(time.getKey(), time.getValue()), style.tickSize());
        canvas.write(corner.place(text, frame), Ink.BLACK);
    }
}
