package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.environment.Itself;
import org.galcause.ingesttng.environment.Positions;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.NeighbourQuantity;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/** Measures the environment among the rows of a table, or among the tracers of another file. */
final class TableEnvironment {

    private final SparkSession spark;
    private final Source.LongTable table;
    private final Measure measure;
    private final String variable;
    private final Tracers among;
    private final double side;
    private final List<NumberColumn> axes;
    private final Optional<String> compared;
    private final TableContent content;
    private final Optional<ConditionColumns> condition;
    private final List<String> notes = new ArrayList<>();

    TableEnvironment(
            SparkSession spark, Source.LongTable table, Measure measure, String variable, TableContent content) {
        this.spark = spark;
        this.table = table;
        this.measure = measure;
        this.variable = variable;
        this.among = tracers(measure);
        if (table.box().isEmpty() || table.position().size() != 3) {
            throw UserError.study("Variable " + variable
                    + " is a measure of the environment, so the table needs the box and three columns of"
                    + " positions: data: table: {box: 75000 ckpc/h, position: [x, y, z]}.");
        }
        this.side = table.box().get().side();
        this.axes = table.position().stream().map(content::numbers).toList();
        this.content = content;
        this.compared = compared();
        compared.ifPresent(content::numbers);
        this.condition = among instanceof Tracers.Where where
                ? Optional.of(new ConditionColumns(where.condition(), content))
                : Optional.empty();
    }

    /** Whether a long table can be asked for a measure. */
    static boolean measures(Measure measure) {
        return measure instanceof Measure.Density
                || measure instanceof Measure.Projected
                || measure instanceof Measure.Sphere
                || measure instanceof Measure.MoreMassive
                || measure instanceof Measure.DistanceTo;
    }

    /** The file of the tracers, where they are not rows of the table. */
    static Optional<Path> tracerFile(Measure measure) {
        return measures(measure) && tracers(measure) instanceof Tracers.FromFile file
                ? Optional.of(file.path())
                : Optional.empty();
    }

    private static Tracers tracers(Measure measure) {
        if (measure instanceof Measure.Density density) {
            return density.tracers();
        } else if (measure instanceof Measure.Projected sky) {
            return sky.tracers();
        } else if (measure instanceof Measure.Sphere sphere) {
            return sphere.tracers();
        } else if (measure instanceof Measure.MoreMassive massive) {
            return massive.tracers();
        }
        return ((Measure.DistanceTo) measure).points();
    }

    /** The column that is compared beside the positions. */
    private Optional<String> compared() {
        Optional<String> column = Optional.empty();
        if (measure instanceof Measure.Projected sky) {
            if (table.velocity().size() != 3) {
                throw UserError.study("Variable " + variable
                        + " compares velocities, so the table needs three columns of peculiar velocities (km/s):"
                        + " data: table: {velocity: [vx, vy, vz]}.");
            }
            column = Optional.of(table.velocity().get(sky.axis()));
        } else if (measure instanceof Measure.MoreMassive massive) {
            column = Optional.of(massive.mass());
        }
        if (column.isPresent()
                && among instanceof Tracers.FromFile file
                && file.compared().isEmpty()) {
            throw UserError.study("Variable " + variable + ": the tracers of " + file.path()
                    + " have positions only, but this measure compares " + column.get()
                    + "; name their columns of it: tracers: {path: FILE, columns: [x, y, z], "
                    + (measure instanceof Measure.Projected ? "velocity: [vx, vy, vz]" : "mass: COLUMN")
                    + "}; or write all, or a condition on the columns of the table.");
        }
        return column;
    }

    /** The unit of the values. */
    Unit unit() {
        Unit length = Unit.parse(table.box().orElseThrow().unit());
        if (measure instanceof Measure.Density) {
            return length.power(-3);
        } else if (measure instanceof Measure.Projected) {
            return length.power(-2);
        }
        return measure instanceof Measure.DistanceTo
                        || measure instanceof Measure.MoreMassive massive
                                && massive.quantity() == NeighbourQuantity.DISTANCE
                ? length
                : Unit.NONE;
    }

