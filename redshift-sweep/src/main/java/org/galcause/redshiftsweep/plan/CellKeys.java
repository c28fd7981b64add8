package org.galcause.redshiftsweep.plan;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.galcause.causalmodel.graph.Edge;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.Question;
import org.galcause.gformula.Estimator;
import org.galcause.gformula.InParts;
import org.galcause.gformula.model.ModelSpec;
import org.galcause.redshiftsweep.study.EstimatorSpec;

/** Names cells by a hash of what determines their numbers. Texts of maps are sorted: the order of a map's entries differs between runs. */
final class CellKeys {

    private final Analysis analysis;
    private final String common;

    CellKeys(Analysis analysis, String panelFingerprint) {
        this.analysis = analysis;
        Question question = analysis.estimand().question();
        this.common = String.join(
                "\n",
                "code " + CodeVersion.estimators(),
                "panel " + panelFingerprint,
                "graph "
                        + analysis.study().graph().edges().stream()
                                .map(Edge::text)
                                .collect(Collectors.joining("; ")),
                "latent " + analysis.study().latent(),
                "order " + analysis.estimand().order(),
                "question " + question.treatments() + " " + question.outcome() + " " + question.steps() + " "
                        + question.event() + " " + question.censoring(),
                "contrast " + contrast(question.contrast()));
    }

    private static String contrast(Contrast contrast) {
        if (contrast instanceof Contrast.Regimes regimes) {
            return regimes.regimes().stream()
                    .map(r -> r.name() + ": " + r.describe())
                    .collect(Collectors.joining("; "));
        }
        return contrast.toString();
    }

    String of(EstimatorSpec spec, int first, int last) {
        String mine = String.join(
                "\n",
                spec.estimator().map(Estimator::toString).orElse(spec.type()),
                "models " + models(spec.models()),
                "confounders " + spec.confounders(),
                "seed " + spec.uncertainty().seed(),
                "replicates " + first + ".." + last,
                refusal(spec));
        return Fingerprint.of(common + "\n" + mine).substring(0, 32);
    }

    /** Where the panel lies changes no number, but that there is none. */
    private String refusal(EstimatorSpec spec) {
        return spec.estimator()
                .filter(estimator -> !analysis.panel().isInMemory())
                .flatMap(estimator -> InParts.refusal(estimator, analysis.problem(spec)))
                .orElse("");
    }

    private static String models(Map<String, ModelSpec> models) {
        return new TreeMap<>(models).toString();
    }
}
