package org.galcause.ingesttng.chunks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.ingesttng.assembly.IngestReport;
import org.galcause.ingesttng.assembly.InputFile;
import org.galcause.ingesttng.assembly.SelectionCount;
import org.galcause.ingesttng.request.IngestRequest;
import org.galcause.ingesttng.request.Measure;
import org.galcause.ingesttng.request.MissingPolicy;
import org.galcause.ingesttng.request.Selection;
import org.galcause.ingesttng.request.Source;
import org.galcause.ingesttng.request.VariableRequest;

/**
 * A long table in Parquet to the blocks of its panel, without all of it in one memory: Spark gives each task the rows of some consecutive
 * units, exactly so many that they fill blocks, and the task assembles and writes them.
 */
public final class ChunkedIngest {

    /** Blocks of a chunk. */
    static final int BLOCKS = 8;

    private static final int UNITS = BLOCKS * Panel.BLOCK_ROWS;
    private static final Set<DataType> WHOLE =
            Set.of(DataTypes.LongType, DataTypes.IntegerType, DataTypes.ShortType, DataTypes.ByteType);
    private static final Set<DataType> NUMBERS = Set.of(
            DataTypes.LongType,
            DataTypes.IntegerType,
            DataTypes.ShortType,
            DataTypes.ByteType,
            DataTypes.DoubleType,
            DataTypes.FloatType,
            DataTypes.BooleanType);

    private final SparkSession spark;
    private final RequestSource source;
    private final Source.LongTable table;
    private final List<String> columns;
    private final Dataset<Row> rows;

    private ChunkedIngest(SparkSession spark, RequestSource source, Source.LongTable table) {
        this.spark = spark;
        this.source = source;
        this.table = table;
        this.columns = columns(table, source.request().variables());
        this.rows = table(spark, table)
                .select(columns.stream()
                        .map(name -> functions
                                .col("`" + name + "`")
                                .cast(name.equals(columns.get(0)) ? DataTypes.LongType : DataTypes.DoubleType)
                                .as(name))
                        .toArray(Column[]::new));
    }

    /** A panel whose blocks have been written. */
    public record Written(PanelSchema schema, IngestReport report) {}

    /**
     * Whether what is asked can be read in chunks of units: a table in Parquet with whole numbers as ids, each variable a column of numbers, and
     * nothing that depends on other units than those of a chunk.
     */
    public static boolean canRead(SparkSession spark, IngestRequest request) {
        return request.source() instanceof Source.LongTable table
                && table.path().toString().endsWith(".parquet")
                && Files.exists(table.path())
                && table.id().isPresent()
                && table.time().isPresent()
                && table.unknownId().isEmpty()
                && table.selection().equals(Selection.none())
                && request.missing() == MissingPolicy.ERROR
                && request.variables().stream().allMatch(ChunkedIngest::isPlain)
                && areNumbers(spark, table, request.variables());
    }

    private static boolean isPlain(VariableRequest request) {
        return request.measure() instanceof Measure.Column
                && request.variable().kind() != Kind.CATEGORICAL
                && request.floor().isEmpty();
    }

    private static boolean areNumbers(SparkSession spark, Source.LongTable table, List<VariableRequest> variables) {
        Dataset<Row> data = table(spark, table);
        List<String> names = List.of(data.columns());
        List<String> wanted = columns(table, variables);
        return names.containsAll(wanted)
                && WHOLE.contains(data.schema().apply(wanted.get(0)).dataType())
                && wanted.stream()
                        .allMatch(name ->
                                NUMBERS.contains(data.schema().apply(name).dataType()));
    }

    private static Dataset<Row> table(SparkSession spark, Source.LongTable table) {
        return spark.read().parquet("file://" + table.path().toAbsolutePath());
    }

    /** Ids, times, redshifts, then what the variables are; each once. */
    private static List<String> columns(Source.LongTable table, List<VariableRequest> variables) {
        Set<String> names = new LinkedHashSet<>();
        names.add(table.id().orElseThrow());
        names.add(table.time().orElseThrow());
        table.redshift().ifPresent(names::add);
        variables.forEach(variable -> names.add(((Measure.Column) variable.measure()).column()));
        return List.copyOf(names);
    }

    /**
     * Reads a table that can be read in chunks.
     *
     * @param folder where the blocks go
     * @throws UserError with what is wrong in the first chunk in which anything is
     */
    public static Written into(SparkSession spark, RequestSource source, Path folder) {
        IngestRequest request = source.request();
        return new ChunkedIngest(spark, source, (Source.LongTable) request.source()).written(request, folder);
    }

    private Written written(IngestRequest request, Path folder) {
        List<ChunkReport> reports = new ArrayList<>(assembled(folder));
        reports.sort(Comparator.comparingInt(ChunkReport::chunk));
        PanelSchema schema = new PanelSchema(
                request.variables().stream().map(VariableRequest::variable).toList(),
                reports.get(0).grid());
        Set<String> notes = new LinkedHashSet<>();
        reports.forEach(report -> notes.addAll(report.notes()));
        return new Written(
                schema, new IngestReport(List.copyOf(notes), counts(reports), List.of(InputFile.of(table.path()))));
    }

    private static List<SelectionCount> counts(List<ChunkReport> reports) {
        List<SelectionCount> sums = reports.get(0).counts();
        for (ChunkReport report : reports.subList(1, reports.size())) {
            for (int i = 0; i < sums.size(); i++) {
                SelectionCount sum = sums.get(i);
                sums.set(
                        i,
                        new SelectionCount(
                                sum.step(), sum.units() + report.counts().get(i).units()));
            }
        }
        return sums;
    }

    private List<ChunkReport> assembled(Path folder) {
        long[] starts = starts();
        UDF1<Long, Integer> chunk = id -> id == null ? 0 : chunkOf(starts, id);
        Dataset<Row> sorted = rows.withColumn(
                        "galcause chunk",
                        functions.udf(chunk, DataTypes.IntegerType).apply(functions.col("`" + columns.get(0) + "`")))
                .repartition(Math.max(1, starts.length), functions.col("`galcause chunk`"))
                .sortWithinPartitions("`galcause chunk`");
        ChunkTask task = new ChunkTask(source, columns, times(), folder);
        try {
            return sorted.queryExecution()
                    .toRdd()
                    .toJavaRDD()
                    .mapPartitions(task::assemble)
                    .collect();
        } catch (RuntimeException failure) {
            throw mistake(failure);
        }
    }

    private static int chunkOf(long[] starts, long id) {
        int found = Arrays.binarySearch(starts, id);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The first id of each chunk. */
    private long[] starts() {
        return rows
                .select("`" + columns.get(0) + "`")
                .na()
                .drop()
                .distinct()
                .toJavaRDD()
                .map(row -> row.getLong(0))
                .sortBy(id -> id, true, spark.sparkContext().defaultParallelism())
                .zipWithIndex()
                .filter(pair -> pair._2() % UNITS == 0)
                .map(pair -> pair._1())
                .collect()
                .stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    private double[] times() {
        return rows.select("`" + columns.get(1) + "`").na().drop().distinct().collectAsList().stream()
                .mapToDouble(row -> row.getDouble(0))
                .sorted()
                .toArray();
    }

    /** A user's mistake that an executor found, or else the failure as it is. */
    private static RuntimeException mistake(RuntimeException failure) {
        return Optional.<Throwable>of(failure).stream()
                .flatMap(first -> Stream.iterate(first, cause -> cause != null, Throwable::getCause))
                .filter(UserError.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElse(failure);
    }
}
