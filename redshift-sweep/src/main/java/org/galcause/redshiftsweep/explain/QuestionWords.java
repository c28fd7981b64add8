package org.galcause.redshiftsweep.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.intervention.Regime;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.redshiftsweep.study.QuestionSpec;
import org.galcause.redshiftsweep.study.Study;

/** The estimand in words. */
final class QuestionWords {

    private final Study study;
    private final QuestionSpec question;

    QuestionWords(Study study) {
        this.study = study;
        this.question = study.question();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String kind = question.event().isPresent()
                ? "The risk that " + question.outcome() + " has happened by the end of"
                : "The mean of " + label(question.outcome()) + " at";
        lines.add(kind + " " + when() + ", had every unit's "
                + String.join(
                        " and ", question.treatments().stream().map(this::label).toList())
                + (question.contrast() instanceof Contrast.Levels
                        ? " followed a path of a given level until then."
                        : " followed each of these regimes until then:"));
        if (question.contrast() instanceof Contrast.Levels levels) {
            lines.addAll(levels(levels));
        } else if (question.contrast() instanceof Contrast.Regimes regimes) {
            lines.addAll(regimes(regimes));
        }
        return lines;
    }

    private String label(String name) {
        return study.request().variables().stream()
                .map(VariableRequest::variable)
                .filter(v -> v.name().equals(name))
                .findFirst()
                .map(Variable::label)
                .orElse(name);
    }

    private String when() {
        if (question.at() instanceof QuestionSpec.At.Times given) {
            return "times " + given.times();
        }
        return question.at() instanceof QuestionSpec.At.Last ? "the last time" : "each time";
    }

    private static List<String> levels(Contrast.Levels levels) {
        String summary = levels.summary() instanceof Contrast.Summary.RunningMean
                ? "the mean over all times up to then"
                : levels.summary() instanceof Contrast.Summary.Current
                        ? "the value at that time"
                        : "a mean that weights recent times most";
        String path = levels.path() == Contrast.Path.PARALLEL
                ? "the sample's mean path, moved as a whole until its summary equals the level"
                : "the level itself at every time";
        String grid = levels.grid() instanceof Contrast.Grid.AtQuantiles quantiles
                ? quantiles.probabilities().size() + " quantiles of the summary in the whole sample"
                : "the values " + ((Contrast.Grid.AtValues) levels.grid()).values();
        return List.of(
                "summary of a treatment history: " + summary,
                "path of a level: " + path,
                "levels: " + grid,
                "effect of a level: its mean outcome minus that of level 1, taken inside each replicate");
    }

    private static List<String> regimes(Contrast.Regimes regimes) {
        List<String> lines = new ArrayList<>();
        for (Regime regime : regimes.regimes()) {
            lines.add(regime.name() + ": " + regime.describe()
                    + (regime.name().equals(regimes.reference()) ? "  (reference)" : ""));
        }
        boolean moved = regimes.regimes().stream().anyMatch(QuestionWords::isMoved);
        if (moved) {
            lines.add(
                    "A shift (or scale, floor, cap) changes the natural value at each time, the one that would follow from the past as changed so far: "
                            + "where the treatment persists, shifts add up. It is not a level, and its effect is not that of a level.");
        }
        return lines;
    }

    private static boolean isMoved(Regime regime) {
        return regime.interventions().values().stream().anyMatch(i -> {
            String words = i.describe().toLowerCase(Locale.ROOT);
            return i instanceof Intervention.Shift
                    || i instanceof Intervention.Scale
                    || words.contains("shifted")
                    || words.contains("multiplied")
                    || words.contains("raised")
                    || words.contains("lowered");
        });
    }
}
