package org.galcause.redshiftsweep.explain;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
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
import org.jspecify.annotations.Nullable;

/**
 * How long one replicate takes on this machine, measured on panels of the study's shape, filled with noise, of more and more units until one
 * takes a second, and from the last two extended to the real number of units: along a straight line, or by a power where the cost grows
 * faster (that of forests like n log n). Where it is not larger the real number itself is measured. An estimator that refuses noise, or takes too long even so, is not measured.
 */
final class CostProbe {

    private static final int FEWEST = 500;
    private static final int PATIENCE_SECONDS = 15;

    /** A replicate that takes so long has compiled code and few fixed costs. */
    private static final double LONG_ENOUGH = 1;

    /** The largest power of n that is believed of two measurements. */
    private static final double MOST_GROWTH = 1.25;

    private final Study study;
    private final TimeGrid grid;

    CostProbe(Study study, TimeGrid grid) {
        this.study = study;
        this.grid = grid;
    }

    /**
     * A cost.
     *
     * @param seconds of one core for one replicate of all units
     * @param units of the largest panel that was measured
     */
    record Measured(double seconds, int units) {}

    /**
     * What a probe has found.
     *
     * @param cost as far as it was measured
     * @param ended why it was not measured on larger panels, though a second had not gone by; empty when nothing was in the way
     */
    record Probed(Optional<Measured> cost, Optional<String> ended) {

        /** How the cost is known. */
        String words() {
            String how = cost.map(measured -> String.format(Locale.ROOT, "measured on %,d units", measured.units()))
                    .orElse("by a rule of thumb");
            return how + ended.map(why -> ", because " + why).orElse("");
        }
    }

    /** The cost of one replicate, or of the sample where there are none. */
    Probed replicate(EstimatorSpec spec, int units) {
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            Thread daemon = new Thread(work, "probe");
            daemon.setDaemon(true);
            return daemon;
        });
        List<Measured> known = Collections.synchronizedList(new ArrayList<>());
        Optional<String> ended = Optional.empty();
        try {
            thread.submit(() -> measure(spec, units, known)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            ended = Optional.of("more took longer than " + PATIENCE_SECONDS + " s");
        } catch (ExecutionException failure) {
            ended = Optional.of(reason(failure.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = Optional.of("it was interrupted");
        } finally {
            thread.shutdownNow();
        }
        return new Probed(extended(List.copyOf(known), units), ended);
    }

    private static String reason(@Nullable Throwable failure) {
        return failure instanceof UserError refusal
                ? "generated data are refused: " + String.join(" ", refusal.problems())
                : "the measurement failed: " + failure;
    }

    private void measure(EstimatorSpec spec, int units, List<Measured> known) {
        double last = 0;
        for (int size = Math.min(FEWEST, units); last < LONG_ENOUGH; size = Math.min(2 * size, units)) {
            last = seconds(spec, size);
            known.add(new Measured(last, size));
            if (size == units) {
                return;
            }
        }
    }

    private static Optional<Measured> extended(List<Measured> known, int units) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Measured most = known.get(known.size() - 1);
        if (known.size() == 1) {
            return Optional.of(new Measured(most.seconds() * units / most.units(), most.units()));
        }
        Measured before = known.get(known.size() - 2);
        double growth = Math.log(most.seconds() / before.seconds()) / Math.log((double) most.units() / before.units());
        double perUnit = Math.max(0, (most.seconds() - before.seconds()) / (most.units() - before.units()));
        double seconds = growth > 1
                ? most.seconds() * Math.pow((double) units / most.units(), Math.min(growth, MOST_GROWTH))
                : most.seconds() + perUnit * (units - most.units());
        return Optional.of(new Measured(seconds, most.units()));
    }

    /** Of the processor, whatever else it is busy with; the better of two tries: the first one also compiles the code. */
    private double seconds(EstimatorSpec spec, int units) {
        Analysis analysis = Analysis.of(study, noise(units));
        Estimator estimator = spec.estimator().orElseThrow();
        int resample = spec.uncertainty().replicates() == 0 ? 0 : 1;
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double best = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < 2; attempt++) {
            long start = clock.getCurrentThreadCpuTime();
            estimator.answer(
                    analysis.problem(spec), new Replicate(spec.uncertainty().seed(), attempt * resample + resample));
            best = Math.min(best, (clock.getCurrentThreadCpuTime() - start) / 1e9);
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
