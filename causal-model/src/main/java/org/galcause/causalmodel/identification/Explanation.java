package org.galcause.causalmodel.identification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.galcause.causalmodel.graph.Node;
import org.galcause.causalmodel.panel.Timing;

/** Puts an identified question into words; steps that need the same adjustment are told together. */
final class Explanation {

    private Explanation() {}

    static String of(Identified identified) {
        Map<String, List<Integer>> stepsByAdjustment = new LinkedHashMap<>();
        identified
                .steps()
                .forEach(step -> stepsByAdjustment
                        .computeIfAbsent(adjustment(step, identified), words -> new ArrayList<>())
                        .add(step.step()));
        List<String> lines = new ArrayList<>();
        lines.add("Identified by the sequential back-door criterion, given the treatments before each time:");
        stepsByAdjustment.forEach((words, steps) -> lines.add("  at " + times(steps, identified) + ": " + words));
        identified.notes().forEach(note -> lines.add("  note: " + note));
        return String.join(System.lineSeparator(), lines);
    }

    private static String adjustment(StepAdjustment step, Identified identified) {
        if (step.confounders().isEmpty()) {
            return "nothing to adjust for";
        }
        return step.confounders().stream()
                .map(c -> name(c, step.step(), identified) + " (" + c.why() + ")")
                .collect(Collectors.joining("; ", "adjust for ", ""));
    }

    private static String name(Confounder confounder, int step, Identified identified) {
        boolean once = identified.schema().variable(confounder.variable()).timing() == Timing.CONSTANT;
        return new Node(confounder.variable(), once ? Node.ALWAYS : confounder.step()).relativeTo(step);
    }

    private static String times(List<Integer> steps, Identified identified) {
        String listed = steps.stream()
                .map(step -> identified.schema().grid().at(step).label())
                .collect(Collectors.joining(", "));
        return (steps.size() == 1 ? "time " : "times ") + listed;
    }
}
