package org.galcause.redshiftsweep.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.galcause.redshiftsweep.results.ResultTables;
import org.galcause.redshiftsweep.study.EstimatorSpec;

/**
 * Holds the estimators' answers against each other. Two disagree where they differ by more than their 95 % bands taken together, root of the sum
 * of squared half widths: generous, as both come from the same data.
 */
public final class Agreement {

    private final ResultTables tables;
    private final List<EstimatorSpec> specs;
    private final List<String> names;
    private final List<Difference> differences = new ArrayList<>();

    /**
     * @param tables what was found
     * @param specs the study's estimators
     */
    public Agreement(ResultTables tables, List<EstimatorSpec> specs) {
        this.tables = tables;
        this.specs = specs;
        Map<String, List<Quantity>> byPlace = new LinkedHashMap<>();
        Set<String> answering = new LinkedHashSet<>();
        for (Quantity quantity : Quantity.of(tables)) {
            byPlace.computeIfAbsent(quantity.place(), place -> new ArrayList<>())
                    .add(quantity);
            answering.add(quantity.estimator());
        }
        this.names = List.copyOf(answering);
        byPlace.values().forEach(this::compare);
    }

    private void compare(List<Quantity> same) {
        for (int i = 0; i < same.size(); i++) {
            for (int j = i + 1; j < same.size(); j++) {
                differences.add(new Difference(same.get(i), same.get(j)));
            }
        }
    }

    /** A sentence on who agrees, and one for each estimator that does not, worst first; nothing for a single estimator. */
    public List<String> sentences() {
        if (differences.isEmpty()) {
            return List.of();
        }
        if (differences.stream().noneMatch(Difference::isJudged)) {
            return List.of(unjudged());
        }
        List<String> sentences = new ArrayList<>();
        List<String> agreeing = new ArrayList<>(names);
        List<Difference> open = new ArrayList<>(
                differences.stream().filter(Difference::disagrees).toList());
        while (!open.isEmpty()) {
            String odd = mostAtOdds(agreeing, open);
            List<Difference> own = open.stream().filter(d -> d.concerns(odd)).toList();
            sentences.add(sentence(odd, own));
            open.removeAll(own);
            agreeing.remove(odd);
        }
        if (agreeing.size() > 1) {
            sentences.add(
                    0,
                    String.join(", ", agreeing)
                            + " agree: nowhere do two of them differ by more than their 95 % bands together");
        }
        return sentences;
    }

    private String unjudged() {
        Difference largest = differences.stream()
                .max(Comparator.comparingDouble(Difference::size))
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "without intervals (bootstrap: 0) nobody can say whether the estimators agree; the largest difference is %s and %s on %s: %s",
                largest.one().estimator(),
                largest.other().estimator(),
                largest.one().place(),
                largest.numbers(largest.one().estimator()));
    }

    /** Whoever disagrees with most others; among equals whoever rests on the most. */
    private String mostAtOdds(List<String> left, List<Difference> open) {
        return left.stream()
                .max(Comparator.comparingLong(
                                (String name) -> others(name, open).size())
                        .thenComparingInt(name -> -LikelyReason.standing(spec(name)))
                        .thenComparingLong(name ->
                                open.stream().filter(d -> d.concerns(name)).count()))
                .orElseThrow();
    }

    private static Set<String> others(String name, List<Difference> open) {
        return open.stream()
                .filter(d -> d.concerns(name))
                .map(d -> d.one().estimator().equals(name)
                        ? d.other().estimator()
                        : d.one().estimator())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String sentence(String odd, List<Difference> own) {
        Difference worst =
                own.stream().max(Comparator.comparingDouble(Difference::excess)).orElseThrow();
        boolean first = worst.one().estimator().equals(odd);
        Quantity mine = first ? worst.one() : worst.other();
        Quantity theirs = first ? worst.other() : worst.one();
        long places = own.stream().map(d -> d.one().place()).distinct().count();
        return String.format(
                Locale.ROOT,
                "CAUTION: %s differs from %s beyond their bands in %d of %d places, most from %s on %s: %s (bands together %.3g)."
                        + " Likely reason: %s",
                odd,
                String.join(", ", others(odd, own)),
                places,
                differences.stream()
                        .filter(d -> d.concerns(odd))
                        .map(d -> d.one().place())
                        .distinct()
                        .count(),
                theirs.estimator(),
                worst.one().place(),
                worst.numbers(odd),
                worst.band(),
                new LikelyReason(tables, spec(odd), spec(theirs.estimator()), mine, theirs).sentence());
    }

    private EstimatorSpec spec(String name) {
        return specs.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
