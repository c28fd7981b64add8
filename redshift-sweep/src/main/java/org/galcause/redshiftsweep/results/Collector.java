package org.galcause.redshiftsweep.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.ParametricGFormula;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.store.CellStore;
import org.galcause.redshiftsweep.store.Outcome;
import org.galcause.redshiftsweep.study.EstimatorSpec;
import org.galcause.redshiftsweep.study.Uncertainty;

/** Gathers what the cells of a plan have said. The order in which they were computed leaves no trace. */
public final class Collector {

    /**
     * What was gathered.
     *
     * @param tables of the estimators that answered
     * @param refusals of the estimators that did not
     */
    public record Collected(ResultTables tables, List<Refusal> refusals) {
        public Collected {
            refusals = List.copyOf(refusals);
        }
    }

    /** An estimator that refuses the sample itself, with its sentence. */
    public record Refusal(String estimator, UserError.Cause kind, String reason) {}

    private final Analysis analysis;
    private final SweepPlan plan;
    private final CellStore store;

    /** A collector of a plan's cells. */
    public Collector(Analysis analysis, SweepPlan plan, CellStore store) {
        this.analysis = analysis;
        this.plan = plan;
        this.store = store;
    }

    /** Reads all cells; one that is missing is an error of kind INCOMPLETE. */
    public Collected collect() {
        List<EstimatorRun> runs = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (EstimatorSpec spec : analysis.study().estimators()) {
            List<Cell> cells = plan.of(spec.name());
            Outcome sample = outcomes(cells.get(0)).get(0);
            if (sample instanceof Outcome.Answered answered) {
                runs.add(run(spec, answered.answer(), cells.subList(1, cells.size())));
            } else if (sample instanceof Outcome.Failed failed) {
                refusals.add(new Refusal(spec.name(), failed.kind(), failed.reason()));
            }
        }
        Optional<String> reference = analysis.estimand().question().contrast() instanceof Contrast.Regimes regimes
                ? Optional.of(regimes.reference())
                : Optional.empty();
        return new Collected(
                ResultTables.of(runs, analysis.targets(), analysis.panel().schema(), reference), refusals);
    }

    private EstimatorRun run(EstimatorSpec spec, Answer sample, List<Cell> cells) {
        List<double[]> replicates = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Cell cell : cells) {
            for (Outcome outcome : outcomes(cell)) {
                replicates.add(numbers(outcome, sample.values().size()));
                if (outcome instanceof Outcome.Failed failed) {
                    failures.add(failed.reason());
                }
            }
        }
        IntervalKind kind = spec.uncertainty().interval() == Uncertainty.Interval.NORMAL
                ? IntervalKind.NORMAL
                : IntervalKind.PERCENTILE;
        Spread spread =
                spec.estimator().filter(e -> e instanceof ParametricGFormula).isPresent()
                        ? Spread.MONTE_CARLO
                        : Spread.SAMPLING;
        return new EstimatorRun(spec.name(), kind, spread, sample, replicates.toArray(double[][]::new), failures);
    }

    private static double[] numbers(Outcome outcome, int targets) {
        if (outcome instanceof Outcome.Answered answered) {
            return answered.answer().values().stream()
                    .mapToDouble(Answer.Value::estimate)
                    .toArray();
        }
        double[] missing = new double[targets];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    private List<Outcome> outcomes(Cell cell) {
        return store.find(cell.key())
                .orElseThrow(() -> UserError.incomplete("replicates " + cell.first() + " to " + cell.last() + " of "
                        + cell.estimator() + " are missing; run the study again: it computes only what is missing"))
                .outcomes();
    }
}
