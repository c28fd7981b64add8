package org.galcause.ingesttng.assembly;

import java.util.Locale;
import java.util.Optional;
import org.galcause.ingesttng.request.Attrition;

/**
 * Losses that only those without the event can have: noted in the interval of an outcome that came before them. Whoever has the event stays,
 * and of the others some go, so later intervals and their risks are of a chosen few.
 */
final class LossOfTheSpared {

    /** How unlikely it is by chance that none of the lost had the event. */
    private static final double CHANCE = 1e-3;

    private final RawHistories raw;
    private final Attrition attrition;
    private final Roster roster;

    LossOfTheSpared(RawHistories raw, Attrition attrition, Roster roster) {
        this.raw = raw;
        this.attrition = attrition;
        this.roster = roster;
    }

    /** A sentence when the lost whose outcome is known had no event, and that is no chance; a loss at the last time does no harm. */
    Optional<String> note() {
        return leaving(Attrition.Reason.EVENT)
                .flatMap(event -> leaving(Attrition.Reason.LOSS).flatMap(loss -> note(event, loss)));
    }

    private Optional<Attrition.Leaving> leaving(Attrition.Reason reason) {
        return attrition.leavings().stream()
                .filter(leaving -> leaving.reason() == reason)
                .findFirst();
    }

    private Optional<String> note(Attrition.Leaving event, Attrition.Leaving loss) {
        long lost = 0;
        long lostEvents = 0;
        long stayed = 0;
        long events = 0;
        for (int step = 0; step < raw.grid().steps() - 1; step++) {
            double[] outcome = raw.column(event.variable(), step);
            double[] losses = raw.column(loss.variable(), step);
            for (int unit : roster.kept()) {
                if (step <= roster.leavesAt(unit) && !Double.isNaN(outcome[unit])) {
                    boolean isLost = losses[unit] == loss.value();
                    int had = outcome[unit] == event.value() ? 1 : 0;
                    lost += isLost ? 1 : 0;
                    lostEvents += isLost ? had : 0;
                    stayed += isLost ? 0 : 1;
                    events += isLost ? 0 : had;
                }
            }
        }
        double rate = (double) events / stayed;
        return lostEvents == 0 && Math.pow(1 - rate, (double) lost) < CHANCE
                ? Optional.of(sentence(event, loss, lost, rate))
                : Optional.empty();
    }

    private static String sentence(Attrition.Leaving event, Attrition.Leaving loss, long lost, double rate) {
        return String.format(
                Locale.ROOT,
                "CAUTION: none of the %d units that %s marks as lost in an interval where %s is known had the event, and %.1f %% of the others had;"
                        + " if only those without the event can be lost, the loss comes after %s, and risks at later times come out too high:"
                        + " mark it in the next interval, where nothing else is known, with models: {%s: …} of what is known before",
                lost,
                loss.variable(),
                event.variable(),
                100 * rate,
                event.variable(),
                loss.variable());
    }
}
