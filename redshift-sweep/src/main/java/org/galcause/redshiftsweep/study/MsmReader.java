package org.galcause.redshiftsweep.study;

import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.MarginalStructuralModel.Density;
import org.galcause.gformula.MarginalStructuralModel.Errors;
import org.galcause.gformula.MarginalStructuralModel.Exposure;
import org.galcause.gformula.MarginalStructuralModel.Extremes;
import org.galcause.gformula.MarginalStructuralModel.First;
import org.galcause.gformula.MarginalStructuralModel.Predictions;
import org.galcause.gformula.MarginalStructuralModel.Spread;
import org.galcause.gformula.MarginalStructuralModel.TreatmentModel;
import org.galcause.gformula.MarginalStructuralModel.Weights;
import org.galcause.gformula.model.Learner;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.redshiftsweep.yaml.YamlMap;
import org.galcause.redshiftsweep.yaml.YamlNode;
import org.galcause.redshiftsweep.yaml.YamlText;

/** Reads a marginal structural model. */
final class MsmReader {

    private final QuestionSpec question;
    private final ModelReader models;

    MsmReader(QuestionSpec question, ModelReader models) {
        this.question = question;
        this.models = models;
    }

    Estimator read(String name, Section section, Optional<List<String>> confounders) {
        return new MarginalStructuralModel(
                name,
                section.choice("weights", Weights.class),
                confounders,
                section.choice("first", First.class),
                treatment(section),
                numerator(section),
                extremes(section),
                section.section("outcome", ModelReader.TABLE)
                        .map(s -> models.read(s, question.outcome()))
                        .orElse(ModelSpec.empty()),
                exposure(section),
                section.choice("errors", Errors.class));
    }

    private String treatmentName() {
        return question.treatments().isEmpty() ? "" : question.treatments().get(0);
    }

    private TreatmentModel treatment(Section section) {
        Section density = Section.of(
                section.path() + ".treatment",
                EstimatorOptions.DENSITY,
                section.node("treatment").orElse(new YamlMap(List.of(), 0)),
                section.ledger());
        ModelSpec model = models.read(density, treatmentName());
        Predictions otherwise =
                model.learner().orElse(Learner.GLM) == Learner.GLM ? Predictions.IN_SAMPLE : Predictions.OUT_OF_BAG;
        return new TreatmentModel(
                model,
                density.choice("density", Density.class),
                density.choice("sd", Spread.class),
                density.has("predictions") ? density.choice("predictions", Predictions.class) : otherwise);
    }

    /** Present and empty when nothing is said: it inherits all from the treatment's model; absent for {@code none}. */
    private Optional<ModelSpec> numerator(Section section) {
        Optional<YamlNode> node = section.node("numerator");
        if (node.orElse(null) instanceof YamlText text) {
            if (!text.text().equals("none")) {
                section.problem("numerator", "found " + text.flow() + "; allowed: a model, or none");
            }
            return Optional.empty();
        }
        return Optional.of(section.section("numerator", ModelReader.TABLE)
                .map(s -> models.read(s, treatmentName()))
                .orElse(ModelSpec.empty()));
    }

    private static Extremes extremes(Section section) {
        if (section.node("extremes").orElse(null) instanceof YamlText text) {
            if (text.text().equals("overlap")) {
                return new Extremes.Overlap();
            }
            if (!text.text().equals("none")) {
                section.problem(
                        "extremes",
                        "found " + text.flow()
                                + "; allowed: {winsorise: [LOW, HIGH]} | {drop: [LOW, HIGH]} | overlap | none");
            }
            return new Extremes.Untouched();
        }
        Section extremes =
                section.section("extremes", EstimatorOptions.EXTREMES).orElseThrow();
        boolean drop = extremes.has("drop");
        if (drop == extremes.has("winsorise")) {
            section.problem("extremes", "write one of winsorise and drop");
        }
        List<Double> bounds = extremes.numbers(drop ? "drop" : "winsorise");
        if (bounds.size() != 2 || bounds.get(0) < 0 || bounds.get(1) > 1 || bounds.get(0) >= bounds.get(1)) {
            extremes.problem(
                    drop ? "drop" : "winsorise", bounds + ": allowed: two probabilities, 0 <= LOW < HIGH <= 1");
            return new Extremes.Untouched();
        }
        return drop
                ? new Extremes.Drop(bounds.get(0), bounds.get(1))
                : new Extremes.Winsorise(bounds.get(0), bounds.get(1));
    }

    private Exposure exposure(Section section) {
        if (section.has("exposure")) {
            return section.choice("exposure", Exposure.class);
        }
        if (question.contrast() instanceof Contrast.Levels levels
                && !(levels.summary() instanceof Contrast.Summary.RunningMean)) {
            if (levels.summary() instanceof Contrast.Summary.RecencyWeighted) {
                section.problem(
                        "exposure",
                        "an msm regresses on running-mean or current, and the question's summary is recency-weighted; name the exposure");
            }
            return Exposure.CURRENT;
        }
        return Exposure.RUNNING_MEAN;
    }
}
