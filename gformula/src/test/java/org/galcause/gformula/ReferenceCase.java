package org.galcause.gformula;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;
import org.junit.jupiter.api.Assumptions;

/** A case of another program: its data as a panel, and the numbers that it printed. Skips the test where the cases are absent. */
public final class ReferenceCase {

    private final Path folder;
    private final Map<String, double[]> table = new LinkedHashMap<>();
    private final Object json;

    private ReferenceCase(Path folder) {
        this.folder = folder;
        this.json = CaseJson.read(folder.resolve("case.json"));
        read();
    }

    public static ReferenceCase named(String name) {
        Path folder = Path.of(System.getProperty("galcause.root", "."), "..", "shared", "reference", "gmethods", name);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "the reference case " + name + " is not here");
        return new ReferenceCase(folder);
    }

    private void read() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("data.csv"));
            String[] names = lines.get(0).split(",", -1);
            for (int c = 0; c < names.length; c++) {
                double[] column = new double[lines.size() - 1];
                for (int row = 0; row < column.length; row++) {
                    String cell = lines.get(row + 1).split(",", -1)[c];
                    column[row] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
                }
                table.put(names[c], column);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double[] column(String name) {
        return Objects.requireNonNull(table.get(name), name);
    }

    /** What the case says under {@code expected}. */
    public double expected(Object... path) {
        return (Double) CaseJson.at(json, concat("expected", path));
    }

    /** The keys of an object, or the places of a list, under {@code expected}. */
    public List<?> list(Object... path) {
        return (List<?>) CaseJson.at(json, concat("expected", path));
    }

    public Map<?, ?> map(Object... path) {
        return (Map<?, ?>) CaseJson.at(json, concat("expected", path));
    }

    private static Object[] concat(Object first, Object[] rest) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(rest));
        return all.toArray();
    }

    /** A table with a row for each id and time; missing where there is no row. */
    public Panel longPanel(String id, String time, List<Variable> variables) {
        double[] ids = column(id);
        double[] times = column(time);
        double[] grid = Arrays.stream(times).distinct().sorted().toArray();
        Map<Double, Integer> place = new TreeMap<>();
        Arrays.stream(ids).forEach(i -> place.putIfAbsent(i, place.size()));
        double[][] columns = new double[variables.size() * grid.length][place.size()];
        for (int v = 0; v < variables.size(); v++) {
            double[] values = column(variables.get(v).name());
            for (int s = 0; s < grid.length; s++) {
                Arrays.fill(columns[v * grid.length + s], Double.NaN);
            }
            for (int row = 0; row < ids.length; row++) {
                columns[v * grid.length + Arrays.binarySearch(grid, times[row])][
                                Objects.requireNonNull(place.get(ids[row]))] =
                        values[row];
            }
            if (variables.get(v).timing() == Timing.CONSTANT) {
                for (int s = 1; s < grid.length; s++) {
                    columns[v * grid.length + s] = columns[v * grid.length];
                }
            }
        }
        long[] order = new long[place.size()];
        place.forEach((key, at) -> order[at] = key.longValue());
        return Panel.of(new PanelSchema(variables, TimeGrid.of(grid)), order, columns);
    }

    /** A table with a row for each unit; each variable's columns in time order, "" where it is not measured, one name if constant. */
    public Panel widePanel(double[] times, List<Variable> variables, List<List<String>> names) {
        int units = table.values().iterator().next().length;
        double[] missing = new double[units];
        Arrays.fill(missing, Double.NaN);
        double[][] columns = new double[variables.size() * times.length][];
        for (int v = 0; v < variables.size(); v++) {
            for (int s = 0; s < times.length; s++) {
                List<String> own = names.get(v);
                String name = own.size() == 1 ? own.get(0) : own.get(s);
                columns[v * times.length + s] = name.isEmpty() ? missing : column(name);
            }
        }
        long[] ids = LongStream.range(0, units).toArray();
        return Panel.of(new PanelSchema(variables, TimeGrid.of(times)), ids, columns);
    }
}
