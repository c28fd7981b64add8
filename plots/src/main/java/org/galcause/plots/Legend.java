package org.galcause.plots;

import java.util.List;
import java.util.function.Consumer;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.PlacedText;
import org.galcause.plots.canvas.Text;

/**
 * Keys, outside the data.
 *
 * @param entries in reading order
 * @param size font size (pt)
 */
record Legend(List<Entry> entries, double size) {

    private static final double KEY = 22;
    private static final double GAP = 4;
    private static final double BETWEEN = 12;

    /** A key: how its sample is drawn (in a box of the key's width, centred on y = 0), and what it means. */
    record Entry(String label, Consumer<Sample> sample) {}

    /** Where a sample goes: from x to x + width, centred on y. */
    record Sample(Canvas canvas, double x, double y, double width) {

        double middle() {
            return x + width / 2;
        }
    }

    Legend {
        entries = List.copyOf(entries);
    }

    private double width(Entry entry) {
        return KEY + GAP + Text.of(entry.label(), size).width();
    }

    private double widest() {
        return entries.stream().mapToDouble(this::width).max().orElse(0);
    }

    private double row() {
        return entries.stream().mapToDouble(this::width).sum() + (entries.size() - 1) * BETWEEN;
    }

    private int columns(double width) {
        return row() <= width - 8
                ? entries.size()
                : Math.max(1, Math.min(entries.size(), (int) ((width + BETWEEN) / (widest() + BETWEEN))));
    }

    private double rowHeight() {
        return 1.5 * size;
    }

    /** The height it needs in a given width (pt). */
    double height(double width) {
        return entries.isEmpty() ? 0 : Math.ceil(entries.size() / (double) columns(width)) * rowHeight();
    }

    /** Whether it fits into a box of this size (pt). */
    boolean fits(double width, double height) {
        return widest() <= width && height(width) <= height;
    }

    /** Draws it from (x, y) downwards, centred in the width: in one row where that fits, else in columns of equal width. */
    void draw(Canvas canvas, double x, double y, double width) {
        int columns = columns(width);
        boolean oneRow = row() <= width - 8;
        double used = oneRow ? row() : columns * widest() + (columns - 1) * BETWEEN;
        double left = x + Math.max(0, (width - used) / 2);
        canvas.named("legend", () -> {
            double entryX = left;
            for (int i = 0; i < entries.size(); i++) {
                int row = i / columns;
                entryX = i % columns == 0 ? left : entryX;
                key(canvas, entries.get(i), entryX, y + (row + 0.5) * rowHeight());
                entryX += BETWEEN + (oneRow ? width(entries.get(i)) : widest());
            }
        });
    }

    private void key(Canvas canvas, Entry entry, double x, double middle) {
        entry.sample().accept(new Sample(canvas, x, middle, KEY));
        canvas.write(PlacedText.centred(Text.of(entry.label(), size), x + KEY + GAP, middle, 0), Ink.BLACK);
    }
}
