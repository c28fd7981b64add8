package org.galcause.ingesttng.inspect;

import java.util.List;
import org.galcause.causalmodel.UserError;

/**
 * What an inspection has found.
 *
 * @param lines about what is there, for a reader; what is broken is told in its place, too
 * @param faults a sentence for each thing that is broken or contradicts another; none when all is in order
 */
public record Findings(List<String> lines, List<String> faults) {

    public Findings {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** Of one thing that is in order. */
    static Findings sound(List<String> lines) {
        return new Findings(lines, List.of());
    }

    /**
     * The lines, when everything is in order.
     *
     * @throws UserError with every fault
     */
    public List<String> requireSound() {
        if (!faults.isEmpty()) {
            throw UserError.data(faults);
        }
        return lines;
    }
}
