package org.galcause.gformula.msm;

import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Columns;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.causalmodel.question.Contrast;
import org.galcause.causalmodel.question.LevelSummary;
import org.galcause.causalmodel.question.Target;
import org.galcause.gformula.design.PanelValues;
import org.galcause.gformula.weights.Explained;
import org.galcause.gformula.weights.Resample;

/** What the structural model regresses on: a summary of the treatment up to each step. */
final class ExposureHistory {

    private final Resample sample;
    private final Contrast.Summary summary;

    ExposureHistory(Resample sample, Contrast.Summary summary) {
        this.sample = sample;
        this.summary = summary;
    }

    /** As terms of a model call it. */
    String name() {
        String treatment = sample.treatment();
        return summary instanceof Contrast.Summary.RunningMean
                ? "mean(" + treatment + "[..t])"
                : summary instanceof Contrast.Summary.Current ? treatment : "recency-weighted(" + treatment + "[..t])";
    }

    /** For each galaxy. */
    double[] observed(int step) {
        return observed(sample.whole(), step);
    }

    private double[] observed(Columns histories, int step) {
        PanelSchema schema = sample.schema();
        return LevelSummary.of(summary, schema.grid(), histories, schema.index(sample.treatment()), step);
    }

    /** Exposure and what is explained as a panel of their own, so that they are regressed like any variables. */
    Panel with(Explained explained) {
        PanelSchema own = new PanelSchema(
                List.of(Variable.continuous(name()), explained.variable()),
                sample.schema().grid());
        Panel panel = sample.problem().panel();
        PanelValues response = explained.blocked();
        return panel.withBlocks(
                own,
                IntStream.range(0, panel.blocks().size())
                        .mapToObj(b -> panel.blocks()
                                .get(b)
                                .computed(
                                        2,
                                        (variable, step) -> variable == 0
                                                ? observed(panel.blocks().get(b), step)
                                                : response.at(b, step)))
                        .toList());
    }

    /** Of a path: the level itself where the question's summary is this one, else what the path amounts to; NaN when it keeps a natural value. */
    double of(Followed followed) {
        Target target = followed.target();
        boolean same = target.isLevel()
                && sample.problem().estimand().question().contrast() instanceof Contrast.Levels levels
                && levels.summary().equals(summary);
        return same ? target.summary() : of(followed.path(), target.step());
    }

    private double of(double[] path, int step) {
        double[] weights = LevelSummary.weights(summary, sample.schema().grid(), step);
        double sum = 0;
        for (int s = 0; s <= step; s++) {
            sum += weights[s] == 0 ? 0 : weights[s] * path[s];
        }
        return sum;
    }
}
