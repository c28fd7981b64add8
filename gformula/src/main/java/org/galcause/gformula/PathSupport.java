package org.galcause.gformula;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.question.Target;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.gformula.balance.SupportLimits;

/**
 * Whether the data hold units like those that a level speaks of: at every step of its path, enough units have a treatment near it.
 *
 * <p>Immutable and safe to share among threads.
 */
public final class PathSupport {

    private static final double[] NONE = {};

    private final PanelSchema schema;
    private final String treatment;
    private final double[] spread;
    private final double[] present;
    private final Map<Target, int[]> near;

    private PathSupport(
            PanelSchema schema, String treatment, double[] spread, double[] present, Map<Target, int[]> near) {
        this.schema = schema;
        this.treatment = treatment;
        this.spread = spread;
        this.present = present;
        this.near = near;
    }

    /** The support of some targets by a treatment in the whole sample. */
    public static PathSupport of(Panel panel, String treatment, List<Target> targets) {
        PanelSchema schema = panel.schema();
        List<Target> levels =
                targets.stream().filter(target -> isJudged(target, treatment)).toList();
        if (levels.isEmpty()) {
            return new PathSupport(schema, treatment, NONE, NONE, Map.of());
        }
        int variable = schema.index(treatment);
        int steps = schema.steps();
        double[] sums = panel.sum(2 * steps, block -> sums(panel.blocks().get(block), variable, steps));
        double[] present = Arrays.copyOfRange(sums, steps, 2 * steps);
        double[] squares = panel.sum(steps, block -> squares(panel.blocks().get(block), variable, sums));
        List<List<Double>> paths =
                levels.stream().map(target -> path(target, treatment)).toList();
        double[] spread = new double[steps];
        Arrays.setAll(spread, step -> Math.sqrt(squares[step] / (present[step] - 1)));
        double[] counts =
                panel.sum(levels.size() * steps, block -> near(panel.blocks().get(block), variable, paths, spread));
        Map<Target, int[]> near = new HashMap<>();
        for (int l = 0; l < levels.size(); l++) {
            near.put(
                    levels.get(l),
                    Arrays.stream(counts, l * steps, (l + 1) * steps)
                            .mapToInt(count -> (int) count)
                            .toArray());
        }
        return new PathSupport(schema, treatment, spread, present, near);
    }

    private static boolean isJudged(Target target, String treatment) {
        return target.isLevel() && target.regime().on(treatment) instanceof Intervention.Path;
    }

    private static List<Double> path(Target target, String treatment) {
        return ((Intervention.Path) target.regime().on(treatment)).valueByStep();
    }

    /** By step the sum, then by step the number of values. */
    private static double[] sums(PanelBlock block, int variable, int steps) {
        double[] sums = new double[2 * steps];
        for (int step = 0; step < steps; step++) {
            double[] values = block.column(variable, step);
            for (int row = 0; row < block.rows(); row++) {
                sums[step] += Double.isNaN(values[row]) ? 0 : values[row];
                sums[steps + step] += Double.isNaN(values[row]) ? 0 : 1;
            }
        }
        return sums;
    }

    private static double[] squares(PanelBlock block, int variable, double[] sums) {
        double[] squares = new double[sums.length / 2];
        for (int step = 0; step < squares.length; step++) {
            double[] values = block.column(variable, step);
            double mean = sums[step] / sums[squares.length + step];
            for (int row = 0; row < block.rows(); row++) {
                double apart = Double.isNaN(values[row]) ? 0 : values[row] - mean;
                squares[step] += apart * apart;
            }
        }
        return squares;
    }

    /** By target, then step, how many units of a block are near its path. */
    private static double[] near(PanelBlock block, int variable, List<List<Double>> paths, double[] spread) {
        double[] near = new double[paths.size() * spread.length];
        for (int step = 0; step < spread.length; step++) {
            double[] sorted = Arrays.stream(block.column(variable, step), 0, block.rows())
                    .filter(x -> !Double.isNaN(x))
                    .sorted()
                    .toArray();
            double width = SupportLimits.NEAR * spread[step];
            for (int l = 0; l < paths.size(); l++) {
                List<Double> path = paths.get(l);
                if (step < path.size()) {
                    near[l * spread.length + step] = position(sorted, Math.nextUp(path.get(step) + width))
                            - position(sorted, path.get(step) - width);
                }
            }
        }
        return near;
    }

    /**
     * What the data say of a level.
     *
     * @param verdict refused, with caution, or trusted
     * @param reason why it is not trusted; empty when it is
     */
    public record Judgement(Verdict verdict, String reason) {}

    /** Judges a target; only levels of a curve are judged, a named regime is trusted. */
    public Judgement of(Target target) {
        int[] counts = near.get(target);
        return counts == null ? new Judgement(Verdict.TRUSTED, "") : judge(target, path(target, treatment), counts);
    }

    private Judgement judge(Target target, List<Double> path, int[] near) {
        int worst = schema.grid().start();
        double least = Double.POSITIVE_INFINITY;
        for (int step = worst; step <= Math.min(target.step(), path.size() - 1); step++) {
            double share = near[step] / present[step];
            if (share < least) {
                least = share;
                worst = step;
            }
        }
        boolean refused =
                least < SupportLimits.LEAST_SHARE_NEAR || least * present[worst] < SupportLimits.LEAST_UNITS_NEAR;
        return refused || least < SupportLimits.TRUSTED_SHARE_NEAR
                ? new Judgement(
                        refused ? Verdict.REFUSED : Verdict.CAUTION, sentence(path, worst, near[worst], refused))
                : new Judgement(Verdict.TRUSTED, "");
    }

    private String sentence(List<Double> path, int step, int near, boolean refused) {
        return String.format(
                Locale.ROOT,
                "this level needs %s = %.4g at time %s, and only %.2g %% of the units (%d) are within %.2g of it there (%s"
                        + " is %s)",
                treatment,
                path.get(step),
                schema.grid().at(step).label(),
                100 * near / present[step],
                near,
                SupportLimits.NEAR * spread[step],
                refused ? "needed" : "a level is trusted from",
                refused
                        ? 100 * SupportLimits.LEAST_SHARE_NEAR + " %, and at least " + SupportLimits.LEAST_UNITS_NEAR
                                + " units"
                        : 100 * SupportLimits.TRUSTED_SHARE_NEAR + " %");
    }

    /** How many values are less than {@code x}. */
    private static int position(double[] ascending, double x) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
