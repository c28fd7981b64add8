package org.galcause.gformula;

import java.util.Optional;
import org.galcause.causalmodel.result.Answer;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.ice.OutcomeRegression;
import org.galcause.gformula.influence.CorrectedRegression;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.Fit;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.ratio.DensityRatios;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.tmle.JointTargeting;
import org.galcause.gformula.tmle.LinearTargeting;
import org.galcause.gformula.tmle.Targeting;
import org.galcause.gformula.working.WorkingDesign;

/**
 * Longitudinal targeted minimum loss (van der Laan and Gruber 2012; Diaz, Williams, Hoffman and Schenck 2023). Right when either all ratios or
 * all regressions are; standard errors from the efficient influence function.
 *
 * @param name the name in the results
 * @param folds of cross-fitting, by whole galaxies; 1 for none
 * @param ratio the density ratios
 * @param outcome the regression of the outcome
 * @param iterated the family of the regressions of pseudo-outcomes, as of {@link IteratedConditionalExpectation}
 * @param bound predictions on the [0, 1] scale are kept within [bound, 1 - bound]
 * @param working a model over regimes and times, targeted on its own
 */
public record TargetedMinimumLoss(
        String name,
        int folds,
        RatioModel ratio,
        ModelSpec outcome,
        Optional<Family> iterated,
        double bound,
        Optional<WorkingModel> working)
        implements Estimator {

    /** The default number of folds. */
    public static final int FOLDS = 5;

    /** The defaults, under a name. */
    public static TargetedMinimumLoss defaults(String name) {
        return new TargetedMinimumLoss(
                name,
                FOLDS,
                RatioModel.defaults(),
                ModelSpec.empty(),
                Optional.empty(),
                IteratedConditionalExpectation.BOUND,
                Optional.empty());
    }

    @Override
    public Answer answer(EstimationProblem problem, Replicate replicate) {
        Cohort cohort = new Cohort(problem, replicate);
        ModelSpec model = outcome.orElse(problem.model(cohort.question().outcome()));
        Fit fit = model.fit().orElse(Fit.BY_TIME);
        OutcomeRegression regression = new OutcomeRegression("tmle", cohort, model, fit);
        Link link = regression.link("tmle", iterated.orElse(regression.usual()));
        DensityRatios ratios = new DensityRatios(cohort, ratio, folds);
        if (ratios.smoothing().isPresent()) {
            return new CorrectedRegression(cohort, regression, fit, Link.IDENTITY, ratios, folds, new LinearTargeting())
                    .answer();
        }
        Answer answer =
                new CorrectedRegression(cohort, regression, fit, link, ratios, folds, new Targeting(bound)).answer();
        if (working.isEmpty() || !replicate.isSample()) {
            return answer;
        }
        WorkingDesign design = new WorkingDesign(cohort, working.get());
        return answer.with(
                new CorrectedRegression(cohort, regression, fit, link, ratios, folds, new JointTargeting(design, bound))
                        .projected(design));
    }
}
