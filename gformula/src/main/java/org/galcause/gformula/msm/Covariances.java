package org.galcause.gformula.msm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.question.Target;

/**
 * Covariances of estimates of one step, for the errors of their differences and ratios. Where two go through one regression, the coefficients'
 * covariance gives them; else what each unit moves.
 */
final class Covariances {

    private final Panel panel;
    private final List<Optional<Influence>> influences;

    private Covariances(Panel panel, List<Optional<Influence>> influences) {
        this.panel = panel;
        this.influences = influences;
    }

    /** By target, then target; NaN between steps and where there is none; empty when no target has any. */
    static List<List<Double>> of(Panel panel, List<Target> targets, List<Answered> answered) {
        if (answered.stream().allMatch(one -> one.influence().isEmpty())) {
            return List.of();
        }
        Double[][] all = new Double[targets.size()][targets.size()];
        Arrays.stream(all).forEach(row -> Arrays.fill(row, Double.NaN));
        targets.stream().mapToInt(Target::step).distinct().forEach(step -> {
            int[] here = IntStream.range(0, targets.size())
                    .filter(i -> targets.get(i).step() == step)
                    .toArray();
            double[][] own = new Covariances(
                            panel,
                            Arrays.stream(here)
                                    .mapToObj(i -> answered.get(i).influence())
                                    .toList())
                    .all();
            for (int a = 0; a < here.length; a++) {
                for (int b = 0; b < here.length; b++) {
                    all[here[a]][here[b]] = own[a][b];
                }
            }
        });
        return Arrays.stream(all).map(List::of).toList();
    }

    /** By estimate, then estimate; NaN where there is none. */
    private double[][] all() {
        int size = influences.size();
        double[][] all = new double[size][size];
        Arrays.stream(all).forEach(row -> Arrays.fill(row, Double.NaN));
        List<int[]> byUnits = new ArrayList<>();
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                if (!throughCoefficients(a, b, all)) {
                    byUnits.add(new int[] {a, b});
                }
            }
        }
        fillByUnits(byUnits, all);
        return all;
    }

    private boolean throughCoefficients(int a, int b, double[][] all) {
        if (influences.get(a).orElse(null) instanceof Influence.OfCoefficients one
                && influences.get(b).orElse(null) instanceof Influence.OfCoefficients other
                && one.regression().equals(other.regression())) {
            all[a][b] = one.regression().covariance(one.gradient(), other.gradient());
            all[b][a] = all[a][b];
            return true;
        }
        return false;
    }

    /** One pass over the units for all pairs. */
    private void fillByUnits(List<int[]> pairs, double[][] all) {
        List<Optional<double[]>> moves = influences.stream()
                .map(influence -> pairs.isEmpty() ? Optional.<double[]>empty() : influence.flatMap(Influence::byUnit))
                .toList();
        List<int[]> known = pairs.stream()
                .filter(p -> moves.get(p[0]).isPresent() && moves.get(p[1]).isPresent())
                .toList();
        double[][] present = moves.stream().map(m -> m.orElse(new double[0])).toArray(double[][]::new);
        double[] sums = known.isEmpty()
                ? new double[0]
                : panel.sumOverUnits(known.size(), (unit, own) -> {
                    for (int k = 0; k < own.length; k++) {
                        own[k] += present[known.get(k)[0]][unit] * present[known.get(k)[1]][unit];
                    }
                });
        for (int k = 0; k < sums.length; k++) {
            all[known.get(k)[0]][known.get(k)[1]] = sums[k];
            all[known.get(k)[1]][known.get(k)[0]] = sums[k];
        }
    }
}
