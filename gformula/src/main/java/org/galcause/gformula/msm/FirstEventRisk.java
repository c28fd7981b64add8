package org.galcause.gformula.msm;

import java.util.Arrays;
import java.util.Optional;
import org.galcause.causalmodel.panel.Panel;

/**
 * The risk of a first event: sum_s h_s (1 - c_s) prod_{u < s} (1 - h_u) (1 - c_u) with the hazards h of the event, among those whom no
 * competing event has kept from it, and c of the competing one, 0 where nothing competes; averaged over units. Its standard error is the
 * delta method's on what each unit of the sample moves.
 */
final class FirstEventRisk {

    private final Panel panel;
    private final Hazards event;
    private final Optional<Hazards> competing;
    private final int steps;
    private final int rows;
    private final double[] share;
    private final double[][] byEvent;
    private final double[][] byCompeting;

    private FirstEventRisk(Panel panel, Hazards event, Optional<Hazards> competing) {
        this.panel = panel;
        this.event = event;
        this.competing = competing;
        this.steps = event.byStep().size();
        this.rows = event.units().counts().length;
        this.byEvent = new double[steps][rows];
        this.byCompeting = new double[steps][rows];
        this.share = share(event.units());
    }

    static WeightedRegression.Estimate of(Panel panel, Hazards event, Optional<Hazards> competing) {
        FirstEventRisk risk = new FirstEventRisk(panel, event, competing);
        double[] mean = event.units().sum(1, (i, own) -> own[0] += risk.share[i] > 0 ? risk.share[i] * risk.of(i) : 0);
        Optional<double[]> moves = risk.moves();
        return new WeightedRegression.Estimate(
                mean[0], moves.map(risk::norm).orElse(Double.NaN), moves.map(Influence.OfUnits::new));
    }

    private static double[] share(Units units) {
        int[] counts = units.counts();
        double total = units.sum(1, (i, own) -> own[0] += counts[i])[0];
        double[] share = new double[counts.length];
        Arrays.setAll(share, i -> counts[i] / total);
        return share;
    }

    private double other(int k, int row) {
        return competing.isPresent() ? competing.get().byStep().get(k)[row] : 0;
    }

    /** Of one unit, with its derivatives by the hazards. */
    private double of(int row) {
        double[] later = new double[steps + 1];
        for (int k = steps - 1; k >= 0; k--) {
            double h = event.byStep().get(k)[row];
            later[k] = (1 - other(k, row)) * (h + (1 - h) * later[k + 1]);
        }
        double free = share[row];
        for (int k = 0; k < steps; k++) {
            double h = event.byStep().get(k)[row];
            byEvent[k][row] = free * (1 - other(k, row)) * (1 - later[k + 1]);
            byCompeting[k][row] = -free * (h + (1 - h) * later[k + 1]);
            free *= (1 - h) * (1 - other(k, row));
        }
        return later[0];
    }

    private Optional<double[]> moves() {
        Optional<double[]> moves = event.moves(byEvent);
        if (competing.isPresent()) {
            Optional<double[]> others = competing.get().moves(byCompeting);
            moves = moves.flatMap(own -> others.map(by -> Hazards.plus(own, by)));
        }
        return moves;
    }

    /** Over the units of the sample, also where one unit stands for them in the mean. */
    private double norm(double[] moves) {
        return Math.sqrt(panel.sumOverUnits(1, (unit, own) -> own[0] += moves[unit] * moves[unit])[0]);
    }
}
