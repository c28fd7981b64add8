package org.galcause.gformula.weights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.galcause.causalmodel.identification.Confounder;
import org.galcause.causalmodel.identification.Identified;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.gformula.MarginalStructuralModel.Weights;

/**
 * What the treatment's density at a step is conditional on.
 *
 * <p>With weights over the history: its own earlier values, in numerator and denominator, and what must be adjusted for in the
 * denominator. Confounders are the graph's for that step; or, when they are named, each of their earlier values, and the present one where
 * the graph says that it acts on the treatment within the same time. With snapshot weights: the confounders' present values alone.
 */
public final class Adjustment {

    private final Identified estimand;
    private final Weights weights;
    private final Optional<List<String>> named;
    private final List<String> treatments;
    private final String treatment;

    /** For one of the treatments, which come after one another within a time. */
    public Adjustment(Identified estimand, Weights weights, Optional<List<String>> named, String treatment) {
        this.estimand = estimand;
        this.treatment = treatment;
        this.treatments = estimand.order().stream()
                .filter(estimand.question().treatments()::contains)
                .toList();
        this.weights = weights;
        this.named = named;
    }

    /** The treatments' own earlier values, and those of treatments before it within the time; none of the past with snapshot weights. */
    public List<PastValue> ownPast(int step) {
        List<PastValue> own = new ArrayList<>();
        if (weights != Weights.SNAPSHOT) {
            IntStream.range(0, step).forEach(s -> treatments.forEach(name -> own.add(new PastValue(name, s))));
        }
        treatments.stream()
                .takeWhile(name -> !name.equals(treatment))
                .forEach(name -> own.add(new PastValue(name, step)));
        return own.stream().distinct().toList();
    }

    /** What is adjusted for besides. */
    public List<PastValue> confounders(int step) {
        if (weights == Weights.SNAPSHOT) {
            return names().stream().map(name -> present(name, step)).toList();
        }
        if (named.isEmpty()) {
            return estimand.at(step).confounders().stream()
                    .map(c -> new PastValue(c.variable(), c.step()))
                    .toList();
        }
        List<PastValue> values = new ArrayList<>();
        for (String name : names()) {
            if (isConstant(name)) {
                values.add(new PastValue(name, 0));
                continue;
            }
            int last = actsAtOnce(name) ? step : step - 1;
            IntStream.rangeClosed(0, last).forEach(s -> values.add(new PastValue(name, s)));
        }
        return values;
    }

    private List<String> names() {
        return named.orElseGet(() -> estimand.steps().stream()
                .flatMap(s -> s.confounders().stream())
                .map(Confounder::variable)
                .distinct()
                .toList());
    }

    private PastValue present(String name, int step) {
        return new PastValue(name, isConstant(name) ? 0 : step);
    }

    private boolean isConstant(String name) {
        return estimand.schema().variable(name).timing() == Timing.CONSTANT;
    }

    /** Whether a chain of arrows within one time leads to the treatment. */
    private boolean actsAtOnce(String name) {
        Set<String> reached = new HashSet<>(Set.of(name));
        boolean grown = true;
        while (grown) {
            grown = estimand.graph().names().stream()
                    .filter(effect ->
                            reached.stream().anyMatch(cause -> estimand.graph().acts(cause, 0, effect)))
                    .map(reached::add)
                    .reduce(false, Boolean::logicalOr);
        }
        return reached.contains(treatment);
    }
}
