package org.galcause.plots;

import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.graph.Edge;
import org.galcause.plots.canvas.Canvas;
import org.galcause.plots.canvas.Dash;
import org.galcause.plots.canvas.Ink;
import org.galcause.plots.canvas.Pen;
import org.galcause.plots.canvas.PlacedText;
import org.galcause.plots.canvas.Text;

/**
 * The graph unrolled in time: a column for each time that an arrow into t starts from, a row for each variable. The arrows into the
 * last column are drawn dark, their copies at earlier times light. Variables measured once stand above the gap before the last column.
 */
final class GraphDrawing {

    private static final double TOP = 6;
    private static final double NODE_HEIGHT = 19;
    private static final double ROW = 44;
    private static final double PORT = 3.6;
    private static final double PADDING = 14;

    /** Between columns, for the arrows (pt). */
    private static final double LEAST_GAP = 46;

    private static final double LEAST_SIZE = 4.5;
    private static final Ink TREATMENT = Ink.of(0x0072b2);
    private static final Ink OUTCOME = Ink.of(0xd55e00);
    private static final Ink COPY = Ink.of(0xc4c4c4);

    private final CausalGraph graph;
    private final GraphRoles roles;
    private final FigureStyle style;
    private final List<String> rows;
    private final List<String> constants;
    private final int columns;
    private final boolean legible;
    private final double nodeSize;
    private final double nodeWidth;
    private final double bulge;
    private final Map<String, Integer> arrivals = new HashMap<>();

    GraphDrawing(CausalGraph graph, GraphRoles roles, FigureStyle style) {
        this.graph = graph;
        this.roles = roles;
        this.style = style;
        rows = roles.order().stream()
                .filter(name -> !roles.constants().contains(name))
                .toList();
        constants = roles.order().stream().filter(roles.constants()::contains).toList();
        columns = 1 + Math.max(1, graph.longestLag());
        int span = graph.edges().stream()
                .filter(e -> e.lag() == 0 && rows.contains(e.cause()) && rows.contains(e.effect()))
                .mapToInt(e -> Math.abs(rows.indexOf(e.effect()) - rows.indexOf(e.cause())))
                .max()
                .orElse(0);
        bulge = span > 1 ? bulge(span) : 0;
        double size = style.labelSize();
        double room = (style.width() - 8 - 2 * bulge - (columns - 1) * LEAST_GAP) / columns - PADDING;
        double widest = widest(roles.order(), size);
        legible = room / widest * size >= LEAST_SIZE;
        nodeSize = widest <= room ? size : legible ? size * room / widest : LEAST_SIZE;
        nodeWidth = widest(roles.order(), nodeSize) + PADDING;
    }

    /** How far a curve bends that passes by span - 1 nodes (pt). */
    private static double bulge(int span) {
        return 9 + 9 * (span - 1.0);
    }

    private Text label(String name) {
        return Text.of(AxisLabels.name(name), nodeSize);
    }

    private static double widest(List<String> names, double size) {
        return names.stream()
                .mapToDouble(name -> Text.of(AxisLabels.name(name), size).width())
                .max()
                .orElse(20);
    }

    /** Whether the names fit into the width at a size that can be read. */
    boolean legible() {
        return legible;
    }

    Figure figure() {
        boolean earlier = graph.edges().stream().anyMatch(e -> e.reach() == Edge.Reach.ALL_EARLIER);
        return new Figure(
                "Causal graph",
                style.width(),
                firstRow() + (rows.size() - 1) * ROW + NODE_HEIGHT / 2 + 6,
                this::draw,
                table(),
                "Causal graph, the same at every time. Blue: treatment; red: outcome. Dark arrows: causes of the variables at t; light"
                        + " arrows: the same at earlier times."
                        + (earlier ? " Dashed arrows: also from every earlier time." : "")
                        + (constants.isEmpty() ? "" : " Grey: measured once."));
    }

    private FigureTable table() {
        return new FigureTable(
                List.of("cause", "lag", "effect", "reach"),
                graph.edges().stream()
                        .map(e -> FigureTable.row(
                                e.cause(),
                                (double) e.lag(),
                                e.effect(),
                                e.reach() == Edge.Reach.ONE_LAG ? "one lag" : "all earlier"))
                        .toList());
    }

    private double firstRow() {
        return TOP + 2 * style.labelSize() + NODE_HEIGHT / 2 + constants.size() * 0.72 * ROW;
    }

    private double x(int column) {
        double first = 4 + bulge + nodeWidth / 2;
        double last = style.width() - 4 - bulge - nodeWidth / 2;
        return first + column * (last - first) / (columns - 1);
    }

    private double y(String name) {
        return firstRow() + rows.indexOf(name) * ROW;
    }

