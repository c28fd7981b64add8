package org.galcause.redshiftsweep.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.graph.Edge;
import org.galcause.causalmodel.graph.GraphSyntaxException;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads the causal graph line by line, so that each line's fault is reported with its place in the file. */
final class GraphReader {

    private final List<String> declared;
    private final Ledger ledger;

    GraphReader(List<String> declared, Ledger ledger) {
        this.declared = declared;
        this.ledger = ledger;
    }

    CausalGraph read(Section root) {
        if (!(root.node("graph").orElse(null) instanceof YamlText text)) {
            root.node("graph")
                    .ifPresent(node -> root.problem(
                            "graph", "found " + node.flow() + " where lines of text are expected (graph: |)"));
            return new CausalGraph(List.of());
        }
        List<Edge> edges = new ArrayList<>();
        String[] lines = text.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            edges.addAll(line(lines[i], lines.length == 1 ? text.line() : text.line() + 1 + i));
        }
        return new CausalGraph(edges);
    }

    private List<Edge> line(String line, int number) {
        try {
            CausalGraph graph = CausalGraph.parse(line);
            graph.names().stream()
                    .filter(name -> !declared.contains(name))
                    .forEach(name -> ledger.problem(
                            number,
                            "graph: unknown variable \"" + name + "\"" + NearestName.hint(name, declared)
                                    + " (declared: " + String.join(", ", declared) + ")"));
            return graph.edges();
        } catch (GraphSyntaxException e) {
            ledger.problem(number, String.valueOf(e.getMessage()).replaceFirst("^graph line \\d+: ", "graph: "));
            return List.of();
        }
    }

    /** The measured variables in their order within a time; a cycle is a problem. */
    List<String> order(Section root, CausalGraph graph, List<String> measured, String outcome) {
        Set<String> names = new LinkedHashSet<>(declared);
        names.addAll(graph.names());
        if (!names.contains(outcome)) {
            return measured;
        }
        try {
            return graph.order(List.copyOf(names), outcome).stream()
                    .filter(measured::contains)
                    .toList();
        } catch (GraphSyntaxException e) {
            root.problem("graph", String.valueOf(e.getMessage()));
            return measured;
        }
    }
}
