package org.galcause.causalmodel.question;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.PanelSchema;

/**
 * A causal question.
 *
 * @param treatments one or more variables that are intervened on
 * @param outcome the variable whose mean is asked for
 * @param steps the steps of the grid at which it is asked, ascending
 * @param contrast between which regimes, or over which levels
 * @param event present when the outcome is a first event: answers are then risks by the end of each interval
 * @param censoring present when units can be lost
 */
public record Question(
        List<String> treatments,
        String outcome,
        List<Integer> steps,
        Contrast contrast,
        Optional<Event> event,
        Optional<Censoring> censoring) {

    public Question {
        treatments = List.copyOf(treatments);
        steps = List.copyOf(steps);
    }

    /** The same with the levels of categories that regimes set replaced by a panel's values of them. */
    public Question coded(PanelSchema schema) {
        if (contrast instanceof Contrast.Regimes named) {
            List<Regime> coded =
                    named.regimes().stream().map(regime -> regime.coded(schema)).toList();
            Contrast contrast = new Contrast.Regimes(coded, named.reference());
            return new Question(treatments, outcome, steps, contrast, event, censoring);
        }
        return this;
    }

    /** The only treatment; an effect curve has one. */
    public String treatment() {
        return treatments.get(0);
    }

    /**
     * The outcome is a first event.
     *
     * @param competing the variable of the competing event, if any
     * @param effect total (after a competing event the outcome stays 0) or direct (competing events are prevented)
     */
    public record Event(Optional<String> competing, Effect effect) {
        /** Total or direct effect. */
        public enum Effect {
            TOTAL,
            DIRECT
        }
    }

    /**
     * Units can be lost.
     *
     * @param variable the variable that says so
     * @param lost its value in the interval in which the unit is lost
     */
    public record Censoring(String variable, double lost) {}
}
