package org.galcause.causalmodel.identification;

/** Puts an identified question into words. */
final class Explanation {

    private Explanation() {}

    static String of(Identified identified) {
        StringBuilder words = new StringBuilder();
        for (StepAdjustment step : identified.steps()) {
            words.append("t = ")
                    .append(identified.schema().grid().at(step.step()).label())
                    .append(": ");
            words.append(step.confounders()).append(System.lineSeparator());
        }
        return words.toString();
    }
}
