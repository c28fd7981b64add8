package org.galcause.causalmodel.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.graph.CausalGraph;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.junit.jupiter.api.Test;

class IdentifierTest {

    private static final String FEEDBACK = """
            L[t-1] -> L[t], A[t], Y[t]
            A[t-1] -> A[t], L[t], Y[t]
            A[t] -> Y[t]
            Y[t-1] -> L[t], Y[t]
            """;

    @Test
    void feedbackNeedsThePreviousConfounderAlone() {
        Identified identified = identify(FEEDBACK, List.of(), "L", "A", "Y").orElseThrow();
        assertThat(identified.at(0).confounders()).isEmpty();
        assertThat(identified.at(2).confounders()).singleElement().satisfies(c -> {
            assertThat(c.variable()).isEqualTo("L");
            assertThat(c.step()).isEqualTo(1);
            assertThat(c.why()).isEqualTo("closes A[t] <- L[t-1] -> Y[t]");
        });
        assertThat(identified.notes())
                .anyMatch(note -> note.contains("L is both a confounder of later A and an effect of earlier A"));
        assertThat(identified.explain()).contains("at times 1, 2: adjust for L[t-1] (closes A[t] <- L[t-1] -> Y[t])");
    }

    @Test
    void aMediatorIsNeverAdjustedFor() {
        Identified identified = identify("A[t] -> M[t]\nM[t] -> Y[t]\nW -> A[t], Y[t]", List.of(), "W!", "M", "A", "Y")
                .orElseThrow();
        assertThat(identified.at(1).confounders())
                .extracting(Confounder::variable)
                .containsExactly("W");
        assertThat(identified.order()).containsExactly("W", "A", "M", "Y");
    }

    @Test
    void aPastOutcomeCanBeAConfounder() {
        Identified identified = identify("Y[t-1] -> A[t], Y[t]\nA[t] -> Y[t]", List.of(), "A", "Y")
                .orElseThrow();
        assertThat(identified.at(2).confounders())
                .extracting(Confounder::variable)
                .containsExactly("Y");
    }

    @Test
    void aMeasuredProxyOnThePathSavesALatentCause() {
        String graph = "U -> L[t], Y[t]\nL[t-1] -> A[t]\nA[t] -> Y[t]";
        assertThat(identify(graph, List.of("U"), "L", "A", "Y")
                        .orElseThrow()
                        .at(1)
                        .confounders())
                .isEmpty();
        Identified identified = identify(graph, List.of("U!"), "L", "A", "Y").orElseThrow();
        assertThat(identified.at(1).confounders())
                .extracting(Confounder::variable)
                .containsExactly("L");
    }

    @Test
    void aLatentConfounderHasNoAnswerButRemedies() {
        Identification answer = identify("U -> A[t], Y[t]\nA[t] -> Y[t]", List.of("U"), "A", "Y");
        assertThat(answer).isInstanceOf(NotIdentified.class);
        assertThat(((NotIdentified) answer).openPaths()).contains("A[t] <- U[t] -> Y[t]");
        assertThat(((NotIdentified) answer).remedies())
                .contains("measure U", "argue that there is no arrow U[t] -> Y[t]");
        assertThatThrownBy(answer::orElseThrow)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The question is not identified under this graph. Open: A[t] <- U[t] -> Y[t]");
    }

    @Test
    void conditioningNeverOpensAnMStructure() {
        String graph = "U1 -> A[t], L[t]\nU2 -> L[t], Y[t]\nA[t] -> Y[t]";
        Identified identified =
                identify(graph, List.of("U1", "U2"), "L", "A", "Y").orElseThrow();
        assertThat(identified.at(0).confounders()).isEmpty();
    }

    @Test
    void saysWhenTheGraphAllowsNoEffect() {
        Identified identified = identify("A[t] -> L[t]\nW -> Y[t]", List.of(), "W!", "L", "A", "Y")
                .orElseThrow();
        assertThat(identified.notes()).anyMatch(note -> note.contains("every effect is zero"));
    }

    private static Identification identify(String graph, List<String> latent, String... variables) {
        List<Variable> measured = variables(Arrays.stream(variables));
        Question question = new Question(
                List.of("A"),
                "Y",
                IntStream.range(0, 3).boxed().toList(),
                new Contrast.Regimes(List.of(new Regime("natural", Map.of())), "natural"),
                Optional.empty(),
                Optional.empty());
        return Identifier.identify(
                CausalGraph.parse(graph),
                new PanelSchema(measured, TimeGrid.of(0, 1, 2)),
                question,
                variables(latent.stream()));
    }

    /** A name with an exclamation mark is measured once. */
    private static List<Variable> variables(Stream<String> names) {
        return names.map(name -> name.endsWith("!")
                        ? Variable.continuous(name.replace("!", "")).constant()
                        : Variable.continuous(name))
                .toList();
    }
}
