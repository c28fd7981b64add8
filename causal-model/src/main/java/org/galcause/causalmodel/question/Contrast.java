package org.galcause.causalmodel.question;

import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.intervention.Regime;

/** Between what the answers differ. */
public sealed interface Contrast {

    /**
     * Named regimes against a reference.
     *
     * @param regimes in the study's order
     * @param reference the name of one of them
     */
    record Regimes(List<Regime> regimes, String reference) implements Contrast {
        public Regimes {
            regimes = List.copyOf(regimes);
        }
    }

    /**
     * The levels of an effect curve.
     *
     * @param summary the number that a treatment path is summarised by
     * @param path how a path with a given summary runs
     * @param grid the levels
     */
    record Levels(Summary summary, Path path, Grid grid) implements Contrast {}

    /** What a treatment history up to t is summarised by. */
    sealed interface Summary {
        /** The mean over all times up to t. */
        record RunningMean() implements Summary {}

        /** The value at t. */
        record Current() implements Summary {}

        /** The mean with weights exp(-(age - age_s) / tau), tau in Gyr. */
        record RecencyWeighted(double tauGyr) implements Summary {}
    }

    /** How a path with a given summary runs. */
    enum Path {
        /** The sample's mean path, moved as a whole. */
        PARALLEL,
        /** The same value at every time. */
        CONSTANT
    }

    /** Which levels. */
    sealed interface Grid {
        /** Sample quantiles (type 7) of the summary at these probabilities. */
        record AtQuantiles(List<Double> probabilities) implements Grid {
            public AtQuantiles {
                probabilities = List.copyOf(probabilities);
            }

            /** {@code n} probabilities equally spaced from 0.01 to 0.99. */
            public static AtQuantiles spaced(int n) {
                return new AtQuantiles(IntStream.range(0, n)
                        .mapToObj(i -> n == 1 ? 0.5 : 0.01 + 0.98 * i / (n - 1))
                        .toList());
            }
        }

        /** Given values of the summary. */
        record AtValues(List<Double> values) implements Grid {
            public AtValues {
                values = List.copyOf(values);
            }
        }
    }
}
