package org.galcause.ingesttng.panelstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.BlockFolder;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.ingesttng.IngestedPanel;
import org.galcause.ingesttng.chunks.ChunkedIngest;
import org.galcause.ingesttng.chunks.RequestSource;

/** Panels as folders ({@code docs/panel-format.md}). A panel comes back with the same bits. */
public final class PanelStore {

    private static final int MOST_FILES = 64;

    private PanelStore() {}

    /**
     * Writes a panel; the folder appears whole, in place of what was there.
     *
     * @param spark writes the rows as Parquet
     * @param ingested the panel and its report
     * @param folder its parent must exist
     */
    public static void write(SparkSession spark, IngestedPanel ingested, Path folder) {
        writeAside(folder, aside -> {
            writeRows(spark, ingested.panel(), aside.resolve("rows"));
            SchemaFiles.write(aside, ingested.panel().schema(), ingested.report());
        });
    }

    /**
     * Reads a long table chunk by chunk of its units ({@link ChunkedIngest#canRead}) and writes its panel, blocks and rows, without all of it
     * in one memory.
     *
     * @throws UserError with what is wrong in the first chunk in which anything is
     */
    public static void writeInChunks(SparkSession spark, RequestSource source, Path folder) {
        writeAside(folder, aside -> {
            ChunkedIngest.Written written = ChunkedIngest.into(spark, source, blocks(aside));
            writeRows(spark, written.schema(), aside);
            SchemaFiles.write(aside, written.schema(), written.report());
        });
    }

    /** What fills a folder before it is put in its place. */
    private interface Filling {
        void to(Path aside) throws IOException;
    }

    private static void writeAside(Path folder, Filling filling) {
        Path target = folder.toAbsolutePath();
        // Names of their own: several processes may write the same panel at once.
        String mark = UUID.randomUUID().toString();
        Path aside = target.resolveSibling("." + target.getFileName() + ".writing-" + mark);
        Path old = target.resolveSibling("." + target.getFileName() + ".old-" + mark);
        try {
            Files.createDirectories(aside);
            filling.to(aside);
            publish(aside, target, old);
        } catch (IOException failed) {
            throw new UncheckedIOException("the panel cannot be written to " + folder, failed);
        }
    }

