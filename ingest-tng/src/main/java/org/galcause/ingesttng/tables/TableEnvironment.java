package org.galcause.ingesttng.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.ingesttng.environment.Itself;
import org.galcause.ingesttng.environment.NeighbourDensity;
import org.galcause.ingesttng.environment.Positions;
import org.galcause.ingesttng.environment.SphereCounts;
import org.galcause.ingesttng.request.Box;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.SphereQuantity;
import org.galcause.ingesttng.request.Tracers;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/** Measures the environment among the rows of a table, or among the tracers of another file. */
final class TableEnvironment {

    private final SparkSession spark;
    private final Source.LongTable table;
    private final Measure measure;
    private final Tracers among;
    private final Box box;
    private final List<NumberColumn> axes;
    private final Optional<ConditionColumns> condition;
    private final List<String> notes = new ArrayList<>();

    TableEnvironment(
            SparkSession spark, Source.LongTable table, Measure measure, String variable, TableContent content) {
        this.spark = spark;
        this.table = table;
        this.measure = measure;
        this.among = tracers(measure, variable);
        if (table.box().isEmpty() || table.position().size() != 3) {
            throw UserError.study("Variable " + variable
                    + " is a measure of the environment, so the table needs the box and three columns of"
                    + " positions: data: table: {box: 75000 ckpc/h, position: [x, y, z]}.");
        }
        this.box = table.box().get();
        this.axes = table.position().stream().map(content::numbers).toList();
        this.condition = among instanceof Tracers.Where where
                ? Optional.of(new ConditionColumns(where.condition(), content))
                : Optional.empty();
    }

    /** Whether a long table can be asked for a measure. */
    static boolean measures(Measure measure) {
        return measure instanceof Measure.Density
                || measure instanceof Measure.Sphere
                || measure instanceof Measure.DistanceTo;
    }

    private static Tracers tracers(Measure measure, String variable) {
        if (measure instanceof Measure.Density density) {
            return density.tracers();
        } else if (measure instanceof Measure.Sphere sphere) {
            return sphere.tracers();
        } else if (measure instanceof Measure.DistanceTo distance) {
            return distance.points();
        }
        throw new IllegalArgumentException(variable);
    }

    /** The unit of the values. */
    Unit unit() {
        Unit length = Unit.parse(box.unit());
        return measure instanceof Measure.Density
                ? length.power(-3)
                : measure instanceof Measure.DistanceTo ? length : Unit.NONE;
    }

    /** What was counted as tracers. */
    List<String> notes() {
        return notes;
    }

    /** The environment of each unit at a step, in {@link #unit}; NaN for units without a row. */
    double[] measured(RowIndex rows, int step, Expansion expansion) {
        int[] units = IntStream.range(0, rows.ids().length)
                .filter(unit -> rows.rowOf(step, unit) >= 0)
                .toArray();
        int[] galaxyRows =
                IntStream.of(units).map(unit -> rows.rowOf(step, unit)).toArray();
        String time = TimePoint.of(rows.times()[step]).label();
        Positions galaxies = positions(galaxyRows, "galaxies of " + table.path() + " at time " + time);
        double[] measured = among instanceof Tracers.FromFile file
                ? amongFile(file, rows, galaxies, expansion)
                : amongRows(rows, step, time, galaxies, galaxyRows, expansion);
        double[] all = new double[rows.ids().length];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < units.length; i++) {
            all[units[i]] = measured[i];
        }
        return all;
    }

    private double[] amongRows(
            RowIndex rows, int step, String time, Positions galaxies, int[] galaxyRows, Expansion expansion) {
        int[] tracers = tracers(rows, step);
        Positions positions = positions(tracers, "tracers of " + table.path() + " at time " + time);
        int[] tracerOfRow = new int[axes.get(0).rows()];
        Arrays.fill(tracerOfRow, -1);
        for (int i = 0; i < tracers.length; i++) {
            tracerOfRow[tracers[i]] = i;
        }
        notes.add("Environment at time " + time + ": " + tracers.length + " tracers around " + galaxyRows.length
                + " galaxies.");
        int[] itself = IntStream.of(galaxyRows).map(row -> tracerOfRow[row]).toArray();
        return around(galaxies, positions, new Itself.Known(itself), expansion);
    }

    private double[] around(Positions galaxies, Positions tracers, Itself itself, Expansion expansion) {
        if (measure instanceof Measure.Density density) {
            return NeighbourDensity.among(tracers, box.side()).densities(galaxies, itself, density.neighbours());
        } else if (measure instanceof Measure.Sphere sphere) {
            double radius =
                    sphere.radius() * Unit.parse(sphere.unit()).conversion(Unit.parse(box.unit()), expansion, "sphere");
            SphereCounts counts = SphereCounts.among(tracers, box.side());
            double[] counted = counts.counts(galaxies, itself, radius);
            return sphere.quantity() == SphereQuantity.COUNT ? counted : counts.overdensities(counted, radius);
        }
        int[] none = new int[galaxies.size()];
        Arrays.fill(none, -1);
        return NeighbourDensity.among(tracers, box.side()).distances(galaxies, new Itself.Known(none), 1);
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

    private double[] amongFile(Tracers.FromFile file, RowIndex rows, Positions galaxies, Expansion expansion) {
        if (rows.steps() > 1) {
            throw UserError.study("tracers: " + file.path() + " holds the tracers of one time, but the study has "
                    + rows.steps() + "; name one time, or put the tracers into the table.");
        }
        TracerFile tracers = TracerFile.read(spark, file, box.side());
        notes.add(tracers.note());
        return around(galaxies, tracers.positions(), new Itself.AtSamePosition(), expansion);
    }

    private Positions positions(int[] rows, String whose) {
        return new Positions(
                        picked(axes.get(0).values(), rows),
                        picked(axes.get(1).values(), rows),
                        picked(axes.get(2).values(), rows))
                .wrapped(box.side(), whose);
    }

    private static double[] picked(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
