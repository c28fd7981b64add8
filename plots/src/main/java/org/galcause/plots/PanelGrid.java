package org.galcause.plots;

import java.awt.geom.Rectangle2D;
import java.util.EnumSet;
import java.util.Set;

/**
 * Panels in rows that touch, with shared axes.
 *
 * @param panels how many
 * @param columns how many in a row
 * @param left edge of the first panel (pt)
 * @param top edge of the first panel (pt)
 * @param width of a panel (pt)
 * @param height of a panel (pt)
 */
record PanelGrid(int panels, int columns, double left, double top, double width, double height) {

    int rows() {
        return (panels + columns - 1) / columns;
    }

    /** Cells of the last row without a panel. */
    int free() {
        return rows() * columns - panels;
    }

    Rectangle2D box(int panel) {
        int row = panel / columns;
        return new Rectangle2D.Double(left + panel % columns * width, top + row * height, width, height);
    }

    /** The box around all rows. */
    Rectangle2D all() {
        return new Rectangle2D.Double(left, top, columns * width, rows() * height);
    }

    /** The free cells of the last row, less the room for the tick labels above them. */
    Rectangle2D freeCells(FigureStyle style) {
        double x = left + (columns - free()) * width;
        double y = top + (rows() - 1) * height + Frame.below(style);
        return new Rectangle2D.Double(x, y, free() * width, height - Frame.below(style));
    }

    /** What is written around a panel: tick labels only at the outer sides. */
    Set<Frame.Labels> labels(int panel) {
        EnumSet<Frame.Labels> labels = EnumSet.noneOf(Frame.Labels.class);
        if (panel + columns >= panels) {
            labels.add(Frame.Labels.BOTTOM);
        }
        if (panel % columns == 0) {
            labels.add(Frame.Labels.LEFT);
        }
        if (panel % columns > 0) {
            labels.add(Frame.Labels.TOUCHES_LEFT);
        }
        if (panel % columns < columns - 1 && panel + 1 < panels) {
            labels.add(Frame.Labels.TOUCHES_RIGHT);
        }
        if (panel >= columns) {
            labels.add(Frame.Labels.TOUCHES_ABOVE);
        }
        if (panel + columns < panels) {
            labels.add(Frame.Labels.TOUCHES_BELOW);
        }
        return labels;
    }
}
