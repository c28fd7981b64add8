package org.galcause.redshiftsweep.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.model.ModelSpec;

/**
 * One estimator of a study.
 *
 * @param type as in the study file: {@code msm}, {@code gformula}, …
 * @param name in the results
 * @param estimator the estimator with its options; empty for one that this version does not have
 * @param models the study's models with this estimator's overrides merged in, by variable
 * @param confounders what it adjusts for instead of the graph's adjustment sets, where its own record does not hold it
 * @param uncertainty the study's, with this estimator's overrides
 */
public record EstimatorSpec(
        String type,
        String name,
        Optional<Estimator> estimator,
        Map<String, ModelSpec> models,
        Optional<List<String>> confounders,
        Uncertainty uncertainty) {

    public EstimatorSpec {
        models = Map.copyOf(models);
    }

    /** What is said about the model of a variable; empty when nothing. */
    public ModelSpec model(String variable) {
        return models.getOrDefault(variable, ModelSpec.empty());
    }

    /** The same with another seed. */
    EstimatorSpec withSeed(long seed) {
        return new EstimatorSpec(type, name, estimator, models, confounders, uncertainty.withSeed(seed));
    }
}
