package org.galcause.gformula.montecarlo;

import java.util.HashMap;
import java.util.Map;
import org.galcause.causalmodel.Randomness;
import org.galcause.gformula.glm.ConditionalModel;

/** The random numbers of one block of subjects, shared by all regimes: a function of (key, variable, step, subject) alone. */
final class Noise {

    private final long key;
    private final long firstSubject;
    private final int rows;
    private final Map<Long, double[][]> shaped = new HashMap<>();

    Noise(long key, long firstSubject, int rows) {
        this.key = key;
        this.firstSubject = firstSubject;
        this.rows = rows;
    }

    /** In the form that a model's draws read. */
    double[][] of(ConditionalModel model, int variable, int step) {
        return shaped.computeIfAbsent(((long) variable << 32) | step, place -> fresh(model, variable, step));
    }

    private double[][] fresh(ConditionalModel model, int variable, int step) {
        double[][] uniforms = new double[model.noises()][rows];
        for (int k = 0; k < uniforms.length; k++) {
            long own = Randomness.with(Randomness.with(Randomness.with(key, variable), step), k);
            for (int i = 0; i < rows; i++) {
                uniforms[k][i] = Randomness.uniform(own, firstSubject + i);
            }
        }
        model.shape(uniforms, rows);
        return uniforms;
    }
}
