package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.ingesttng.units.Cosmology;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/** Reads a long table: one row for each unit and time. */
public final class LongTableHistories {

    private final Source.LongTable table;
    private final List<VariableRequest> requests;
    private final double[] knownTimes;
    private final TableContent content;
    private final Optional<KeyColumn> keys;
    private final Optional<NumberColumn> times;
    private final Optional<NumberColumn> redshifts;
    private final Map<String, TableEnvironment> environments = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private LongTableHistories(
            Source.LongTable table, TableFile file, double[] knownTimes, List<VariableRequest> requests) {
        this.table = table;
        this.requests = requests;
        this.knownTimes = knownTimes;
        this.content = new TableContent(file);
        this.keys = table.id().map(content::keys);
        this.times = table.time().map(content::numbers);
        this.redshifts = table.redshift().map(content::numbers);
    }

    /**
     * Reads the variables asked for.
     *
     * @throws UserError if a file or column is missing, a cell cannot be read, or units and times are not unique
     */
    public static RawHistories read(SparkSession spark, Source.LongTable table, List<VariableRequest> variables) {
        if (table.time().isPresent() && table.id().isEmpty()) {
            throw UserError.study("data: table: a table with a column of times needs the column of ids too: id: NAME.");
        }
        if (table.time().isEmpty() && table.snapshot().isEmpty()) {
            throw UserError.study(
                    "data: table: neither time nor snapshot is given; name the column of times (time: NAME), or"
                            + " the time of a cross-section (snapshot: 99).");
        }
        LongTableHistories histories =
                new LongTableHistories(table, TableFile.open(spark, table.path()), new double[0], variables);
        variables.forEach(variable -> histories.ask(spark, variable));
        return histories.histories();
    }

    /**
     * Reads the units of some rows of a table whose variables are all columns of numbers.
     *
     * @param columns the names of the rows' values
     * @param rows the rows; read once
     * @param times all times of the table, ascending
     */
    public static RawHistories ofRows(
            Source.LongTable table,
            List<VariableRequest> variables,
            List<String> columns,
            Iterator<InternalRow> rows,
            double[] times) {
        LongTableHistories histories =
                new LongTableHistories(table, new RowsTable(table.path(), columns, rows), times, variables);
        variables.forEach(variable -> histories.content.numbers(((Measure.Column) variable.measure()).column()));
        return histories.histories();
    }

    private void ask(SparkSession spark, VariableRequest request) {
        Variable variable = request.variable();
        if (TableEnvironment.measures(request.measure())) {
            environments.put(
                    variable.name(), new TableEnvironment(spark, table, request.measure(), variable.name(), content));
        } else if (request.measure() instanceof Measure.Column column) {
            if (variable.kind() == Kind.CATEGORICAL) {
                content.words(column.column());
            } else {
                content.numbers(column.column());
            }
        } else {
            throw UserError.study(
                    "Variable " + variable.name()
                            + ": a long table takes column: NAME, density: {…}, sphere: {…}, neighbour: {…} or distance: {…}; field and tree belong to a simulation, columns to layout: wide.");
        }
    }

    private RawHistories histories() {
        content.read();
        double[] rowTimes = times.map(NumberColumn::values).orElseGet(this::oneTime);
        RowIndex rows = RowIndex.of(table, rowTimes, knownTimes, keys);
        TimeGrid grid = grid(rows);
        List<Variable> variables = new ArrayList<>();
        double[][][] values = new double[requests.size()][][];
        for (int v = 0; v < requests.size(); v++) {
            Variable variable = levelled(requests.get(v), rows);
            variables.add(variable);
            values[v] = measured(requests.get(v), variable, rows, grid);
        }
        keys.filter(KeyColumn::isHashed)
                .ifPresent(column -> notes.add("Ids in " + table.id().orElseThrow()
                        + " are not whole numbers: the panel holds their 64-bit hashes."));
        environments.values().forEach(environment -> notes.addAll(environment.notes()));
        return new RawHistories(grid, variables, rows.ids(), values, notes, List.of(), inputs());
    }

    private double[] oneTime() {
        double[] all = new double[content.rows()];
        Arrays.fill(all, table.snapshot().orElseThrow());
        return all;
    }

