package org.galcause.gformula;

import java.util.Optional;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.ice.OutcomeRegression;
import org.galcause.gformula.influence.CorrectedRegression;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.ratio.DensityRatios;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.sdr.Unbiasing;
import org.galcause.gformula.working.WorkingDesign;

/**
 * Sequentially doubly robust estimation (Luedtke, Sofrygin, van der Laan and Carone 2017; Diaz, Williams, Hoffman and Schenck 2023). Right when
 * at each time either the ratio or the regression is; standard errors from the efficient influence function. Regressions of
 * pseudo-outcomes are least squares, and nothing keeps the estimate within the outcome's range.
 *
 * @param name the name in the results
 * @param folds of cross-fitting, by whole galaxies; 1 for none
 * @param ratio the density ratios
 * @param outcome the regression of the outcome
 * @param working a model over regimes and times: the projection of the influence functions
 */
public record SequentiallyDoublyRobust(
        String name, int folds, RatioModel ratio, ModelSpec outcome, Optional<WorkingModel> working)
        implements Estimator {

    /** The defaults, under a name. */
    public static SequentiallyDoublyRobust defaults(String name) {
        return new SequentiallyDoublyRobust(
                name, TargetedMinimumLoss.FOLDS, RatioModel.defaults(), ModelSpec.empty(), Optional.empty());
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        Cohort cohort = new Cohort(problem, replicate);
        ModelSpec model = outcome.orElse(problem.model(cohort.question().outcome()));
        Fit fit = model.fit().orElse(Fit.BY_TIME);
        OutcomeRegression regression = new OutcomeRegression("sdr", cohort, model, fit);
        DensityRatios ratios = new DensityRatios(cohort, ratio, folds);
        CorrectedRegression corrected =
                new CorrectedRegression(cohort, regression, fit, Link.IDENTITY, ratios, folds, new Unbiasing());
        Answer answer = corrected.answer();
        return working.isEmpty() || !replicate.isSample()
                ? answer
                : answer.with(corrected.projected(new WorkingDesign(cohort, working.get())));
    }
}
