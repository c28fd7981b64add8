package org.galcause.gformula.montecarlo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.galcause.causalmodel.identification.Identified;

/**
 * The order of a time: variables one by one, but treatments that follow each other together, since a regime acts on the natural values that
 * all of them have (as in regressions backwards in time, where each is observed given the observed others).
 *
 * @param inOrder the stages
 */
record Stages(List<Stage> inOrder) {

    /**
     * One or more variables that are drawn, and then given what the regime gives.
     *
     * @param variables their indices, in order
     * @param isTreatment whether they are treatments
     */
    record Stage(List<Integer> variables, boolean isTreatment) {
        List<Integer> backwards() {
            List<Integer> reversed = new ArrayList<>(variables);
            Collections.reverse(reversed);
            return reversed;
        }
    }

    static Stages of(Identified estimand) {
        List<Stage> stages = new ArrayList<>();
        List<Integer> treatments = new ArrayList<>();
        for (String name : estimand.order()) {
            int variable = estimand.schema().index(name);
            if (estimand.question().treatments().contains(name)) {
                treatments.add(variable);
            } else {
                close(treatments, stages);
                stages.add(new Stage(List.of(variable), false));
            }
        }
        close(treatments, stages);
        return new Stages(List.copyOf(stages));
    }

    private static void close(List<Integer> treatments, List<Stage> stages) {
        if (!treatments.isEmpty()) {
            stages.add(new Stage(List.copyOf(treatments), true));
            treatments.clear();
        }
    }

    List<Stage> backwards() {
        List<Stage> reversed = new ArrayList<>(inOrder);
        Collections.reverse(reversed);
        return reversed;
    }
}
