package org.galcause.ingesttng.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.galcause.ingesttng.assembly.RawHistories;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;
import org.galcause.ingesttng.units.Cosmology;
import org.galcause.ingesttng.units.Expansion;
import org.galcause.ingesttng.units.Unit;

/** Reads a wide table: one row for each unit, a column for each variable and time. */
public final class WideTableHistories {

    private final Source.WideTable table;
    private final List<VariableRequest> requests;
    private final TableContent content;
    private final Optional<KeyColumn> keys;

    private WideTableHistories(SparkSession spark, Source.WideTable table, List<VariableRequest> requests) {
        this.table = table;
        this.requests = requests;
        this.content = new TableContent(TableFile.open(spark, table.path()));
        this.keys = table.id().map(content::keys);
        requests.forEach(this::ask);
    }

    /**
     * Reads the variables asked for.
     *
     * @throws UserError if a file or column is missing, a cell cannot be read, or ids are not unique
     */
    public static RawHistories read(SparkSession spark, Source.WideTable table, List<VariableRequest> variables) {
        return new WideTableHistories(spark, table, variables).histories();
    }

    private void ask(VariableRequest request) {
        Variable variable = request.variable();
        if (!(request.measure() instanceof Measure.WideColumns wide)) {
            throw UserError.study("Variable " + variable.name()
                    + ": with layout: wide each variable lists its columns in time order: columns: [A_1, A_2, null].");
        }
        int expected = variable.timing() == Timing.CONSTANT ? 1 : table.times().size();
        if (wide.columns().size() != expected) {
            throw UserError.study("Variable " + variable.name() + " lists "
                    + wide.columns().size() + " columns; "
                    + (variable.timing() == Timing.CONSTANT
                            ? "a constant has 1."
                            : "the table has " + expected + " times; null stands for a time without measurement."));
        }
        for (Optional<String> column : wide.columns()) {
            if (variable.kind() == Kind.CATEGORICAL) {
                column.ifPresent(content::words);
            } else {
                column.ifPresent(content::numbers);
            }
        }
    }

    private RawHistories histories() {
        content.read();
        int rows = content.rows();
        long[] ids = keys.map(this::distinct)
                .orElseGet(() -> IntStream.rangeClosed(1, rows).asLongStream().toArray());
        List<Variable> variables = new ArrayList<>();
        double[][][] values = new double[requests.size()][][];
        for (int v = 0; v < requests.size(); v++) {
            Variable variable = levelled(requests.get(v));
            variables.add(variable);
            values[v] = measured(variable, (Measure.WideColumns) requests.get(v).measure(), rows);
        }
        List<String> notes = keys.filter(KeyColumn::isHashed)
                .map(column -> List.of("Ids in " + table.id().orElseThrow()
                        + " are not whole numbers: the panel holds their 64-bit hashes."))
                .orElse(List.of());
        return new RawHistories(grid(), variables, ids, values, notes, List.of(), List.of(table.path()));
    }

    private TimeGrid grid() {
        double[] times = table.times().stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 1; i < times.length; i++) {
            if (times[i] <= times[i - 1]) {
                throw UserError.study("data: times: " + table.times() + " are not ascending.");
            }
        }
        double[] redshifts = new double[times.length];
        Arrays.fill(redshifts, Double.NaN);
        return TableTimes.grid(times, redshifts, Cosmology.TNG, table.start());
    }

    private long[] distinct(KeyColumn column) {
        Set<Long> seen = new HashSet<>();
        long[] ids = column.keys();
        for (int row = 0; row < ids.length; row++) {
            if (!seen.add(ids[row])) {
                throw UserError.data(
                        table.path() + ": unit " + column.text(ids[row]) + " has two rows, the second is row "
                                + (row + 1) + " (the header not counted); a wide table has one row for each unit.");
            }
        }
        return ids;
    }

    private Variable levelled(VariableRequest request) {
        Variable variable = request.variable();
        if (variable.kind() != Kind.CATEGORICAL) {
            return variable;
        }
        List<String> found = new ArrayList<>();
        for (Optional<String> column : ((Measure.WideColumns) request.measure()).columns()) {
            column.ifPresent(name -> found.addAll(content.words(name).words()));
        }
        return Levels.filled(variable, found);
    }

    private double[][] measured(Variable variable, Measure.WideColumns wide, int rows) {
        double[][] values = new double[table.times().size()][];
        double factor = wide.unit()
                .map(unit ->
                        Unit.parse(unit).conversion(Unit.parse(variable.unit()), Expansion.unknown(), variable.name()))
                .orElse(1.0);
        for (int step = 0; step < values.length; step++) {
            boolean repeated = variable.timing() == Timing.CONSTANT && step > 0;
            values[step] =
                    repeated ? values[0] : column(variable, wide.columns().get(step), factor, rows);
        }
        return values;
    }

    private double[] column(Variable variable, Optional<String> column, double factor, int rows) {
        double[] values = new double[rows];
        if (column.isEmpty()) {
            Arrays.fill(values, Double.NaN);
        } else if (variable.kind() == Kind.CATEGORICAL) {
            List<String> words = content.words(column.get()).words();
            Arrays.setAll(values, row -> Levels.index(variable, words.get(row)));
        } else {
            double[] numbers = content.numbers(column.get()).values();
            Arrays.setAll(values, row -> factor == 1 ? numbers[row] : numbers[row] * factor);
        }
        return values;
    }
}
