package org.galcause.gformula.msm;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.question.Target;

/** A target and the treatment paths that its regime asks of everybody. */
final class Followed {

    private final Target target;
    private final List<double[]> paths;

    /**
     * @param paths for each treatment, in their order, its value at each step up to the target's; NaN where the natural value is kept
     */
    Followed(Target target, List<double[]> paths) {
        this.target = target;
        this.paths = List.copyOf(paths);
    }

    Target target() {
        return target;
    }

    /** Of the only treatment. */
    double[] path() {
        return paths.get(0);
    }

    List<double[]> paths() {
        return paths;
    }

    /** The same until an earlier step. */
    Followed until(int step) {
        return new Followed(
                new Target(step, target.regime(), 0, Double.NaN),
                paths.stream().map(path -> Arrays.copyOf(path, step + 1)).toList());
    }

    String name() {
        return target.regime().name();
    }
}
