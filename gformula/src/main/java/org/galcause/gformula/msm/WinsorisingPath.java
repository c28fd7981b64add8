package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.MarginalStructuralModel.Extremes;

/**
 * How an answer moves as more of the weights' tails is cut off: from the whole weights, whose answer is right but noisy, to ever lighter ones, which
 * leave more and more confounding in.
 */
final class WinsorisingPath {

    /** Per cent of the rows at either end. */
    private static final List<Double> PER_CENT = List.of(0.0, 0.1, 0.5, 1.0, 2.5, 5.0);

    private final List<Target> targets;
    private final TimeGrid grid;

    WinsorisingPath(List<Target> targets, TimeGrid grid) {
        this.targets = targets;
        this.grid = grid;
    }

    /**
     * A row for each regime (its mean), or for the levels (the mean at the last that is supported less that at the first), at each time and cut.
     *
     * @param answers to all targets under a rule for extreme weights
     */
    List<Diagnostic> rows(Function<Extremes, List<Answer.Value>> answers) {
        List<List<Answer.Value>> byCut = PER_CENT.stream()
                .map(percent -> answers.apply(extremes(percent)))
                .toList();
        SortedMap<Integer, List<Integer>> supported = supported(byCut);
        List<Diagnostic> rows = new ArrayList<>();
        for (int cut = 0; cut < byCut.size(); cut++) {
            String what = Diagnostic.WINSORISED + text(PER_CENT.get(cut));
            rows.addAll(regimes(what, byCut.get(cut)));
            rows.addAll(levels(what, byCut.get(cut), supported));
        }
        return rows;
    }

    private static Extremes extremes(double percent) {
        return percent == 0 ? new Extremes.Untouched() : new Extremes.Winsorise(percent / 100, 1 - percent / 100);
    }

    private static String text(double percent) {
        return percent == Math.rint(percent) ? Long.toString(Math.round(percent)) : Double.toString(percent);
    }

    private List<Diagnostic> regimes(String what, List<Answer.Value> values) {
        List<Diagnostic> rows = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            double value = values.get(i).estimate();
            Target target = targets.get(i);
            if (!target.isLevel() && !target.regime().isNatural() && Double.isFinite(value)) {
                rows.add(row(target.regime().name(), target.step(), what, value));
            }
        }
        return rows;
    }

    /** By step, the places of the levels that have an answer under every cut. */
    private SortedMap<Integer, List<Integer>> supported(List<List<Answer.Value>> byCut) {
        SortedMap<Integer, List<Integer>> supported = new TreeMap<>();
        for (int i = 0; i < targets.size(); i++) {
            int place = i;
            if (targets.get(i).isLevel()
                    && byCut.stream()
                            .allMatch(cut -> Double.isFinite(cut.get(place).estimate()))) {
                supported
                        .computeIfAbsent(targets.get(i).step(), step -> new ArrayList<>())
                        .add(i);
            }
        }
        return supported;
    }

    private List<Diagnostic> levels(
            String what, List<Answer.Value> values, SortedMap<Integer, List<Integer>> supported) {
        List<Diagnostic> rows = new ArrayList<>();
        supported.forEach((step, places) -> {
            int first = places.get(0);
            int last = places.get(places.size() - 1);
            rows.add(row(
                    "level " + targets.get(last).level() + " less level "
                            + targets.get(first).level(),
                    step,
                    what,
                    values.get(last).estimate() - values.get(first).estimate()));
        });
        return rows;
    }

    private Diagnostic row(String of, int step, String what, double value) {
        return new Diagnostic(of, grid.at(step).time(), what, value, Verdict.TRUSTED, "");
    }
}
