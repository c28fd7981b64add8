package org.galcause.causalmodel.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausalGraphTest {

    @Test
    void readsLinesOfCausesAndEffects() {
        CausalGraph graph =
                CausalGraph.parse("L3 -> L[t], A[t]  # measured once\n\nL[t-1], A[t-1] -> L[t]\nA[..t-1] -> Y[t]\n");
        assertThat(graph.edges().stream().map(Edge::text))
                .containsExactly(
                        "L3[t] -> L[t]", "L3[t] -> A[t]", "L[t-1] -> L[t]", "A[t-1] -> L[t]", "A[..t-1] -> Y[t]");
        assertThat(graph.acts("A", 3, "Y")).isTrue();
        assertThat(graph.acts("A", 0, "Y")).isFalse();
        assertThat(graph.acts("L", 2, "L")).isFalse();
    }

    @Test
    void laggedEffectsAreTheSameArrow() {
        assertThat(CausalGraph.parse("A[t] -> Y[t-0]\nA[t-2] -> Y[t-1]").edges())
                .containsExactly(new Edge("A", 0, "Y", Edge.Reach.ONE_LAG), new Edge("A", 1, "Y", Edge.Reach.ONE_LAG));
    }

    @Test
    void contemporaneousArrowsOrderTheVariablesAndTheOutcomeComesLast() {
        CausalGraph graph = CausalGraph.parse("B[t] -> A[t]\nA[t] -> Y[t]\nY[t-1] -> B[t]");
        assertThat(graph.order(List.of("A", "Y", "C", "B"), "Y")).containsExactly("C", "B", "A", "Y");
        assertThat(graph.order(List.of("A", "Y", "B", "C"), "Y")).containsExactly("B", "A", "C", "Y");
    }

    @Test
    void namesACycleWithinOneTime() {
        CausalGraph graph = CausalGraph.parse("A[t] -> B[t]\nB[t] -> C[t]\nC[t] -> A[t]");
        assertThatThrownBy(() -> graph.order(List.of("A", "B", "C"), "C"))
                .isInstanceOf(GraphSyntaxException.class)
                .hasMessageContaining("cycle within one time: A[t] -> B[t] -> C[t] -> A[t]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A[t] => Y[t] | graph line 1: \"A[t] => Y[t]\" has no arrow",
                "A[t] -> A[t] | A[t] cannot cause itself at the same time",
                "A[t] -> Y[t-1] | A would act backwards in time on Y",
                "A[u] -> Y[t] | cannot read \"A[u]\"",
                "A[t] -> Y[..t] | the effect Y stands at one time"
            })
    void saysWhichLineIsWrong(String text, String sentence) {
        assertThatThrownBy(() -> CausalGraph.parse(text))
                .isInstanceOf(GraphSyntaxException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void conditioningOnAColliderOpensThePathAndOnAConfounderClosesIt() {
        UnrolledGraph graph =
                UnrolledGraph.of(CausalGraph.parse("U -> A[t], Y[t]\nA[t] -> C[t]\nY[t] -> C[t]"), Set.of("U"), 0);
        Node a = new Node("A", 0);
        Set<Node> y = Set.of(new Node("Y", 0));
        Node u = new Node("U", Node.ALWAYS);
        assertThat(Separation.openPath(graph, a, y, Set.of()).orElseThrow().relativeTo(0))
                .isEqualTo("A[t] <- U -> Y[t]");
        assertThat(Separation.openPath(graph, a, y, Set.of(u))).isEmpty();
        assertThat(Separation.openPath(graph, a, y, Set.of(u, new Node("C", 0)))
                        .orElseThrow()
                        .relativeTo(0))
                .isEqualTo("A[t] -> C[t] <- Y[t]");
    }
}