    private double constantX() {
        return (x(columns - 2) + x(columns - 1)) / 2;
    }

    private double constantY(String name) {
        return TOP + NODE_HEIGHT / 2 + constants.indexOf(name) * 0.72 * ROW;
    }

    private void draw(Canvas canvas) {
        arrivals.clear();
        headings(canvas);
        canvas.named("copies", () -> {
            for (int column = 0; column < columns - 1; column++) {
                int at = column;
                graph.edges().stream().filter(this::varying).forEach(e -> into(canvas, e, at, COPY));
            }
        });
        canvas.named("arrows", () -> {
            for (Edge edge : byTail()) {
                if (varying(edge)) {
                    into(canvas, edge, columns - 1, ink(edge));
                } else {
                    fromConstant(canvas, edge);
                }
            }
        });
        canvas.named("nodes", () -> nodes(canvas));
    }

    private boolean varying(Edge edge) {
        return rows.contains(edge.cause()) && rows.contains(edge.effect());
    }

    /** Arrows ordered by where they come from, so that their tips fan out without crossing. */
    private List<Edge> byTail() {
        List<Edge> edges = new ArrayList<>(graph.edges());
        edges.sort(Comparator.comparingInt((Edge e) -> rows.indexOf(e.cause())).thenComparingInt(Edge::lag));
        return edges;
    }

    private Ink ink(Edge edge) {
        boolean effect =
                roles.treatments().contains(edge.cause()) && edge.effect().equals(roles.outcome());
        return effect ? OUTCOME : Ink.of(0x303030);
    }

    private void headings(Canvas canvas) {
        double base = firstRow() - NODE_HEIGHT / 2 - 0.8 * style.labelSize();
        for (int column = 0; column < columns; column++) {
            int back = columns - 1 - column;
            Text text = Text.of(back == 0 ? "\\i{t}" : "\\i{t} − " + back, style.labelSize());
            canvas.write(PlacedText.at(text, x(column), base, 0.5), Ink.BLACK);
        }
    }

    private void into(Canvas canvas, Edge edge, int column, Ink ink) {
        int from = column - edge.lag();
        if (from < 0) {
            return;
        }
        Dash dash = edge.reach() == Edge.Reach.ALL_EARLIER ? Dash.DASHED : Dash.SOLID;
        double width = ink.equals(OUTCOME) ? 1.5 : 0.8;
        Arrow arrow = edge.lag() == 0 ? withinTime(edge, column) : acrossTime(edge, from, column);
        arrow.draw(canvas, ink, width, dash);
    }

    /** Straight to the next row; past other nodes along the outer side of the column. */
    private Arrow withinTime(Edge edge, int column) {
        double y1 = y(edge.cause());
        double y2 = y(edge.effect());
        int span = Math.abs(rows.indexOf(edge.effect()) - rows.indexOf(edge.cause()));
        double down = Math.signum(y2 - y1);
        if (span == 1) {
            return Arrow.from(x(column), y1 + down * NODE_HEIGHT / 2).line(x(column), y2 - down * NODE_HEIGHT / 2);
        }
        double side = column == columns - 1 ? 1 : -1;
        double edgeX = x(column) + side * nodeWidth / 2;
        double reach = edgeX + side * bulge(span) * squeeze(column) * 4 / 3;
        double tail = y1 + down * 4;
        double tip = y2 + down * curvedPort(edge, span);
        return Arrow.from(edgeX, tail).curve(reach, tail + down * 4, reach, tip - down * 4, edgeX, tip);
    }

    /** Curves of a column between others bend less where its neighbours are near. */
    private double squeeze(int column) {
        double gap = x(1) - x(0) - nodeWidth;
        return column == 0 || column == columns - 1 ? 1 : Math.min(1, 0.6 * gap / bulge);
    }

    /** How far past the middle of a node's side a curve ends: the longer, the further, so that curves do not cross near their tips. */
    private double curvedPort(Edge edge, int span) {
        List<Integer> spans = graph.edges().stream()
                .filter(e -> e.lag() == 0 && varying(e) && e.effect().equals(edge.effect()))
                .map(e -> Math.abs(rows.indexOf(e.effect()) - rows.indexOf(e.cause())))
                .filter(other -> other > 1)
                .sorted()
                .toList();
        double step = Math.min(4.4, (NODE_HEIGHT - 5) / Math.max(1, spans.size() - 1));
        return step * (spans.indexOf(span) - (spans.size() - 1) / 2.0);
    }

