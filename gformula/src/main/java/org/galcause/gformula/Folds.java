package org.galcause.gformula;

import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;

/** Folds of cross-fitting: whole galaxies, by a function of seed and id alone, so that all copies of a galaxy share one. */
public final class Folds {

    private Folds() {}

    /** The fold, 0 to count - 1, of each galaxy in the panel's order. */
    public static int[] of(EstimationProblem problem, int count) {
        long key = Randomness.key(problem.seed(), "folds");
        long[] ids = problem.panel().ids();
        return IntStream.range(0, ids.length)
                .map(i -> Randomness.below(key, ids[i], count))
                .toArray();
    }
}
