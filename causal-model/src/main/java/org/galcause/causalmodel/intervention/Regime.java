package org.galcause.causalmodel.intervention;

import java.util.Map;
import java.util.TreeMap;
import org.galcause.causalmodel.panel.PanelSchema;

/**
 * What is done to each treatment.
 *
 * @param name as in the study file; a level of an effect curve is named {@code level=3}
 * @param interventions by treatment; one left out keeps its natural value
 */
public record Regime(String name, Map<String, Intervention> interventions) {

    public Regime {
        interventions = Map.copyOf(interventions);
    }

    /** The same with the levels of categories replaced by the panel's values of them, see {@link Intervention#coded}. */
    public Regime coded(PanelSchema schema) {
        Map<String, Intervention> coded = new TreeMap<>(interventions);
        coded.replaceAll((treatment, intervention) -> intervention.coded(schema.variable(treatment)));
        return new Regime(name, coded);
    }

    /** What is done to one treatment. */
    public Intervention on(String treatment) {
        return interventions.getOrDefault(treatment, new Intervention.NaturalCourse());
    }

    /** Whether nothing is done to any treatment. */
    public boolean isNatural() {
        return interventions.values().stream().allMatch(i -> i instanceof Intervention.NaturalCourse);
    }

    /** In words. */
    public String describe() {
        StringBuilder words = new StringBuilder();
        new TreeMap<>(interventions)
                .forEach((treatment, i) ->
                        words.append(words.isEmpty() ? "" : "; ").append(treatment + " " + i.describe()));
        return words.isEmpty() ? "the natural course" : words.toString();
    }
}
