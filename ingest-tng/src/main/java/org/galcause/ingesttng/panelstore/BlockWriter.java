package org.galcause.ingesttng.panelstore;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.BlockFolder;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelBlock;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;

/** Writes the blocks of rows (block, galaxy, step, values) that come in that order. */
final class BlockWriter implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int variables;
    private final int steps;
    private final boolean[] constant;
    private final String rows;
    private final String folder;

    BlockWriter(PanelSchema schema, String rows, String folder) {
        this.variables = schema.variables().size();
        this.steps = schema.steps();
        this.constant = new boolean[variables];
        for (int v = 0; v < variables; v++) {
            constant[v] = schema.variables().get(v).timing() == Timing.CONSTANT;
        }
        this.rows = rows;
        this.folder = folder;
    }

    void write(Iterator<InternalRow> sorted) {
        Filling filling = new Filling();
        while (sorted.hasNext()) {
            filling.add(sorted.next());
        }
        filling.close();
    }

    /** Blocks know no variables but their number. */
    private PanelSchema shape() {
        List<Variable> any = new ArrayList<>();
        for (int v = 0; v < variables; v++) {
            any.add(Variable.continuous("v" + v));
        }
        double[] times = new double[steps];
        Arrays.setAll(times, step -> step);
        return new PanelSchema(any, TimeGrid.of(times));
    }

    /** The block that is being filled. */
    private final class Filling {

        private final PanelSchema shape = shape();
        private int number = -1;
        private int galaxies;
        private int lastStep;
        private long[] ids = {};
        private double[][] columns = {};

        void add(InternalRow row) {
            if (row.getInt(0) != number) {
                close();
                begin(row.getInt(0));
            }
            long id = row.getLong(1);
            int step = row.getInt(2);
            boolean next = galaxies == 0 || ids[galaxies - 1] != id;
            if (step < 0 || step >= steps || !next && step == lastStep) {
                throw PanelStore.badKey(Path.of(rows), id, step, steps);
            }
            if (next) {
                begin(id, row.getInt(0));
            }
            lastStep = step;
            for (int v = 0; v < variables; v++) {
                columns[v * steps + step][galaxies - 1] = row.isNullAt(3 + v) ? Double.NaN : row.getDouble(3 + v);
            }
        }

        private void begin(int block) {
            number = block;
            galaxies = 0;
            ids = new long[Panel.BLOCK_ROWS];
            columns = new double[variables * steps][Panel.BLOCK_ROWS];
            for (double[] column : columns) {
                Arrays.fill(column, Double.NaN);
            }
        }

        private void begin(long id, int block) {
            if (galaxies == Panel.BLOCK_ROWS) {
                throw UserError.data(rows + ": block " + block + " has more than " + Panel.BLOCK_ROWS
                        + " galaxies. The panel is damaged; run ingest again.");
            }
            ids[galaxies++] = id;
        }

        void close() {
            if (galaxies > 0) {
                double[][] filled = new double[columns.length][];
                Arrays.setAll(filled, c -> Arrays.copyOf(columns[constant[c / steps] ? c - c % steps : c], galaxies));
                BlockFolder.write(
                        Path.of(folder), shape, number, new PanelBlock(Arrays.copyOf(ids, galaxies), steps, filled));
            }
        }
    }
}
