package org.galcause.gformula;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
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

    private final PanelSchema schema;
    private final String treatment;
    private final double[][] sorted;
    private final double[] spread;

    private PathSupport(PanelSchema schema, String treatment, double[][] sorted, double[] spread) {
        this.schema = schema;
        this.treatment = treatment;
        this.sorted = sorted;
        this.spread = spread;
    }

    /** The support of a treatment in the whole sample. */
    public static PathSupport of(Panel panel, String treatment) {
        int variable = panel.schema().index(treatment);
        double[][] sorted = new double[panel.schema().steps()][];
        double[] spread = new double[sorted.length];
        for (int step = 0; step < sorted.length; step++) {
            sorted[step] = Arrays.stream(panel.column(variable, step))
                    .filter(x -> !Double.isNaN(x))
                    .sorted()
                    .toArray();
            spread[step] = spread(sorted[step]);
        }
        return new PathSupport(panel.schema(), treatment, sorted, spread);
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
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
        if (target.isLevel() && target.regime().on(treatment) instanceof Intervention.Path path) {
            return judge(target, path.valueByStep());
        }
        return new Judgement(Verdict.TRUSTED, "");
    }

    private Judgement judge(Target target, List<Double> path) {
        int worst = schema.grid().start();
        double least = Double.POSITIVE_INFINITY;
        for (int step = worst; step <= Math.min(target.step(), path.size() - 1); step++) {
            double share = (double) near(step, path.get(step)) / sorted[step].length;
            if (share < least) {
                least = share;
                worst = step;
            }
        }
        boolean refused = least < SupportLimits.LEAST_SHARE_NEAR || least * sorted[worst].length < SupportLimits.LEAST_UNITS_NEAR;
        return refused || least < SupportLimits.TRUSTED_SHARE_NEAR
                ? new Judgement(refused ? Verdict.REFUSED : Verdict.CAUTION, sentence(path, worst, least, refused))
                : new Judgement(Verdict.TRUSTED, "");
    }

    private String sentence(List<Double> path, int step, double share, boolean refused) {
        return String.format(
                java.util.Locale.ROOT,
                "this level needs %s = %.4g at time %s, and only %.2g %% of the units (%d) are within %.2g of it there (%s"
                        + " is %s)",
                treatment,
                path.get(step),
                schema.grid().at(step).label(),
                100 * share,
                near(step, path.get(step)),
                SupportLimits.NEAR * spread[step],
                refused ? "needed" : "a level is trusted from",
                refused
                        ? 100 * SupportLimits.LEAST_SHARE_NEAR + " %, and at least " + SupportLimits.LEAST_UNITS_NEAR + " units"
                        : 100 * SupportLimits.TRUSTED_SHARE_NEAR + " %");
    }

    private int near(int step, double value) {
        double width = SupportLimits.NEAR * spread[step];
        return position(sorted[step], Math.nextUp(value + width)) - position(sorted[step], value - width);
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
