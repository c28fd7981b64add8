package org.galcause.gformula.regime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Question;

/** What has become of each unit before each step: still followed, had the event, had a competing event, lost, or past its last row. */
public final class RiskStates {

    public static final byte FOLLOWED = 0;
    public static final byte HAD_EVENT = 1;
    public static final byte HAD_COMPETING = 2;
    public static final byte LOST = 3;

    /** Its rows end before the step though neither event nor loss is noted: follow-up ended by design, so no model of losses has a say. */
    public static final byte ENDED = 4;

    private final Panel panel;
    private final int outcome;
    private final boolean event;
    private final boolean total;
    private final OptionalInt competing;
    private final OptionalInt censoring;
    private final double lost;
    private final byte[][][] states;

    public RiskStates(Panel panel, Question question) {
        PanelSchema schema = panel.schema();
        this.panel = panel;
        this.outcome = schema.index(question.outcome());
        this.event = question.event().isPresent();
        this.total = question.event()
                .map(e -> e.effect() == Question.Event.Effect.TOTAL)
                .orElse(false);
        Optional<Integer> other =
                question.event().flatMap(Question.Event::competing).map(schema::index);
        this.competing = other.map(OptionalInt::of).orElse(OptionalInt.empty());
        this.censoring = question.censoring()
                .map(c -> OptionalInt.of(schema.index(c.variable())))
                .orElse(OptionalInt.empty());
        this.lost = question.censoring().map(Question.Censoring::lost).orElse(Double.NaN);
        this.states = new byte[panel.blocks().size()][schema.steps() + 1][];
        for (int b = 0; b < states.length; b++) {
            follow(b);
        }
    }

    private void follow(int b) {
        PanelBlock block = panel.blocks().get(b);
        int start = panel.schema().grid().start();
        for (int step = 0; step <= start; step++) {
            states[b][step] = new byte[block.rows()];
        }
        for (int step = start; step < panel.schema().steps(); step++) {
            end(block, step, states[b][step]);
            byte[] after = states[b][step].clone();
            for (int row = 0; row < after.length; row++) {
                after[row] = after[row] == FOLLOWED ? next(block, step, row) : after[row];
            }
            states[b][step + 1] = after;
            requireNoEventAfterLoss(block, step, states[b][step]);
        }
    }

    /** Of an event, those followed of whom nothing is known any more from a step on. */
    private void end(PanelBlock block, int step, byte[] before) {
        double[] y = block.column(outcome, step);
        for (int row = 0; event && row < before.length; row++) {
            if (before[row] == FOLLOWED && Double.isNaN(y[row]) && isPast(block, step, row)) {
                before[row] = ENDED;
            }
        }
    }

    private boolean isPast(PanelBlock block, int step, int row) {
        List<Variable> variables = panel.schema().variables();
        boolean varies = false;
        for (int v = 0; v < variables.size(); v++) {
            if (v != outcome && variables.get(v).timing() == Timing.VARYING) {
                varies = true;
                for (int s = step; s < panel.schema().steps(); s++) {
                    if (!Double.isNaN(block.column(v, s)[row])) {
                        return false;
                    }
                }
            }
        }
        return varies;
    }

    /** An event of a unit that was lost before contradicts the loss; one that is carried on from the interval of the loss does not. */
    private void requireNoEventAfterLoss(PanelBlock block, int step, byte[] before) {
        for (int row = 0; event && censoring.isPresent() && row < before.length; row++) {
            if (before[row] == LOST
                    && block.column(outcome, step)[row] == 1
                    && block.column(outcome, step - 1)[row] != 1
                    && lostBefore(block, step, row)) {
                throw UserError.data("unit " + block.id(row) + " has "
                        + panel.schema().variables().get(outcome).name() + " = 1 at time "
                        + panel.schema().grid().at(step).label() + ", after it was lost ("
                        + panel.schema().variables().get(censoring.getAsInt()).name() + " = "
                        + TimePoint.of(lost).label() + " earlier); mend the one or the other");
            }
        }
    }

    private boolean lostBefore(PanelBlock block, int step, int row) {
        for (int s = panel.schema().grid().start(); s < step; s++) {
            if (block.column(censoring.getAsInt(), s)[row] == lost) {
                return true;
            }
        }
        return false;
    }

    /**
     * A loss counts first: an outcome that is known all the same serves the regression of outcomes, but to count those lost only when they
     * had the event would select on the outcome.
     */
    private byte next(PanelBlock block, int step, int row) {
        double y = block.column(outcome, step)[row];
        if (censoring.isPresent() && block.column(censoring.getAsInt(), step)[row] == lost) {
            return LOST;
        } else if (event && y == 1) {
            return HAD_EVENT;
        } else if (hadCompeting(block, step, row)) {
            return total ? HAD_COMPETING : LOST;
        }
        return event && Double.isNaN(y) ? LOST : FOLLOWED;
    }

    private boolean hadCompeting(PanelBlock block, int step, int row) {
        return competing.isPresent() && block.column(competing.getAsInt(), step)[row] == 1;
    }

    /** By row, what has become of the units of a block before a step (one past the last step: by the end). */
    public byte[] before(int block, int step) {
        return states[block][step];
    }

    /**
     * What those followed until a step bring out of it: what is expected of them where they are followed on, 1 after the event, 0 after a
     * competing one; NaN for those lost in it, not followed until it, or past their last row afterwards.
     *
     * @param next what is expected of each unit from the next step on
     */
    public double[] beyond(int block, int step, double[] next) {
        double[] carried = new double[next.length];
        for (int row = 0; row < carried.length; row++) {
            boolean followed = states[block][step][row] == FOLLOWED;
            carried[row] = !followed
                    ? Double.NaN
                    : switch (states[block][step + 1][row]) {
                        case FOLLOWED -> next[row];
                        case HAD_EVENT -> 1;
                        case HAD_COMPETING -> 0;
                        default -> Double.NaN;
                    };
        }
        return carried;
    }

    /**
     * The outcome of those followed until a step; 0 where a competing event came first and counts; NaN where it is unknown or, of a direct
     * effect, prevented by a competing event.
     */
    public double[] outcome(int b, int step) {
        PanelBlock block = panel.blocks().get(b);
        double[] y = block.column(outcome, step);
        double[] known = new double[block.rows()];
        for (int row = 0; row < known.length; row++) {
            boolean followed = states[b][step][row] == FOLLOWED;
            boolean prevented = hadCompeting(block, step, row);
            known[row] = !followed || prevented && !total ? Double.NaN : prevented ? 0 : y[row];
        }
        return known;
    }
}
