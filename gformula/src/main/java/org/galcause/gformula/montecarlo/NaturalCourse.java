package org.galcause.gformula.montecarlo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.Verdict;

/** Holds the simulated natural course against the data: where the two differ, the models do not describe the data. */
final class NaturalCourse {

    /** How many standard errors apart is too far. */
    static final double FAR = 3;

    private final Panel panel;
    private final int[] multiplicities;
    private final Outcomes outcomes;
    private final Remaining remaining;

    NaturalCourse(Panel panel, int[] multiplicities, Outcomes outcomes, Remaining remaining) {
        this.remaining = remaining;
        this.panel = panel;
        this.multiplicities = multiplicities;
        this.outcomes = outcomes;
    }

    /** Two rows for one time; none where nothing was observed. */
    List<Diagnostic> compare(int step, RunningMoments simulated) {
        Optional<double[]> observed = outcomes.isEvent() ? risk(step) : mean(outcomes.outcome(), step);
        return observed.map(o -> rows(step, simulated, o[0], o[1])).orElse(List.of());
    }

    private List<Diagnostic> rows(int step, RunningMoments simulated, double observed, double error) {
        TimePoint at = panel.schema().grid().at(step);
        double apart = Math.abs(simulated.mean() - observed);
        boolean far = apart > FAR * Math.hypot(error, simulated.standardError());
        String reason = far
                ? String.format(
                        Locale.ROOT,
                        "at time %s the simulated natural course (%.4g) and the data (%.4g) are more than %.0f standard"
                                + " errors apart: the models do not describe the data",
                        at.label(),
                        simulated.mean(),
                        observed,
                        FAR)
                : "";
        return List.of(
                new Diagnostic("", at.time(), "natural-course/observed", observed, Verdict.TRUSTED, ""),
                new Diagnostic(
                        "",
                        at.time(),
                        "natural-course/simulated",
                        simulated.mean(),
                        far ? Verdict.CAUTION : Verdict.TRUSTED,
                        reason));
    }

    /** Mean and its standard error among those in whom it is observed, weighted for those lost where the study has a model of the loss. */
    private Optional<double[]> mean(int variable, int step) {
        double[] sums = panel.sum(2, block -> weighted(block, variable, step));
        double weight = sums[1];
        double mean = sums[0] / weight;
        double squares = panel.sum(1, block -> squares(block, variable, step, mean))[0];
        return weight > 0 ? Optional.of(new double[] {mean, Math.sqrt(squares) / weight}) : Optional.empty();
    }

    /** The weighted sum and the sum of the weights. */
    private double[] weighted(int block, int variable, int step) {
        double[] values = panel.blocks().get(block).column(variable, step);
        double weight = 0;
        double sum = 0;
        for (int row = 0; row < panel.blocks().get(block).rows(); row++) {
            int unit = panel.firstRow(block) + row;
            double w = multiplicities[unit] * share(unit, step);
            weight += Double.isNaN(values[row]) ? 0 : w;
            sum += Double.isNaN(values[row]) ? 0 : w * values[row];
        }
        return new double[] {sum, weight};
    }

    private double[] squares(int block, int variable, int step, double mean) {
        double[] values = panel.blocks().get(block).column(variable, step);
        double squares = 0;
        for (int row = 0; row < panel.blocks().get(block).rows(); row++) {
            int unit = panel.firstRow(block) + row;
            double left = Double.isNaN(values[row]) ? 0 : share(unit, step) * (values[row] - mean);
            squares += multiplicities[unit] * left * left;
        }
        return new double[] {squares};
    }

    private double share(int unit, int step) {
        return remaining.bySteps().length == 0 ? 1 : remaining.bySteps()[step][unit];
    }

    /** The risk from the shares of events among those still followed (Kaplan-Meier; Aalen-Johansen with a competing event). */
    private Optional<double[]> risk(int last) {
        double free = 1;
        double risk = 0;
        double variance = 0;
        for (int step = panel.schema().grid().start(); step <= last; step++) {
            int at = step;
            Optional<double[]> hazard = mean(outcomes.outcome(), step);
            if (hazard.isEmpty()) {
                return Optional.empty();
            }
            double competing = outcomes.competingHazard()
                    .flatMap(c -> mean(c, at))
                    .map(m -> m[0])
                    .orElse(0.0);
            double h = hazard.get()[0];
            double spared = free * (1 - competing);
            risk += spared * h;
            free = spared * (1 - h);
            variance += h < 1 ? Math.pow(hazard.get()[1] / (1 - h), 2) : 0;
        }
        return Optional.of(new double[] {risk, (1 - risk) * Math.sqrt(variance)});
    }
}