    private List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(table.path()));
        for (VariableRequest request : requests) {
            TableEnvironment.tracerFile(request.measure())
                    .filter(path -> !inputs.contains(path))
                    .ifPresent(inputs::add);
        }
        return inputs;
    }

    private TimeGrid grid(RowIndex rows) {
        double[] byStep = new double[rows.steps()];
        Arrays.fill(byStep, Double.NaN);
        redshifts.ifPresent(column -> {
            double[] values = column.values();
            for (int step = 0; step < byStep.length; step++) {
                byStep[step] = redshift(values, rows.rowsAt(step), rows.times()[step]);
            }
            if (table.cosmology().isEmpty()) {
                notes.add("Ages of the universe follow from the redshifts with the cosmology of IllustrisTNG.");
            }
        });
        return TableTimes.grid(rows.times(), byStep, table.cosmology().orElse(Cosmology.TNG), table.start());
    }

    private double redshift(double[] values, int[] rows, double time) {
        double found = Double.NaN;
        for (int row : rows) {
            double value = values[row];
            if (Double.isNaN(found)) {
                found = value;
            } else if (Math.abs(value - found) > 1e-6 * (1 + found)) {
                throw UserError.data(
                        table.path() + ", column " + table.redshift().orElseThrow() + ": time "
                                + TimePoint.of(time).label() + " has two redshifts, " + found + " and " + value
                                + " (row " + (row + 1)
                                + "); rows of one time have one redshift.");
            }
        }
        return found;
    }

    private Variable levelled(VariableRequest request, RowIndex rows) {
        if (request.variable().kind() != Kind.CATEGORICAL || !(request.measure() instanceof Measure.Column column)) {
            return request.variable();
        }
        List<String> words = content.words(column.column()).words();
        List<String> used = new ArrayList<>();
        for (int step = 0; step < rows.steps(); step++) {
            for (int unit = 0; unit < rows.ids().length; unit++) {
                if (rows.rowOf(step, unit) >= 0) {
                    used.add(words.get(rows.rowOf(step, unit)));
                }
            }
        }
        return Levels.filled(request.variable(), used);
    }

    private double[][] measured(VariableRequest request, Variable variable, RowIndex rows, TimeGrid grid) {
        double[][] values = new double[rows.steps()][];
        for (int step = 0; step < values.length; step++) {
            double factor = factor(request, grid.at(step));
            values[step] = request.measure() instanceof Measure.Column column
                    ? column(column, variable, rows, step)
                    : environment(variable.name()).measured(rows, step, grid.at(step), expansion(grid.at(step)));
            for (int unit = 0; factor != 1 && unit < values[step].length; unit++) {
                values[step][unit] *= factor;
            }
        }
        return variable.timing() == Timing.CONSTANT ? constant(variable, values, rows) : values;
    }

    private double[] column(Measure.Column column, Variable variable, RowIndex rows, int step) {
        boolean categorical = variable.kind() == Kind.CATEGORICAL;
        List<String> words = categorical ? content.words(column.column()).words() : List.of();
        double[] numbers =
                categorical ? new double[0] : content.numbers(column.column()).values();
        double[] values = new double[rows.ids().length];
        for (int unit = 0; unit < values.length; unit++) {
            int row = rows.rowOf(step, unit);
            if (row < 0) {
                values[unit] = Double.NaN;
            } else {
                values[unit] = categorical ? Levels.index(variable, words.get(row)) : numbers[row];
            }
        }
        return values;
    }

    private TableEnvironment environment(String variable) {
        return Objects.requireNonNull(environments.get(variable));
    }

    private double factor(VariableRequest request, TimePoint time) {
        Unit wanted = Unit.parse(request.variable().unit());
        String name = request.variable().name();
        if (environments.containsKey(name)) {
            return environment(name).unit().conversion(wanted, expansion(time), name);
        }
        return ((Measure.Column) request.measure())
                .unit()
                .map(unit -> Unit.parse(unit).conversion(wanted, expansion(time), name))
                .orElse(1.0);
    }

    private Expansion expansion(TimePoint time) {
        return new Expansion(
                table.cosmology().map(c -> OptionalDouble.of(c.h())).orElse(OptionalDouble.empty()),
                Double.isNaN(time.redshift())
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Cosmology.scaleFactor(time.redshift())));
    }

    /** One value for each unit, taken from the first row that has it; the others must agree. */
    private double[][] constant(Variable variable, double[][] values, RowIndex rows) {
        double[] once = values[0].clone();
        for (double[] later : values) {
            for (int i = 0; i < once.length; i++) {
                int unit = i;
                if (Double.isNaN(once[unit])) {
                    once[unit] = later[unit];
                } else if (!Double.isNaN(later[unit]) && later[unit] != once[unit]) {
                    String id =
                            keys.map(column -> column.text(rows.ids()[unit])).orElse("");
                    throw UserError.data(
                            "Variable " + variable.name() + " is declared constant, but unit " + id + " has both "
                                    + once[unit] + " and " + later[unit] + " in " + table.path()
                                    + "; leave out constant: true, or mend the table.");
                }
            }
        }
        double[][] shared = new double[values.length][];
        Arrays.fill(shared, once);
        return shared;
    }
}