    /** Puts a folder in the place of another. When somebody else was there in between, theirs stays. */
    private static void publish(Path aside, Path target, Path old) throws IOException {
        if (Files.exists(target)) {
            moveIfThere(target, old);
        }
        try {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException othersWereFaster) {
            if (!Files.isDirectory(target)) {
                throw othersWereFaster;
            }
            delete(aside);
        }
        delete(old);
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException othersWereFaster) {
            Files.deleteIfExists(to);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void writeRows(SparkSession spark, Panel panel, Path to) {
        PanelSchema schema = panel.schema();
        List<BlockRows> blocks = new ArrayList<>();
        for (int b = 0; b < panel.blocks().size(); b++) {
            blocks.add(
                    new BlockRows(b, panel.blocks().get(b), schema.variables().size(), schema.steps()));
        }
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(blocks, Math.max(1, Math.min(MOST_FILES, blocks.size())))
                .flatMap(BlockRows::rows);
        spark.createDataFrame(rows, columns(schema)).write().parquet("file://" + to);
    }

    /** The rows of blocks that lie in files. */
    private static void writeRows(SparkSession spark, PanelSchema schema, Path folder) {
        int variables = schema.variables().size();
        int steps = schema.steps();
        String blocks = blocks(folder).toString();
        List<Integer> numbers =
                IntStream.range(0, BlockFolder.count(blocks(folder))).boxed().toList();
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(numbers, Math.max(1, Math.min(MOST_FILES, numbers.size())))
                .flatMap(number -> new BlockRows(
                                number, BlockFolder.read(Path.of(blocks), variables, steps, number), variables, steps)
                        .rows());
        spark.createDataFrame(rows, columns(schema)).write().parquet("file://" + folder.resolve("rows"));
    }

    private static StructType columns(PanelSchema schema) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField("galaxy_id", DataTypes.LongType, false));
        fields.add(DataTypes.createStructField("step", DataTypes.IntegerType, false));
        fields.add(DataTypes.createStructField("block", DataTypes.IntegerType, false));
        schema.names().forEach(name -> fields.add(DataTypes.createStructField(name, DataTypes.DoubleType, true)));
        return DataTypes.createStructType(fields);
    }

    /**
     * Reads a panel.
     *
     * @throws UserError if the folder is no panel, or a key occurs twice
     */
    public static IngestedPanel read(SparkSession spark, Path folder) {
        PanelSchema schema = SchemaFiles.schema(folder);
        Path rows = folder.resolve("rows");
        if (!Files.exists(rows)) {
            throw UserError.data(folder + " is no whole panel: it has no rows; run ingest again.");
        }
        Dataset<Row> table = spark.read().schema(columns(schema)).parquet("file://" + rows.toAbsolutePath());
        return new IngestedPanel(panel(table, schema, rows), SchemaFiles.report(folder));
    }

    /**
     * Opens a panel without reading its rows: its blocks lie in files beside them, which are made on the first call, by Spark's executors, and
     * are read when they are asked for. The panel serves one thread.
     *
     * @param bytes how much of it may be in memory at once
     * @throws UserError if the folder is no panel, a key occurs twice, or a block is damaged
     */
    public static IngestedPanel open(SparkSession spark, Path folder, long bytes) {
        PanelSchema schema = SchemaFiles.schema(folder);
        Path blocks = blocks(folder);
        if (!Files.isDirectory(blocks)) {
            Path rows = folder.resolve("rows");
            if (!Files.exists(rows)) {
                throw UserError.data(folder + " is no whole panel: it has no rows; run ingest again.");
            }
            Dataset<Row> table = spark.read().schema(columns(schema)).parquet("file://" + rows.toAbsolutePath());
            new BlockBuilding(schema, rows, blocks).build(table);
        }
        return new IngestedPanel(BlockFolder.open(blocks, schema, bytes), SchemaFiles.report(folder));
    }

    /** Where the blocks of a panel lie. */
    public static Path blocks(Path folder) {
        return folder.resolve("blocks");
    }

    private static Panel panel(Dataset<Row> table, PanelSchema schema, Path file) {
        int variables = schema.variables().size();
        int steps = schema.steps();
        Map<Long, double[]> histories = new HashMap<>();
        Map<Long, boolean[]> seen = new HashMap<>();
        Iterator<Row> rows = table.select(wanted(schema)).toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            int step = row.getInt(1);
            requireNew(seen.computeIfAbsent(row.getLong(0), id -> new boolean[steps]), row, file);
            double[] history = histories.computeIfAbsent(row.getLong(0), id -> missing(variables * steps));
            for (int v = 0; v < variables; v++) {
                history[v * steps + step] = row.isNullAt(2 + v) ? Double.NaN : row.getDouble(2 + v);
            }
        }
        return transposed(histories, schema);
    }

    private static Column[] wanted(PanelSchema schema) {
        return Stream.concat(Stream.of("galaxy_id", "step"), schema.names().stream())
                .map(name -> org.apache.spark.sql.functions.col("`" + name + "`"))
                .toArray(Column[]::new);
    }

    private static double[] missing(int size) {
        double[] missing = new double[size];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    private static void requireNew(boolean[] seen, Row row, Path file) {
        int step = row.getInt(1);
        if (step < 0 || step >= seen.length || seen[step]) {
            throw badKey(file, row.getLong(0), step, seen.length);
        }
        seen[step] = true;
    }

    static UserError badKey(Path file, long galaxy, int step, int steps) {
        return UserError.data(file + ": galaxy " + galaxy + ", step " + step
                + (step < 0 || step >= steps ? " is not a step of times.tsv." : " occurs twice.")
                + " The panel is damaged; run ingest again.");
    }

    private static Panel transposed(Map<Long, double[]> histories, PanelSchema schema) {
        long[] ids =
                histories.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        int steps = schema.steps();
        double[][] columns = new double[schema.variables().size() * steps][ids.length];
        for (int galaxy = 0; galaxy < ids.length; galaxy++) {
            double[] history = histories.getOrDefault(ids[galaxy], new double[0]);
            for (int c = 0; c < columns.length; c++) {
                columns[c][galaxy] = history[c];
            }
        }
        shareConstants(columns, schema);
        return Panel.of(schema, ids, columns);
    }

    private static void shareConstants(double[][] columns, PanelSchema schema) {
        int steps = schema.steps();
        for (int v = 0; v < schema.variables().size(); v++) {
            if (schema.variables().get(v).timing() == Timing.CONSTANT) {
                Arrays.fill(columns, v * steps, (v + 1) * steps, columns[v * steps]);
            }
        }
    }
}
