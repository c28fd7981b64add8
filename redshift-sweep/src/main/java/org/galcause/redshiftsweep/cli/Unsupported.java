package org.galcause.redshiftsweep.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.result.CurvePoint;
import org.galcause.causalmodel.result.Verdict;

/** Levels that the data cannot support, in sentences: one for each estimator that has such gaps. */
final class Unsupported {

    private final List<CurvePoint> curves;

    Unsupported(List<CurvePoint> curves) {
        this.curves = curves;
    }

    /** Whether there are levels, and none of them has an answer. */
    boolean isEverything() {
        return !curves.isEmpty() && curves.stream().allMatch(Unsupported::isRefused);
    }

    List<String> sentences() {
        Map<String, List<CurvePoint>> gaps = new LinkedHashMap<>();
        curves.stream()
                .filter(Unsupported::isRefused)
                .forEach(point -> gaps.computeIfAbsent(point.estimator(), name -> new ArrayList<>())
                        .add(point));
        List<String> sentences = new ArrayList<>();
        gaps.forEach((name, points) -> sentences.add(sentence(name, points)));
        if (isEverything()) {
            sentences.add("no level has an answer: the data do not support the question; ask for levels inside the data"
                    + " (question: levels: quantiles does), or for fewer times");
        }
        return sentences;
    }

    private String sentence(String estimator, List<CurvePoint> gaps) {
        long all = curves.stream().filter(p -> p.estimator().equals(estimator)).count();
        CurvePoint first = gaps.get(0);
        return String.format(
                Locale.ROOT,
                "%s: %d of %d levels are not supported by the data and are gaps in curves.csv, each with its reason;"
                        + " the first is level %d (%.4g) at %s: %s",
                estimator,
                gaps.size(),
                all,
                first.level(),
                first.treatment(),
                TimePoint.of(first.time()).label(),
                first.reason());
    }

    private static boolean isRefused(CurvePoint point) {
        return point.verdict() == Verdict.REFUSED;
    }
}
