package org.galcause.redshiftsweep.explain;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.Replicate;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.study.EstimatorSpec;
import org.galcause.redshiftsweep.study.Study;

/**
 * How long one replicate takes on this machine, measured on two small panels of the study's shape, filled with noise, and extended to the
 * real number of units along a straight line. An estimator that refuses noise, or takes too long even so, is not measured.
 */
final class CostProbe {

    private static final int FEW = 400;
    private static final int MORE = 1600;
    private static final int PATIENCE_SECONDS = 12;

    private final Study study;
    private final TimeGrid grid;

    CostProbe(Study study, TimeGrid grid) {
        this.study = study;
        this.grid = grid;
    }

    /** Seconds of one core for one replicate; empty when it cannot be measured. */
    OptionalDouble secondsPerReplicate(EstimatorSpec spec, int units) {
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            Thread daemon = new Thread(work, "probe");
            daemon.setDaemon(true);
            return daemon;
        });
        try {
            Future<double[]> times = thread.submit(() -> new double[] {best(spec, FEW), best(spec, MORE)});
            double[] measured = times.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            double perUnit = Math.max(0, (measured[1] - measured[0]) / (MORE - FEW));
            return OptionalDouble.of(Math.max(measured[0], measured[1] + perUnit * (units - MORE)));
        } catch (ExecutionException | TimeoutException notMeasurable) {
            return OptionalDouble.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        } finally {
            thread.shutdownNow();
        }
    }

    /** The better of two tries: the first one also compiles the code. */
    private double best(EstimatorSpec spec, int units) {
        Analysis analysis = Analysis.of(study, noise(units));
        Estimator estimator = spec.estimator().orElseThrow();
        double best = Double.POSITIVE_INFINITY;
        for (int index = 1; index <= 2; index++) {
            long start = System.nanoTime();
            estimator.answer(
                    analysis.problem(spec), new Replicate(spec.uncertainty().seed(), index));
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    private Panel noise(int units) {
        PanelSchema schema = new PanelSchema(
                study.request().variables().stream()
                        .map(VariableRequest::variable)
                        .toList(),
                grid);
        double[][] columns = new double[schema.variables().size() * schema.steps()][units];
        for (int c = 0; c < columns.length; c++) {
            int variable = c / schema.steps();
            Variable what = schema.variables().get(variable);
            if (what.timing() == Timing.CONSTANT && c % schema.steps() > 0) {
                columns[c] = columns[c - 1];
            } else {
                fill(columns[c], what, Randomness.with(Randomness.key(1, "probe"), c));
            }
        }
        long[] ids = new long[units];
        Arrays.setAll(ids, i -> i + 1L);
        return Panel.of(schema, ids, columns);
    }

    private static void fill(double[] column, Variable variable, long key) {
        for (int i = 0; i < column.length; i++) {
            column[i] = variable.kind() == Kind.CONTINUOUS
                    ? Randomness.normal(key, i)
                    : Randomness.below(key, i, Math.max(2, variable.levels().size()));
        }
    }
}
