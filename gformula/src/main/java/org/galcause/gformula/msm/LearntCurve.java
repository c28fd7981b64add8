package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.formula.Expression;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.design.Scope;
import org.galcause.gformula.glm.Link;
import org.galcause.gformula.glm.ResponseScale;
import org.galcause.gformula.learner.Regression;
import org.galcause.gformula.learner.RegressionTask;
import org.galcause.gformula.learner.Regressions;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.gformula.weights.Explained;
import org.galcause.gformula.weights.Resample;
import org.galcause.gformula.weights.UsedWeights;

/** A structural model by time on the exposure, learnt by an elastic net, boosted trees or a combination of learners. */
final class LearntCurve implements StructuralModel {

    private final ExposureHistory exposure;
    private final Map<Integer, Regression> byStep = new HashMap<>();
    private final List<ModelTerm> terms = new ArrayList<>();

    LearntCurve(Resample sample, Explained explained, ModelSpec outcome, UsedWeights used, ExposureHistory exposure) {
        this.exposure = exposure;
        Variable response = explained.variable();
        Panel panel = exposure.with(explained);
        Formula formula = Formula.mainEffects(List.of(new Expression.Value(exposure.name(), 0)));
        for (int step : sample.regressed()) {
            FitRows rows = new FitRows(
                    panel,
                    List.of(step),
                    PanelValues.variable(panel, response.name()),
                    PanelValues.perUnit(panel, used.times(sample.multiplicities(), step)));
            Regression fitted = Regressions.fit(
                    outcome,
                    new RegressionTask(
                            response.name() + "/msm",
                            formula,
                            new Scope(panel.schema(), panel.schema().names(), response.name()),
                            rows,
                            response.kind() == Kind.BINARY ? Link.LOGIT : Link.IDENTITY,
                            ResponseScale.NONE,
                            Randomness.with(sample.key("learner/" + explained.role()), step)));
            byStep.put(step, fitted);
            terms.addAll(fitted.terms(
                    "",
                    response.name() + "/msm",
                    sample.schema().grid().at(step).time()));
        }
    }

    @Override
    public List<Answered> at(int step, List<Followed> paths) {
        Regression fitted = Objects.requireNonNull(byStep.get(step));
        double[] mean = new double[1];
        List<Answered> values = new ArrayList<>();
        for (Followed followed : paths) {
            double[] exposures = new double[step + 1];
            exposures[step] = exposure.of(followed);
            fitted.mean(new PathColumns(0, exposures), step, mean);
            values.add(Answered.of(Answer.Value.of(mean[0])));
        }
        return values;
    }

    @Override
    public List<ModelTerm> terms() {
        return terms;
    }
}
