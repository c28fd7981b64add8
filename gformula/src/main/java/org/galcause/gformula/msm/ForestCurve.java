package org.galcause.gformula.msm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.forest.CurveForest;
import org.galcause.gformula.weights.Explained;
import org.galcause.gformula.weights.Resample;
import org.galcause.gformula.weights.UsedWeights;

/** A structural model by time on the exposure: a random forest of one feature, as in the galaxy paper. */
final class ForestCurve implements StructuralModel {

    /** Fewest distinct rows in a leaf of the outcome's forest, as in the galaxy paper. */
    static final int LEAF = 200;

    private final Resample sample;
    private final ExposureHistory exposure;
    private final Explained explained;
    private final Map<Integer, CurveForest> byStep = new HashMap<>();

    ForestCurve(Resample sample, Explained explained, UsedWeights used, ExposureHistory exposure) {
        this.sample = sample;
        this.exposure = exposure;
        this.explained = explained;
        for (int step : sample.regressed()) {
            double[] response = explained.at(step);
            double[] feature = exposure.observed(step);
            double[] weights = used.at(step);
            int[] rows = IntStream.range(0, response.length)
                    .filter(i -> weights[i] > 0
                            && sample.multiplicities()[i] > 0
                            && !Double.isNaN(response[i])
                            && !Double.isNaN(feature[i]))
                    .toArray();
            byStep.put(
                    step,
                    CurveForest.of(
                            picked(feature, rows),
                            picked(response, rows),
                            picked(weights, rows),
                            Arrays.stream(rows)
                                    .map(i -> sample.multiplicities()[i])
                                    .toArray(),
                            LEAF));
        }
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    @Override
    public List<Answered> at(int step, List<Followed> paths) {
        double[] exposures = paths.stream().mapToDouble(exposure::of).toArray();
        double[] ascending = Arrays.stream(exposures).sorted().toArray();
        double[] predicted = Objects.requireNonNull(byStep.get(step))
                .predict(ascending, Randomness.with(sample.key("forest/" + explained.role()), step));
        return Arrays.stream(exposures)
                .mapToObj(x -> Answered.of(Answer.Value.of(predicted[Arrays.binarySearch(ascending, x)])))
                .toList();
    }

    @Override
    public List<ModelTerm> terms() {
        return List.of();
    }
}