    /** What was counted as tracers. */
    List<String> notes() {
        return notes;
    }

    /** The environment of each unit at a step, in {@link #unit}; NaN for units without a row. */
    double[] measured(RowIndex rows, int step, TimePoint time, Expansion expansion) {
        int[] units = IntStream.range(0, rows.ids().length)
                .filter(unit -> rows.rowOf(step, unit) >= 0)
                .toArray();
        int[] galaxyRows =
                IntStream.of(units).map(unit -> rows.rowOf(step, unit)).toArray();
        Positions positions = positions(galaxyRows, "galaxies of " + table.path() + " at time " + time.label());
        Surroundings.Points galaxies = new Surroundings.Points(positions, compared(galaxyRows));
        Surroundings surroundings = new Surroundings(table, measure, variable, time, expansion);
        double[] measured = among instanceof Tracers.FromFile file
                ? amongFile(file, rows, galaxies, surroundings)
                : amongRows(rows, step, galaxies, galaxyRows, surroundings);
        double[] all = new double[rows.ids().length];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < units.length; i++) {
            all[units[i]] = measured[i];
        }
        return all;
    }

    private double[] amongRows(
            RowIndex rows, int step, Surroundings.Points galaxies, int[] galaxyRows, Surroundings surroundings) {
        int[] tracers = tracers(rows, step);
        String time = surroundings.time().label();
        Positions positions = positions(tracers, "tracers of " + table.path() + " at time " + time);
        int[] tracerOfRow = new int[axes.get(0).rows()];
        Arrays.fill(tracerOfRow, -1);
        for (int i = 0; i < tracers.length; i++) {
            tracerOfRow[tracers[i]] = i;
        }
        notes.add("Environment at time " + time + ": " + tracers.length + " tracers around " + galaxyRows.length
                + " galaxies.");
        int[] itself = IntStream.of(galaxyRows).map(row -> tracerOfRow[row]).toArray();
        Surroundings.Points points = new Surroundings.Points(positions, known(compared(tracers), tracers));
        return surroundings.of(galaxies, points, new Itself.Known(itself));
    }

    private double[] compared(int[] rows) {
        return compared.map(column -> picked(content.numbers(column).values(), rows))
                .orElse(new double[0]);
    }

    /** A tracer that cannot be compared would be left out silently. */
    private double[] known(double[] values, int[] rows) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw UserError.data(table.path() + ", column " + compared.orElseThrow() + ": row " + (rows[i] + 1)
                        + " (the header not counted) has no value, but it is a tracer of variable " + variable
                        + ", which compares it; fill it in, or leave such rows out by a condition on tracers.");
            }
        }
        return values;
    }

    private int[] tracers(RowIndex rows, int step) {
        int[] candidates = rows.rowsAt(step);
        if (condition.isEmpty()) {
            return candidates;
        }
        boolean[] holds = condition.get().test(candidates, rows.times()[step]);
        return IntStream.range(0, candidates.length)
                .filter(i -> holds[i])
                .map(i -> candidates[i])
                .toArray();
    }

    private double[] amongFile(
            Tracers.FromFile file, RowIndex rows, Surroundings.Points galaxies, Surroundings surroundings) {
        if (rows.steps() > 1) {
            throw UserError.study("tracers: " + file.path() + " holds the tracers of one time, but the study has "
                    + rows.steps() + "; name one time, or put the tracers into the table.");
        }
        TracerFile tracers = TracerFile.read(spark, file, side);
        notes.add(tracers.note());
        Surroundings.Points points = new Surroundings.Points(tracers.positions(), tracers.compared());
        return surroundings.of(galaxies, points, Itself.atSamePosition(galaxies.positions(), tracers.positions()));
    }

    private Positions positions(int[] rows, String whose) {
        return new Positions(
                        picked(axes.get(0).values(), rows),
                        picked(axes.get(1).values(), rows),
                        picked(axes.get(2).values(), rows))
                .wrapped(side, whose);
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
