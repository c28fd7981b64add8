package org.galcause.causalmodel.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of a graph: lines such as {@code L[t-1], A[t-1] -> L[t], A[t]}; {@code #} starts a comment. */
final class GraphParser {

    private static final Pattern NODE = Pattern.compile(
            "(?<name>[A-Za-z_][A-Za-z0-9_.]*)(?:\\[(?<past>\\.\\.)?\\s*t\\s*(?:-\\s*(?<lag>\\d+))?\\s*\\])?");

    private record Node(String name, int lag, Edge.Reach reach) {}

    private GraphParser() {}

    static List<Edge> edges(String text) {
        List<Edge> edges = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                edges.addAll(line(line, i + 1));
            }
        }
        return edges;
    }

    private static List<Edge> line(String line, int number) {
        String[] sides = line.split("->", -1);
        if (sides.length < 2) {
            throw new GraphSyntaxException("graph line " + number + ": \"" + line
                    + "\" has no arrow; write causes -> effects, such as L[t-1] -> A[t]");
        }
        List<Edge> edges = new ArrayList<>();
        for (int s = 0; s + 1 < sides.length; s++) {
            List<Node> effects = nodes(sides[s + 1], line, number);
            for (Node cause : nodes(sides[s], line, number)) {
                effects.forEach(effect -> edges.add(edge(cause, effect, line, number)));
            }
        }
        return edges;
    }

    private static Edge edge(Node cause, Node effect, String line, int number) {
        int lag = cause.lag - effect.lag;
        if (effect.reach == Edge.Reach.ALL_EARLIER) {
            throw new GraphSyntaxException("graph line " + number + ": \"" + line + "\": the effect " + effect.name
                    + " stands at one time, such as " + effect.name + "[t]");
        }
        if (lag < 0) {
            throw new GraphSyntaxException("graph line " + number + ": \"" + line + "\": " + cause.name
                    + " would act backwards in time on " + effect.name);
        }
        Edge edge = new Edge(cause.name, lag, effect.name, cause.reach);
        edge.fault().ifPresent(fault -> {
            throw new GraphSyntaxException("graph line " + number + ": " + fault);
        });
        return edge;
    }

    private static List<Node> nodes(String side, String line, int number) {
        List<Node> nodes = new ArrayList<>();
        for (String text : side.split(",", -1)) {
            Matcher matcher = NODE.matcher(text.strip());
            if (!matcher.matches()) {
                throw new GraphSyntaxException("graph line " + number + ": \"" + line + "\": cannot read \""
                        + text.strip() + "\"; write NAME, NAME[t], NAME[t-1] or NAME[..t-1]");
            }
            int lag = matcher.group("lag") == null ? 0 : Integer.parseInt(matcher.group("lag"));
            nodes.add(new Node(
                    matcher.group("name"),
                    lag,
                    matcher.group("past") == null ? Edge.Reach.ONE_LAG : Edge.Reach.ALL_EARLIER));
        }
        return nodes;
    }
}