    /** Straight from side to side; between two rows where it would cross a node of a column in between. */
    private Arrow acrossTime(Edge edge, int from, int column) {
        double x1 = x(from) + nodeWidth / 2;
        double x2 = x(column) - nodeWidth / 2;
        double y1 = y(edge.cause());
        double y2 = y(edge.effect()) + port(edge, column);
        if (!crosses(x1, y1, x2, y2, from, column)) {
            return Arrow.from(x1, y1).line(x2, y2);
        }
        Arrow arrow = Arrow.from(x1, y1);
        double beforeX = x1;
        double beforeY = y1;
        for (int between = from + 1; between < column; between++) {
            double left = x(between) - nodeWidth / 2 - 3;
            double right = x(between) + nodeWidth / 2 + 3;
            double lane = lane(y1 + (y2 - y1) * (x(between) - x1) / (x2 - x1), edge);
            double pull = (left - beforeX) / 2;
            arrow.curve(beforeX + pull, beforeY, left - pull, lane, left, lane).line(right, lane);
            beforeX = right;
            beforeY = lane;
        }
        double pull = (x2 - beforeX) / 2;
        return arrow.curve(beforeX + pull, beforeY, x2 - pull, y2, x2, y2);
    }

    private boolean crosses(double x1, double y1, double x2, double y2, int from, int to) {
        double slope = (y2 - y1) / (x2 - x1);
        for (int column = from + 1; column < to; column++) {
            double left = y1 + slope * (x(column) - nodeWidth / 2 - x1);
            double right = y1 + slope * (x(column) + nodeWidth / 2 - x1);
            double low = Math.min(left, right) - NODE_HEIGHT / 2 - 3;
            double high = Math.max(left, right) + NODE_HEIGHT / 2 + 3;
            if (rows.stream().anyMatch(name -> y(name) > low && y(name) < high)) {
                return true;
            }
        }
        return false;
    }

    /** The free height between two rows that is nearest; arrows of different causes keep apart. */
    private double lane(double y, Edge edge) {
        double row = Math.floor((y - firstRow()) / ROW);
        double between = Math.max(0, Math.min(Math.max(0, rows.size() - 2), row));
        double apart = 3.0 * (rows.indexOf(edge.cause()) - (rows.size() - 1) / 2.0);
        return firstRow() + (between + 0.5) * ROW + Math.max(-8, Math.min(8, apart));
    }

    /** How far from the middle of a node's side an arrow ends, so that tips do not cover each other; one from the same row at 0. */
    private double port(Edge edge, int column) {
        List<Edge> incoming = byTail().stream()
                .filter(e -> e.effect().equals(edge.effect()) && e.lag() > 0 && varying(e) && column - e.lag() >= 0)
                .toList();
        List<String> causes = incoming.stream().map(Edge::cause).toList();
        int last = incoming.size() - 1;
        int own = causes.indexOf(edge.effect());
        double middle = own >= 0 ? own : last / 2.0;
        double step = Math.min(PORT, (NODE_HEIGHT / 2 - 2.5) / Math.max(1, Math.max(middle, last - middle)));
        return step * (incoming.indexOf(edge) - middle);
    }

    private void fromConstant(Canvas canvas, Edge edge) {
        double y1 = constantY(edge.cause()) + NODE_HEIGHT / 2;
        if (constants.contains(edge.effect())) {
            double y2 = constantY(edge.effect());
            Arrow.from(constantX(), y1)
                    .line(constantX(), y2 - NODE_HEIGHT / 2)
                    .draw(canvas, ink(edge), 0.8, Dash.SOLID);
            return;
        }
        double tip = y(edge.effect()) - NODE_HEIGHT / 2 + 2 + PORT * arrivals.merge(edge.effect(), 1, Integer::sum) / 2;
        Arrow.from(constantX(), y1).line(x(columns - 1) - nodeWidth / 2, tip).draw(canvas, ink(edge), 0.8, Dash.SOLID);
    }

    private void nodes(Canvas canvas) {
        constants.forEach(name -> node(canvas, name, constantX(), constantY(name), Ink.of(0xe4e4e4)));
        for (int column = 0; column < columns; column++) {
            for (String name : rows) {
                node(canvas, name, x(column), y(name), Ink.WHITE);
            }
        }
    }

    private void node(Canvas canvas, String name, double x, double y, Ink plain) {
        boolean treatment = roles.treatments().contains(name);
        boolean outcome = name.equals(roles.outcome());
        Ink border = treatment ? TREATMENT : outcome ? OUTCOME : Ink.of(0x505050);
        RoundRectangle2D box =
                new RoundRectangle2D.Double(x - nodeWidth / 2, y - NODE_HEIGHT / 2, nodeWidth, NODE_HEIGHT, 9, 9);
        canvas.fill(box, treatment || outcome ? border.tint(0.18) : plain);
        canvas.stroke(box, Pen.of(border, treatment || outcome ? 1.2 : 0.7));
        canvas.write(PlacedText.centred(label(name), x, y, 0.5), Ink.BLACK);
    }
}
