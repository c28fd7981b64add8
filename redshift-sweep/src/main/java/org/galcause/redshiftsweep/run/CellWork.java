package org.galcause.redshiftsweep.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.Replicate;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.store.CellResult;
import org.galcause.redshiftsweep.store.Outcome;
import org.galcause.redshiftsweep.study.EstimatorSpec;

/** Computes cells: a pure function of the analysis and the cell, safe to call from many threads. */
public final class CellWork {

    private record Task(Estimator estimator, EstimationProblem problem) {}

    private final Map<String, Task> tasks = new HashMap<>();

    /** The work of all estimators of an analysis. */
    public CellWork(Analysis analysis) {
        for (EstimatorSpec spec : analysis.study().estimators()) {
            spec.estimator().ifPresent(e -> tasks.put(spec.name(), new Task(e, analysis.problem(spec))));
        }
    }

    /** Answers every replicate of a cell; an estimator's refusal is an outcome, any other failure is thrown. */
    public CellResult compute(Cell cell) {
        Task task = tasks.get(cell.estimator());
        if (task == null) {
            throw new IllegalArgumentException("no estimator " + cell.estimator());
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int index = cell.first(); index <= cell.last(); index++) {
            outcomes.add(outcome(task, index));
        }
        return new CellResult(cell.key(), outcomes);
    }

    private static Outcome outcome(Task task, int index) {
        try {
            Replicate replicate = new Replicate(task.problem.seed(), index);
            Answer answer = task.estimator.answer(task.problem, replicate);
            return new Outcome.Answered(replicate.isSample() ? answer : valuesOnly(answer));
        } catch (UserError e) {
            return new Outcome.Failed(e.kind(), String.join(" ", e.problems()));
        }
    }

    /** Of a bootstrap replicate only the numbers matter. */
    private static Answer valuesOnly(Answer answer) {
        List<Answer.Value> values = answer.values().stream()
                .map(v -> new Answer.Value(v.estimate(), Double.NaN, v.verdict(), ""))
                .toList();
        return new Answer(values, List.of(), List.of(), List.of());
    }
}
