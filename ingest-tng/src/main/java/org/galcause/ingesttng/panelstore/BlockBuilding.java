package org.galcause.ingesttng.panelstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.PanelSchema;

/** Turns the rows of a panel into its blocks, each in a file, without putting them together anywhere. */
final class BlockBuilding {

    /** Blocks that one task sorts and writes. */
    private static final int BLOCKS_OF_A_TASK = 8;

    private final PanelSchema schema;
    private final Path rows;
    private final Path target;

    /**
     * @param rows where the rows come from, for errors
     * @param target the folder of the blocks, which appears whole
     */
    BlockBuilding(PanelSchema schema, Path rows, Path target) {
        this.schema = schema;
        this.rows = rows;
        this.target = target;
    }

    /** @param table with the columns of a panel's rows */
    void build(Dataset<Row> table) {
        Path aside = target.resolveSibling("." + target.getFileName() + ".writing-" + UUID.randomUUID());
        try {
            Files.createDirectories(aside);
            write(table, aside);
            publish(aside);
        } catch (IOException failed) {
            throw new UncheckedIOException("the blocks of the panel cannot be written to " + target, failed);
        }
    }

    private void write(Dataset<Row> table, Path aside) {
        Row most = table.agg(functions.max("block")).first();
        int blocks = most.isNullAt(0) ? 0 : most.getInt(0) + 1;
        Dataset<Row> sorted = table.select(wanted())
                .repartition(1 + blocks / BLOCKS_OF_A_TASK, functions.col("block"))
                .sortWithinPartitions("block", "galaxy_id", "step");
        BlockWriter writer = new BlockWriter(schema, rows.toString(), aside.toString());
        try {
            sorted.queryExecution().toRdd().toJavaRDD().foreachPartition(writer::write);
        } catch (RuntimeException failure) {
            throw mistake(failure);
        }
    }

    /** A user's mistake that an executor found, or else the failure as it is. */
    private static RuntimeException mistake(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError found) {
                return found;
            }
        }
        return failure;
    }

    private Column[] wanted() {
        List<String> names = new ArrayList<>(List.of("block", "galaxy_id", "step"));
        names.addAll(schema.names());
        return names.stream().map(name -> functions.col("`" + name + "`")).toArray(Column[]::new);
    }

    /** When somebody else was there in between, theirs stays: it is the same. */
    private void publish(Path aside) throws IOException {
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException othersWereFaster) {
            if (!Files.isDirectory(target)) {
                throw othersWereFaster;
            }
            try (Stream<Path> inside = Files.walk(aside)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
