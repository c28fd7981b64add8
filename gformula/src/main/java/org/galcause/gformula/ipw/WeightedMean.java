package org.galcause.gformula.ipw;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.EstimationProblem;
import org.galcause.gformula.InverseProbabilityWeighting;
import org.galcause.gformula.InverseProbabilityWeighting.Normalise;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.Replicate;
import org.galcause.gformula.influence.InfluenceAnswer;
import org.galcause.gformula.ratio.DensityRatios;
import org.galcause.gformula.ratio.Ratios;
import org.galcause.gformula.regime.Cohort;
import org.galcause.gformula.regime.RiskStates;
import org.galcause.gformula.working.WorkingDesign;

/** Answers a question by weighted means. */
public final class WeightedMean {

    private final InverseProbabilityWeighting options;
    private final Cohort cohort;
    private final Panel panel;
    private final RiskStates states;

    private WeightedMean(InverseProbabilityWeighting options, Cohort cohort) {
        this.options = options;
        this.cohort = cohort;
        this.panel = cohort.panel();
        this.states = cohort.states();
    }

    /** See {@link InverseProbabilityWeighting#answer}. */
    public static Answer answer(InverseProbabilityWeighting options, EstimationProblem problem, Replicate replicate) {
        Cohort cohort = new Cohort(problem, replicate);
        DensityRatios ratios = new DensityRatios(cohort, options.ratio(), 1);
        WeightedMean mean = new WeightedMean(options, cohort);
        Answer means = mean.ofTargets(ratios).answer(List.of(), ratios);
        return options.working().isEmpty() || !replicate.isSample()
                ? means
                : means.with(mean.projection(
                        new WorkingDesign(cohort, options.working().get()), ratios));
    }

    /** The mean of the only target, and how far each unit moves it. */
    public static InfluenceAnswer.Moved moved(
            InverseProbabilityWeighting options, EstimationProblem problem, Replicate replicate) {
        Cohort cohort = new Cohort(problem, replicate);
        return new WeightedMean(options, cohort)
                .ofTargets(new DensityRatios(cohort, options.ratio(), 1))
                .first();
    }

    private InfluenceAnswer ofTargets(DensityRatios ratios) {
        InfluenceAnswer answer = new InfluenceAnswer(cohort);
        for (Target target : cohort.problem().targets()) {
            Ratios own = ratios.of(target.regime());
            Optional<String> nobody = own.nobody(target.step());
            nobody.ifPresentOrElse(answer::refuse, () -> into(answer, own, target.step()));
        }
        return answer;
    }

    private List<ModelTerm> projection(WorkingDesign working, DensityRatios ratios) {
        return working.projection(cohort.problem().targets().stream()
                .map(target -> response(ratios.of(target.regime()), target.step()))
                .toList());
    }

    private WorkingDesign.Response response(Ratios ratios, int step) {
        return new WorkingDesign.Response(outcomes(step), weights(ratios, step), ratios.nobody(step));
    }

    private double[] weights(Ratios ratios, int step) {
        return cohort.question().event().isPresent()
                ? ratios.untilEvent(step)
                : ratios.cumulative(step).clone();
    }

    private void into(InfluenceAnswer answer, Ratios ratios, int step) {
        boolean event = cohort.question().event().isPresent();
        if (event && options.event() == EventForm.HAZARD) {
            hazards(answer, ratios, step);
        } else {
            plain(answer, weights(ratios, step), outcomes(step));
        }
    }

    private void plain(InfluenceAnswer answer, double[] weights, double[] outcomes) {
        double[] products = new double[weights.length];
        for (int i = 0; i < products.length; i++) {
            weights[i] = Double.isNaN(outcomes[i]) ? 0 : weights[i];
            products[i] = weights[i] == 0 ? 0 : weights[i] * outcomes[i];
        }
        double sum = InfluenceAnswer.mean(cohort, products);
        if (options.normalise() == Normalise.HORVITZ_THOMPSON) {
            answer.add(sum, products);
            return;
        }
        double weight = InfluenceAnswer.mean(cohort, weights);
        double estimate = sum / weight;
        for (int i = 0; i < products.length; i++) {
            products[i] = (products[i] - weights[i] * estimate) / weight;
        }
        answer.add(estimate, products);
    }

    /** By unit: the outcome at a step, or what the event that came first makes of it; NaN where unknown. */
    private double[] outcomes(int step) {
        double[] outcomes = new double[panel.units()];
        for (int b = 0; b < panel.blocks().size(); b++) {
            byte[] before = states.before(b, step);
            double[] y = states.outcome(b, step);
            for (int row = 0; row < before.length; row++) {
                outcomes[panel.firstRow(b) + row] = switch (before[row]) {
                    case RiskStates.FOLLOWED -> y[row];
                    case RiskStates.HAD_EVENT -> 1;
                    case RiskStates.HAD_COMPETING -> 0;
                    default -> Double.NaN;
                };
            }
        }
        return outcomes;
    }

    /** risk = sum_s S_s (1 - c_s) h_s with S_{s+1} = S_s (1 - c_s) (1 - h_s), and the same of influence functions by the chain rule. */
    private void hazards(InfluenceAnswer answer, Ratios ratios, int step) {
        double risk = 0;
        double survival = 1;
        double[] ofRisk = new double[panel.units()];
        double[] ofSurvival = new double[panel.units()];
        for (int s : cohort.steps()) {
            if (s <= step) {
                Share competing = new Share(cohort, ratios.cumulative(s), left(s, RiskStates.HAD_COMPETING));
                Share hazard = new Share(cohort, ratios.cumulative(s), hadEvent(s));
                double free = 1 - competing.value();
                risk += survival * free * hazard.value();
                for (int i = 0; i < ofRisk.length; i++) {
                    double freeMoves = -competing.function(i);
                    double hazardMoves = hazard.function(i);
                    ofRisk[i] += ofSurvival[i] * free * hazard.value()
                            + survival * (freeMoves * hazard.value() + free * hazardMoves);
                    ofSurvival[i] = ofSurvival[i] * free * (1 - hazard.value())
                            + survival * (freeMoves * (1 - hazard.value()) - free * hazardMoves);
                }
                survival *= free * (1 - hazard.value());
            }
        }
        answer.add(risk, ofRisk);
    }

    /** By unit, whether it left in a step for a reason; NaN for those not followed until it, or lost in it. */
    private double[] left(int step, byte reason) {
        double[] left = new double[panel.units()];
        Arrays.fill(left, Double.NaN);
        for (int b = 0; b < panel.blocks().size(); b++) {
            byte[] before = states.before(b, step);
            byte[] after = states.before(b, step + 1);
            for (int row = 0; row < before.length; row++) {
                if (before[row] == RiskStates.FOLLOWED && after[row] != RiskStates.LOST) {
                    left[panel.firstRow(b) + row] = after[row] == reason ? 1 : 0;
                }
            }
        }
        return left;
    }

    /** Among those without a competing event in the same interval. */
    private double[] hadEvent(int step) {
        double[] event = left(step, RiskStates.HAD_EVENT);
        double[] competing = left(step, RiskStates.HAD_COMPETING);
        for (int i = 0; i < event.length; i++) {
            event[i] = competing[i] == 1 ? Double.NaN : event[i];
        }
        return event;
    }
}
