package org.galcause.gformula.montecarlo;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Question;

/** What is predicted along a course: an outcome where it is asked, or the hazards of an event at every step. */
final class Outcomes {

    private final int outcome;
    private final boolean event;
    private final Optional<Integer> competing;
    private final boolean total;
    private final int start;

    Outcomes(Question question, PanelSchema schema) {
        this.outcome = schema.index(question.outcome());
        this.event = question.event().isPresent();
        this.competing = question.event().flatMap(Question.Event::competing).map(schema::index);
        this.total = question.event()
                .map(e -> e.effect() == Question.Event.Effect.TOTAL)
                .orElse(false);
        this.start = schema.grid().start();
    }

    int outcome() {
        return outcome;
    }

    boolean isEvent() {
        return event;
    }

    /** The competing event whose hazard counts: of a total effect only. */
    Optional<Integer> competingHazard() {
        return total ? competing : Optional.empty();
    }

    /** The variables whose mean is predicted at a step of a course. */
    List<Integer> predictedAt(int step, Course course) {
        if (!event) {
            return course.at(step).isEmpty() ? List.of() : List.of(outcome);
        } else if (step < start) {
            return List.of();
        }
        return competingHazard().map(c -> List.of(outcome, c)).orElse(List.of(outcome));
    }

    /** Whether a value is drawn from its model; at the first time all but the outcome are as observed, and events never happen to subjects. */
    boolean isSimulated(int variable, int step) {
        return !isEventVariable(variable) && (step > start || step == start && variable == outcome);
    }

    /** Whether a variable is an event, which has not happened to those who are followed: its value is 0. */
    boolean isEventVariable(int variable) {
        return event
                && (variable == outcome || competing.filter(c -> c == variable).isPresent());
    }
}
