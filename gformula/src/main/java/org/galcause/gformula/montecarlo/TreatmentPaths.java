package org.galcause.gformula.montecarlo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.regime.Cohort;

/**
 * The mean treatment that each course really gives, by time: where the treatment persists, a regime that changes the natural value at each time
 * ends far from where it began.
 */
final class TreatmentPaths {

    private final PanelSchema schema;
    private final BitSet followed = new BitSet();
    /** By course, variable, then step. */
    private final List<Map<Integer, Map<Integer, RunningMoments>>> byCourse = new ArrayList<>();

    /**
     * Of named regimes on the sample itself; the paths of levels are known, and beside events a mean over all subjects is of nobody.
     *
     * @param asked the targets that the courses answer
     */
    TreatmentPaths(Cohort cohort, List<Course> courses, List<Target> asked) {
        this.schema = cohort.schema();
        for (Course course : courses) {
            boolean level = course.targets().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(place -> asked.get(place).isLevel());
            followed.set(
                    byCourse.size(),
                    cohort.isSample() && !level && cohort.question().event().isEmpty());
            byCourse.add(new TreeMap<>());
        }
    }

    /** Adds a block of subjects. */
    void add(int course, int variable, int step, double[] given, int rows) {
        if (followed.get(course) && schema.variables().get(variable).kind() != Kind.CATEGORICAL) {
            byCourse.get(course)
                    .computeIfAbsent(variable, v -> new TreeMap<>())
                    .computeIfAbsent(step, s -> new RunningMoments())
                    .add(given, rows);
        }
    }

    /** Puts the blocks of all parts together. */
    void settle(Panel panel) {
        byCourse.forEach(course ->
                course.values().forEach(steps -> steps.values().forEach(own -> own.settle(panel))));
    }

    /** Of a course, under its regime's name. */
    List<Diagnostic> rows(int course, String regime) {
        List<Diagnostic> rows = new ArrayList<>();
        byCourse.get(course)
                .forEach((variable, steps) -> steps.forEach((step, moments) -> {
                    if (Double.isFinite(moments.mean())) {
                        rows.add(new Diagnostic(
                                regime,
                                schema.grid().at(step).time(),
                                Diagnostic.TREATMENT_MEAN
                                        + schema.variables().get(variable).name(),
                                moments.mean(),
                                Verdict.TRUSTED,
                                ""));
                    }
                }));
        return rows;
    }
}
