package org.galcause.plots;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.PlacedText;

/** Keeps what is drawn, with the name of the group it is drawn in. */
final class RecordingCanvas implements Canvas {

    /** A filled or stroked shape. */
    record Mark(String group, Shape shape, double opacity) {}

    final List<Mark> fills = new ArrayList<>();
    final List<Mark> strokes = new ArrayList<>();
    final List<PlacedText> texts = new ArrayList<>();
    private final Deque<String> groups = new ArrayDeque<>(List.of(""));

    static RecordingCanvas of(Figure figure) {
        RecordingCanvas canvas = new RecordingCanvas();
        figure.drawing().accept(canvas);
        return canvas;
    }

    @Override
    public void fill(Shape shape, Ink ink) {
        fills.add(new Mark(groups.element(), shape, ink.opacity()));
    }

    @Override
    public void stroke(Shape shape, Pen pen) {
        strokes.add(new Mark(groups.element(), shape, pen.ink().opacity()));
    }

    @Override
    public void write(PlacedText text, Ink ink) {
        texts.add(text);
    }

    @Override
    public void clipped(Rectangle2D window, Runnable drawing) {
        drawing.run();
    }

    @Override
    public void named(String name, Runnable drawing) {
        groups.push(name);
        drawing.run();
        groups.pop();
    }

    List<Mark> strokesOf(String group) {
        return strokes.stream().filter(s -> s.group().equals(group)).toList();
    }

    List<String> words() {
        return texts.stream().map(t -> t.text().source()).toList();
    }
}
