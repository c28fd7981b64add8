package org.galcause.gformula.glm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.Problems;
import org.galcause.gformula.Replicate;
import org.junit.jupiter.api.Test;

/** What a model over all times holds when the study writes no formula: here L grows with time, and nobody has an event at the first time. */
class DefaultFormulaTest {

    private static final int UNITS = 600;
    private static final int TIMES = 3;

    private static Panel panel() {
        double[][] columns = new double[3 * TIMES][UNITS];
        for (int i = 0; i < UNITS; i++) {
            boolean over = false;
            for (int t = 0; t < TIMES; t++) {
                long own = Randomness.with(Randomness.key(5, "growth"), TIMES * i + t);
                columns[t][i] = over ? Double.NaN : 2 * t + Randomness.normal(own, 0);
                columns[TIMES + t][i] = over ? Double.NaN : Randomness.normal(own, 1);
                double event = t > 0 && Randomness.normal(own, 2) > 1 ? 1 : 0;
                columns[2 * TIMES + t][i] = over ? Double.NaN : event;
                over |= event == 1;
            }
        }
        PanelSchema schema = new PanelSchema(
                List.of(Variable.continuous("L"), Variable.continuous("A"), Variable.binary("Y")),
                TimeGrid.of(0, 1, 2));
        return Panel.of(schema, LongStream.range(0, UNITS).toArray(), columns);
    }

    @Test
    void aContinuousVariableHasAnInterceptForEachTimeAndAnEventHasOne() {
        String graph = "L[t-1], A[t-1] -> L[t]\nL[t] -> A[t], Y[t]\nA[t] -> Y[t]";
        Answer answer = ParametricGFormula.defaults("gformula")
                .answer(
                        Problems.problem(
                                panel(),
                                graph,
                                Problems.question(
                                        "A",
                                        "Y",
                                        List.of(2),
                                        Problems.regimes(Problems.regime("none", "A", new Intervention.SetTo(0))),
                                        Optional.of(Problems.firstEvent())),
                                Map.of(),
                                1),
                        new Replicate(1, 0));
        assertThat(terms(answer, "L")).contains("factor(t)=2");
        assertThat(terms(answer, "Y")).containsExactly("(intercept)", "L", "A", "(sigma)");
        assertThat(answer.values().get(0).estimate()).isBetween(0.2, 0.4);
    }

    private static List<String> terms(Answer answer, String model) {
        return answer.models().stream()
                .filter(term -> term.model().equals(model))
                .map(ModelTerm::term)
                .distinct()
                .toList();
    }
}
