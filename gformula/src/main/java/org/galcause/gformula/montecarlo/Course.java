package org.galcause.gformula.montecarlo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.question.Target;

/**
 * A regime that is simulated once for all the steps at which it is asked.
 *
 * @param regime what is done
 * @param targets by step of the outcome, the places of the targets it answers
 * @param last the last step that is simulated
 */
record Course(Regime regime, Map<Integer, List<Integer>> targets, int last) {

    /** The courses of some targets, those of one regime joined, in order of first mention. */
    static List<Course> of(List<Target> targets) {
        Map<Map<String, Intervention>, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            places.computeIfAbsent(deeds(targets.get(i).regime()), key -> new ArrayList<>())
                    .add(i);
        }
        return places.values().stream().map(own -> joined(targets, own)).toList();
    }

    /** What a regime does, without what it leaves alone. */
    private static Map<String, Intervention> deeds(Regime regime) {
        Map<String, Intervention> deeds = new LinkedHashMap<>(regime.interventions());
        deeds.values().removeIf(intervention -> intervention instanceof Intervention.NaturalCourse);
        return deeds;
    }

    private static Course joined(List<Target> targets, List<Integer> places) {
        Map<Integer, List<Integer>> byStep = new LinkedHashMap<>();
        int last = 0;
        for (int place : places) {
            int step = targets.get(place).step();
            byStep.computeIfAbsent(step, key -> new ArrayList<>()).add(place);
            last = Math.max(last, step);
        }
        return new Course(targets.get(places.get(0)).regime(), byStep, last);
    }

    /** The places of the targets answered at a step. */
    List<Integer> at(int step) {
        return targets.getOrDefault(step, List.of());
    }
}
