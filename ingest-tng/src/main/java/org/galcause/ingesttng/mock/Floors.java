package org.galcause.ingesttng.mock;

import org.galcause.ingesttng.request.Floor;

/** What a study measures as log10 star formation rate, once its floor has taken the place of what is too small. */
final class Floors {

    private Floors() {}

    /** The floor of the demo's study: uniform between 1e-5 and 1e-4 Msun/yr. */
    static Floor standard() {
        return new Floor.Uniform(1e-5, 1e-4);
    }

    /** The outcome of a subject at a step. */
    static double outcome(Floor floor, Histories run, Noise noise, int step, int subject) {
        double outcome = run.zero[step][subject] ? Double.NEGATIVE_INFINITY : run.sfr[step][subject];
        if (floor instanceof Floor.Uniform uniform) {
            double drawn = uniform.low() + (uniform.high() - uniform.low()) * noise.of(Noise.FLOOR, step, subject);
            return outcome < Math.log10(uniform.high()) ? Math.log10(drawn) : outcome;
        }
        return Math.max(outcome, Math.log10(((Floor.Value) floor).value()));
    }
}
