package org.galcause.redshiftsweep.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Exchange;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.InParts;
import org.galcause.gformula.Replicate;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.store.CellCodec;
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
        Task task = task(cell);
        return answered(cell, replicate -> task.estimator.answer(task.problem, replicate));
    }

    /**
     * The same in parts: each part of the panel computes the whole cell on its own blocks and has the same result as all others.
     *
     * @param part which part this is
     * @param parts how many there are
     * @param carrier takes messages to the other parts and back
     */
    public CellResult compute(Cell cell, int part, int parts, Exchange.Carrier carrier) {
        Task task = task(cell);
        return answered(cell, replicate -> inParts(task, replicate, new Exchange(part, parts, carrier)));
    }

    private static Answer inParts(Task task, Replicate replicate, Exchange exchange) {
        try {
            InParts.refusal(task.estimator, task.problem).ifPresent(reason -> {
                throw UserError.study(reason);
            });
            Panel own = task.problem.panel().part(exchange);
            Answer answer = task.estimator.answer(task.problem.on(own), replicate);
            exchange.agree(CellCodec.fingerprint(answer));
            return answer;
        } catch (UserError found) {
            throw exchange.mistake(found);
        }
    }

    private Task task(Cell cell) {
        Task task = tasks.get(cell.estimator());
        if (task == null) {
            throw new IllegalArgumentException("no estimator " + cell.estimator());
        }
        return task;
    }

    private CellResult answered(Cell cell, Function<Replicate, Answer> work) {
        long seed = task(cell).problem.seed();
        List<Outcome> outcomes = new ArrayList<>();
        for (int index = cell.first(); index <= cell.last(); index++) {
            outcomes.add(outcome(new Replicate(seed, index), work));
        }
        return new CellResult(cell.key(), outcomes);
    }

    private static Outcome outcome(Replicate replicate, Function<Replicate, Answer> work) {
        try {
            Answer answer = work.apply(replicate);
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
