package org.galcause.gformula.msm;

import org.galcause.causalmodel.question.Target;

/** A target and the treatment path that its regime asks of everybody. */
final class Followed {

    private final Target target;
    private final double[] path;

    /**
     * @param path the treatment at each step up to the target's; NaN where the natural value is kept
     */
    Followed(Target target, double[] path) {
        this.target = target;
        this.path = path;
    }

    Target target() {
        return target;
    }

    double[] path() {
        return path;
    }

    String name() {
        return target.regime().name();
    }
}
