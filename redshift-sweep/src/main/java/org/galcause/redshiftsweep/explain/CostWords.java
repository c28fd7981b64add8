package org.galcause.redshiftsweep.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.gformula.model.Learner;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.study.EstimatorSpec;
import org.galcause.redshiftsweep.study.Study;

/** What a study will cost, roughly: rules of thumb, not a measurement, for a sample of a stated size. */
final class CostWords {

    private static final int UNITS = 10_000;
    private static final double SECONDS_PER_ROW_AND_MODEL = 2e-6;
    private static final double SECONDS_PER_ROW_AND_FOREST = 2e-4;
    private static final double SECONDS_PER_DRAW = 5e-8;

    private final Study study;
    private final TimeGrid grid;

    CostWords(Study study, TimeGrid grid) {
        this.study = study;
        this.grid = grid;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int cores = Runtime.getRuntime().availableProcessors();
        double total = 0;
        for (EstimatorSpec spec : study.estimators()) {
            int replicates = spec.uncertainty().replicates();
            int cells = 1 + (replicates + SweepPlan.BLOCK - 1) / SweepPlan.BLOCK;
            double seconds = (replicates + 1)
                    * spec.estimator().map(this::secondsPerReplicate).orElse(0.0);
            total += seconds;
            lines.add(spec.name() + " (" + spec.type() + "): the sample and " + replicates + " bootstrap replicates in "
                    + cells + " cells, about " + time(seconds) + " of one core");
        }
        double memory = 200 + study.request().variables().size() * grid.steps() * UNITS * 8.0 * 2 / 1e6 + 50.0 * cores;
        lines.add(String.format(
                Locale.ROOT,
                "in all about %s on %d cores and %.1f GB of memory, by rules of thumb for %,d units; a cell that is already stored costs nothing",
                time(total / cores),
                cores,
                memory / 1000,
                UNITS));
        return lines;
    }

    private double secondsPerReplicate(Estimator estimator) {
        double rows = (double) UNITS * grid.steps();
        if (estimator instanceof ParametricGFormula gformula) {
            double draws = (double) gformula.simulations().orElse(10 * UNITS)
                    * grid.steps()
                    * study.request().variables().size();
            return draws * SECONDS_PER_DRAW * 21 + rows * SECONDS_PER_ROW_AND_MODEL * 10;
        } else if (estimator instanceof MarginalStructuralModel msm
                && msm.treatment().model().learner().orElse(Learner.GLM) == Learner.FOREST) {
            return rows * SECONDS_PER_ROW_AND_FOREST;
        }
        return rows * SECONDS_PER_ROW_AND_MODEL * 10;
    }

    private static String time(double seconds) {
        return seconds < 90
                ? Math.max(1, Math.round(seconds)) + " s"
                : seconds < 5400
                        ? Math.round(seconds / 60) + " min"
                        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
