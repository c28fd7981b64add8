package org.galcause.gformula.model;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.formula.Condition;
import org.galcause.causalmodel.formula.Formula;

/**
 * What a study says about one model. What is left out is taken from a more general place by {@link #orElse}: an estimator's part from
 * {@code models}, a numerator from the treatment's model, and last from the defaults of the estimator.
 *
 * @param family the conditional distribution
 * @param learner how the regression is learnt
 * @param formula the right-hand side
 * @param fit over which times
 * @param rows on which rows it is fitted; all when absent
 * @param lower the lower limit of a truncated family
 * @param upper the upper limit of a truncated family
 * @param combined the learners that {@link Learner#SUPER} combines; empty otherwise
 */
public record ModelSpec(
        Optional<Family> family,
        Optional<Learner> learner,
        Optional<Formula> formula,
        Optional<Fit> fit,
        Optional<Condition> rows,
        Optional<Double> lower,
        Optional<Double> upper,
        List<Learner> combined) {

    private static final ModelSpec EMPTY = new ModelSpec(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public ModelSpec {
        combined = List.copyOf(combined);
    }

    /** Without a combination of learners. */
    public ModelSpec(
            Optional<Family> family,
            Optional<Learner> learner,
            Optional<Formula> formula,
            Optional<Fit> fit,
            Optional<Condition> rows,
            Optional<Double> lower,
            Optional<Double> upper) {
        this(family, learner, formula, fit, rows, lower, upper, List.of());
    }

    /** Nothing said. */
    public static ModelSpec empty() {
        return EMPTY;
    }

    /** This, with what it leaves out taken from {@code general}. */
    public ModelSpec orElse(ModelSpec general) {
        return new ModelSpec(
                family.or(general::family),
                learner.or(general::learner),
                formula.or(general::formula),
                fit.or(general::fit),
                rows.or(general::rows),
                lower.or(general::lower),
                upper.or(general::upper),
                learner.isPresent() ? combined : general.combined());
    }

    /** The same with a family. */
    public ModelSpec with(Family value) {
        return new ModelSpec(Optional.of(value), learner, formula, fit, rows, lower, upper, combined);
    }

    /** The same with a learner. */
    public ModelSpec with(Learner value) {
        return new ModelSpec(family, Optional.of(value), formula, fit, rows, lower, upper, List.of());
    }

    /** The same with a cross-validated combination of learners. */
    public ModelSpec withCombined(List<Learner> learners) {
        return new ModelSpec(family, Optional.of(Learner.SUPER), formula, fit, rows, lower, upper, learners);
    }

    /** The same with a formula. */
    public ModelSpec with(Formula value) {
        return new ModelSpec(family, learner, Optional.of(value), fit, rows, lower, upper, combined);
    }

    /** The same with a fit. */
    public ModelSpec with(Fit value) {
        return new ModelSpec(family, learner, formula, Optional.of(value), rows, lower, upper, combined);
    }
}
