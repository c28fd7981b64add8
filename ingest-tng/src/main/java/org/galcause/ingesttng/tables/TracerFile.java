package org.galcause.ingesttng.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.environment.Positions;
import org.galcause.ingesttng.request.Tracers;

/** Tracers in a file of their own: positions in a periodic box, perhaps with padding around it. Immutable. */
public final class TracerFile {

    private final Positions positions;
    private final double[] compared;
    private final long padding;
    private final Path path;

    private TracerFile(Positions positions, double[] compared, long padding, Path path) {
        this.positions = positions;
        this.compared = compared;
        this.padding = padding;
        this.path = path;
    }

    /**
     * Reads the tracers. When any lies outside the box, the file has periodic padding: all rows outside [0, side) are dropped. Otherwise
     * positions on the far faces are those on the near ones.
     *
     * @param side side of the box, in the unit of the positions
     * @throws UserError if there is no such file or column, or a position is no number
     */
    public static TracerFile read(SparkSession spark, Tracers.FromFile from, double side) {
        TableContent content = new TableContent(TableFile.open(spark, from.path()));
        List<NumberColumn> axes = from.columns().stream()
                .map(column -> content.numbers(named(column, content)))
                .toList();
        if (axes.size() != 3) {
            throw UserError.study("tracers: columns: " + from.columns() + " of " + from.path()
                    + " are not three; a position has three coordinates.");
        }
        Optional<NumberColumn> compared = from.compared().map(column -> content.numbers(named(column, content)));
        content.read();
        Positions all = new Positions(
                axes.get(0).values(), axes.get(1).values(), axes.get(2).values());
        int[] inside = IntStream.range(0, all.size())
                .filter(i -> all.inside(i, side) || isNoNumber(all, i))
                .toArray();
        boolean padded = inside.length < all.size();
        int[] kept =
                padded ? IntStream.of(inside).filter(i -> isBelow(all, i, side)).toArray() : inside;
        Positions wrapped = all.at(kept).wrapped(side, "tracers of " + from.path());
        return new TracerFile(
                wrapped,
                compared.map(column -> known(column, kept, from)).orElse(new double[0]),
                (long) all.size() - kept.length,
                from.path());
    }

    /** A tracer that cannot be compared would be left out silently. */
    private static double[] known(NumberColumn column, int[] rows, Tracers.FromFile from) {
        return IntStream.of(rows)
                .mapToDouble(row -> {
                    if (Double.isNaN(column.values()[row])) {
                        throw UserError.data(
                                from.path() + ", column " + from.compared().orElse("") + ": row " + (row + 1)
                                        + " (the header not counted) has no value, but it is a tracer that is compared; fill it in,"
                                        + " or leave such rows out of the file.");
                    }
                    return column.values()[row];
                })
                .toArray();
    }

    /** A column's name, or its number from 1. */
    private static String named(String column, TableContent content) {
        List<String> names = content.file().columns();
        if (names.contains(column) || !column.matches("[1-9][0-9]{0,3}")) {
            return column;
        }
        int number = Integer.parseInt(column);
        return number <= names.size() ? names.get(number - 1) : column;
    }

    private static boolean isBelow(Positions all, int i, double side) {
        return isNoNumber(all, i) || (all.x()[i] < side && all.y()[i] < side && all.z()[i] < side);
    }

    private static boolean isNoNumber(Positions all, int i) {
        return Double.isNaN(all.x()[i] + all.y()[i] + all.z()[i]);
    }

    /** The tracers in the box, in the file's order. */
    public Positions positions() {
        return positions;
    }

    /** What is compared of each beside its position; empty where nothing is. */
    double[] compared() {
        return compared.clone();
    }

    /** What was read, in one sentence. */
    public String note() {
        return "Tracers: " + positions.size() + " positions of " + path + " lie in the box; " + padding
                + " rows of periodic padding outside it were dropped.";
    }
}
