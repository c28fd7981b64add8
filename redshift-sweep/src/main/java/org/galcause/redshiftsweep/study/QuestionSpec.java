package org.galcause.redshiftsweep.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;

/**
 * The question as the study file asks it, before the panel's times are known.
 *
 * @param treatments one or more variables
 * @param outcome the variable whose mean is asked for
 * @param at when it is asked
 * @param contrast regimes or levels
 * @param event present when the outcome is a first event
 * @param censoring present when units can be lost
 */
public record QuestionSpec(
        List<String> treatments,
        String outcome,
        At at,
        Contrast contrast,
        Optional<Question.Event> event,
        Optional<Question.Censoring> censoring) {

    public QuestionSpec {
        treatments = List.copyOf(treatments);
    }

    /** When the question is asked. */
    public sealed interface At {
        /** At every time from the study's start on. */
        record Each() implements At {}

        /** At the last time. */
        record Last() implements At {}

        /** At these snapshots, or times of the table. */
        record Times(List<Double> times) implements At {
            public Times {
                times = List.copyOf(times);
            }
        }
    }

    /** The question on a panel's times; a {@link UserError} when it asks for a time that the panel does not have. */
    public Question on(TimeGrid grid) {
        return new Question(treatments, outcome, steps(grid), contrast, event, censoring);
    }

    private List<Integer> steps(TimeGrid grid) {
        if (at instanceof At.Times given) {
            return given.times().stream()
                    .map(time -> step(grid, time))
                    .sorted()
                    .distinct()
                    .toList();
        }
        return IntStream.rangeClosed(at instanceof At.Last ? grid.last() : grid.start(), grid.last())
                .boxed()
                .toList();
    }

    private static int step(TimeGrid grid, double time) {
        return IntStream.rangeClosed(grid.start(), grid.last())
                .filter(s -> grid.at(s).time() == time)
                .findFirst()
                .orElseThrow(() -> UserError.study("question.at: there is no time " + time + " in the data; it has "
                        + grid.points().stream().map(p -> p.label()).toList()));
    }
}
