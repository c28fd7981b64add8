package org.galcause.gformula.weights;

import java.util.Arrays;
import java.util.Optional;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Question;
import org.galcause.gformula.design.PanelValues;

/** What a structural model explains: the outcome or, of a total effect, the competing event beside it. */
public final class Explained {

    private final Resample sample;
    private final Variable variable;
    private final Kind kind;

    private enum Kind {
        OUTCOME,
        EVENT_BESIDE_COMPETING,
        COMPETING
    }

    private Explained(Resample sample, String variable, Kind kind) {
        this.sample = sample;
        this.variable = sample.schema().variable(variable);
        this.kind = kind;
    }

    /** The outcome; of an event beside competing ones it is unknown in the interval of a competing event. */
    public static Explained outcome(Resample sample) {
        return new Explained(
                sample,
                sample.problem().estimand().question().outcome(),
                competingVariable(sample).isPresent() ? Kind.EVENT_BESIDE_COMPETING : Kind.OUTCOME);
    }

    /** The competing event, where a total effect is asked for. */
    public static Optional<Explained> competing(Resample sample) {
        return competingVariable(sample).map(name -> new Explained(sample, name, Kind.COMPETING));
    }

    private static Optional<String> competingVariable(Resample sample) {
        return sample.problem()
                .estimand()
                .question()
                .event()
                .filter(event -> event.effect() == Question.Event.Effect.TOTAL)
                .flatMap(Question.Event::competing);
    }

    public Variable variable() {
        return variable;
    }

    /** Part of the keys of random numbers. */
    public String role() {
        return kind == Kind.COMPETING ? "competing" : "outcome";
    }

    /** By galaxy; NaN where it is unknown. Shared, never to be written. */
    public double[] at(int step) {
        return switch (kind) {
            case OUTCOME -> sample.column(variable.name(), step);
            case EVENT_BESIDE_COMPETING -> unlessCompeting(step);
            case COMPETING -> competing(step);
        };
    }

    private double[] unlessCompeting(int step) {
        double[] outcome = sample.column(variable.name(), step).clone();
        boolean[] competing = sample.hadCompeting(step + 1);
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = competing[i] ? Double.NaN : outcome[i];
        }
        return outcome;
    }

    private double[] competing(int step) {
        boolean[] followed = sample.followed(step);
        boolean[] lost = sample.lostIn(step);
        boolean[] now = sample.hadCompeting(step + 1);
        double[] competing = new double[now.length];
        Arrays.setAll(competing, i -> !followed[i] || lost[i] ? Double.NaN : now[i] ? 1 : 0);
        return competing;
    }

    /** The same block by block. */
    public PanelValues blocked() {
        if (kind == Kind.OUTCOME) {
            return PanelValues.variable(sample.problem().panel(), variable.name());
        }
        double[][] byStep = new double[sample.schema().steps()][0];
        sample.regressed().forEach(step -> byStep[step] = at(step));
        return sample.blocked(byStep);
    }
}
