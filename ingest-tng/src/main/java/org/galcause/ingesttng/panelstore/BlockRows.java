package org.galcause.ingesttng.panelstore;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.galcause.causalmodel.panel.PanelBlock;

/** One block of a panel on its way to the machine that writes it. */
final class BlockRows implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int block;
    private final int steps;
    private final int variables;
    private final long[] ids;
    private final double[][] columns;

    BlockRows(int block, PanelBlock rows, int variables, int steps) {
        this.block = block;
        this.steps = steps;
        this.variables = variables;
        this.ids = IntStream.range(0, rows.rows()).mapToLong(rows::id).toArray();
        this.columns = IntStream.range(0, variables * steps)
                .mapToObj(i -> rows.column(i / steps, i % steps))
                .toArray(double[][]::new);
    }

    /** Rows by galaxy, then step. */
    Iterator<Row> rows() {
        Stream<Row> rows = IntStream.range(0, ids.length)
                .boxed()
                .flatMap(galaxy -> IntStream.range(0, steps).mapToObj(step -> row(galaxy, step)));
        return rows.iterator();
    }

    private Row row(int galaxy, int step) {
        List<Object> cells = new ArrayList<>(List.of(ids[galaxy], step, block));
        for (int v = 0; v < variables; v++) {
            double value = columns[v * steps + step][galaxy];
            cells.add(Double.isNaN(value) ? null : value);
        }
        return RowFactory.create(cells.toArray());
    }
}
