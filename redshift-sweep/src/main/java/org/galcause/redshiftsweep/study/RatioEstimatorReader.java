package org.galcause.redshiftsweep.study;

import java.util.List;
import java.util.Optional;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.InverseProbabilityWeighting;
import org.galcause.gformula.IteratedConditionalExpectation.EventForm;
import org.galcause.gformula.RatioModel;
import org.galcause.gformula.SequentiallyDoublyRobust;
import org.galcause.gformula.TargetedMinimumLoss;
import org.galcause.gformula.model.Family;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.redshiftsweep.yaml.YamlMap;

/** Reads the estimators that rest on density ratios: tmle, sdr and ipw. */
final class RatioEstimatorReader {

    private final QuestionSpec question;
    private final ModelReader models;
    private final WorkingReader working;

    RatioEstimatorReader(QuestionSpec question, StudyVariables variables, ModelReader models) {
        this.question = question;
        this.models = models;
        this.working = new WorkingReader(question, variables);
    }

    Estimator read(String type, String name, Section section) {
        RatioModel ratio = ratio(section);
        if (type.equals("ipw")) {
            return new InverseProbabilityWeighting(
                    name,
                    ratio,
                    section.choice("normalise", InverseProbabilityWeighting.Normalise.class),
                    section.choice("event", EventForm.class),
                    working.read(section));
        }
        int folds = section.number("folds").map(Double::intValue).orElse(TargetedMinimumLoss.FOLDS);
        Section outcome =
                part(section, "outcome", type.equals("tmle") ? EstimatorOptions.ICE_OUTCOME : ModelReader.TABLE);
        ModelSpec model = models.read(outcome, question.outcome());
        return type.equals("sdr")
                ? new SequentiallyDoublyRobust(name, folds, ratio, model, working.read(section))
                : new TargetedMinimumLoss(
                        name,
                        folds,
                        ratio,
                        model,
                        outcome.has("iterated")
                                ? Optional.of(outcome.choice("iterated", Family.class))
                                : Optional.empty(),
                        section.number("bound").orElse(1e-5),
                        working.read(section));
    }

    /** Its formula says what precedes the treatment; the treatment enters by itself. */
    private RatioModel ratio(Section section) {
        Section ratio = part(section, "ratio", EstimatorOptions.RATIO_MODEL);
        List<String> treatments = question.treatments();
        return new RatioModel(
                models.read(ratio, treatments.isEmpty() ? "" : treatments.get(treatments.size() - 1)),
                ratio.choice("method", RatioModel.Method.class),
                ratio.number("truncate").orElse(RatioModel.TRUNCATE),
                ratio.number("bound").orElse(RatioModel.BOUND));
    }

    private static Section part(Section section, String key, OptionTable table) {
        return Section.of(
                section.path() + "." + key,
                table,
                section.node(key).orElse(new YamlMap(List.of(), 0)),
                section.ledger());
    }
}
