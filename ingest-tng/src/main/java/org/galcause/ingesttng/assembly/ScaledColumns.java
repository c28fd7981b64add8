package org.galcause.ingesttng.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.Randomness;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.request.Floor;
import org.galcause.ingesttng.request.IngestRequest;

/** The panel's columns: floors applied, logarithms taken, kinds checked. */
final class ScaledColumns {

    private final RawHistories raw;
    private final IngestRequest request;
    private final Roster roster;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    ScaledColumns(RawHistories raw, IngestRequest request, Roster roster) {
        this.raw = raw;
        this.request = request;
        this.roster = roster;
    }

    /** Values by variable * steps + step, of the units kept; throws all problems of all variables at once. */
    double[][] columns() {
        int steps = raw.grid().steps();
        double[][] columns = new double[raw.variables().size() * steps][];
        for (int v = 0; v < raw.variables().size(); v++) {
            double[][] scaled = scaled(v);
            System.arraycopy(scaled, 0, columns, v * steps, steps);
        }
        if (!problems.isEmpty()) {
            throw UserError.data(problems);
        }
        return columns;
    }

    /** How many values each floor raised. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private double[][] scaled(int v) {
        Variable variable = raw.variables().get(v);
        boolean constant = variable.timing() == Timing.CONSTANT;
        double[][] bySteps = new double[raw.grid().steps()][];
        for (int step = 0; step < bySteps.length; step++) {
            bySteps[step] = constant && step > 0 ? bySteps[0] : picked(v, step);
        }
        double[][] distinct = constant ? new double[][] {bySteps[0]} : bySteps;
        request.variables().get(v).floor().ifPresent(floor -> raise(variable, floor, distinct));
        check(variable, distinct);
        if (variable.scale() == Scale.LOG10) {
            for (double[] values : distinct) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.log10(values[i]);
                }
            }
        }
        return bySteps;
    }

    private double[] picked(int v, int step) {
        boolean varies = raw.variables().get(v).timing() == Timing.VARYING;
        int[] kept = roster.kept();
        double[] values = raw.column(v, step);
        double[] picked = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            boolean gone = varies && (roster.isRowDropped(step, kept[i]) || step > roster.leavesAt(kept[i]));
            picked[i] = gone ? Double.NaN : values[kept[i]];
        }
        return picked;
    }

    /** A floor depends on the unit and the time themselves, so a study of fewer times meets the same values. */
    private void raise(Variable variable, Floor floor, double[][] bySteps) {
        long key = Randomness.key(request.seed(), "floor/" + variable.name());
        double threshold = floor instanceof Floor.Uniform uniform ? uniform.high() : ((Floor.Value) floor).value();
        long raised = 0;
        for (int step = 0; step < bySteps.length; step++) {
            long time = Double.doubleToLongBits(raw.grid().at(step).time());
            for (int i = 0; i < bySteps[step].length; i++) {
                if (bySteps[step][i] < threshold) {
                    bySteps[step][i] = raisedTo(floor, Randomness.with(key, raw.id(roster.kept()[i])), time);
                    raised++;
                }
            }
        }
        notes.add("Floor of " + variable.name() + ": " + raised + " values below " + threshold
                + (variable.unit().isEmpty() ? "" : " " + variable.unit()) + " became "
                + (floor instanceof Floor.Uniform uniform
                        ? "uniform random values between " + uniform.low() + " and " + uniform.high()
                        : threshold)
                + ".");
    }

    private static double raisedTo(Floor floor, long key, long time) {
        return floor instanceof Floor.Uniform uniform
                ? uniform.low() + (uniform.high() - uniform.low()) * Randomness.uniform(key, time)
                : ((Floor.Value) floor).value();
    }

    private void check(Variable variable, double[][] bySteps) {
        FaultCount infinite = new FaultCount(variable.name(), raw.grid());
        FaultCount notPositive = new FaultCount(variable.name(), raw.grid());
        FaultCount notBinary = new FaultCount(variable.name(), raw.grid());
        for (int step = 0; step < bySteps.length; step++) {
            for (int i = 0; i < bySteps[step].length; i++) {
                double value = bySteps[step][i];
                long id = raw.id(roster.kept()[i]);
                if (Double.isInfinite(value)) {
                    infinite.add(step, id, value);
                } else if (variable.scale() == Scale.LOG10 && value <= 0) {
                    notPositive.add(step, id, value);
                } else if (variable.kind() == Kind.BINARY && !Double.isNaN(value) && value != 0 && value != 1) {
                    notBinary.add(step, id, value);
                }
            }
        }
        problem(infinite, "Infinite values", "mend the data, or mark them as missing");
        problem(
                notPositive,
                "Values without a logarithm (zero or negative)",
                "declare a floor, such as floor: {value: 1e-3}, or scale: linear");
        problem(
                notBinary,
                "Values of a binary variable that are neither 0 nor 1",
                "kind: continuous or categorical takes them");
    }

    private void problem(FaultCount fault, String what, String advice) {
        Optional.of(fault)
                .filter(f -> !f.isEmpty())
                .ifPresent(f -> problems.add(what + ". " + f.text() + "; " + advice + "."));
    }
}
