package org.galcause.redshiftsweep.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.galcause.causalmodel.Randomness;
import org.galcause.ingesttng.IngestedPanel;
import org.galcause.ingesttng.panelstore.PanelStore;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.plan.SweepPlan;
import org.galcause.redshiftsweep.store.CellCodec;
import org.galcause.redshiftsweep.store.CellResult;
import org.galcause.redshiftsweep.store.Outcome;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;

/**
 * A generated panel of millions of galaxy-snapshots, from a table in Parquet to the answers of every estimator that works on blocks: seconds for
 * each million rows, and memory; {@code bench/large-panel} runs it. Not a test: a busy machine makes no failure.
 */
final class LargePanelBench {

    private static final int SNAPSHOTS = 11;
    private static final int MILLION = 1_000_000;

    private static final String STUDY = """
            study: large
            data: {table: {path: galaxies.parquet, id: id, time: snapshot}}
            variables: {mass: {}, environment: {}, sfr: {}, quenched: {kind: binary}}
            graph: |
              mass[t-1], environment[t-1], sfr[t-1] -> mass[t]
              mass[t], environment[t-1] -> environment[t]
              mass[t], environment[t], quenched[t-1] -> sfr[t]
              mass[t], environment[t], sfr[t-1], quenched[t-1] -> quenched[t]
            models:
              mass: {formula: "mass[t-1] + environment[t-1] + sfr[t-1]", rows: "t > 0"}
              environment: {formula: "mass + environment[t-1]", rows: "t > 0"}
              quenched: {formula: "mass + environment + sfr[t-1] + quenched[t-1]", rows: "t > 0"}
            question:
              treatment: environment
              outcome: sfr
              at: last
              regimes: {natural: natural, denser: {shift: 0.5}, sparser: {shift: -0.5}}
            estimators:
              - gformula: {}
              - ice: {}
              - tmle:
                  folds: 1
                  outcome: {formula: "mass + environment + sfr[t-1] + quenched[t-1]"}
                  ratio: {formula: "mass + environment[t-1]", rows: "t >= 0"}
              - sdr:
                  folds: 1
                  outcome: {formula: "mass + environment + sfr[t-1] + quenched[t-1]"}
                  ratio: {formula: "mass + environment[t-1]", rows: "t >= 0"}
            uncertainty: {bootstrap: 0, seed: 7}
            """;

    /** The same asked for a curve, by weights. */
    private static final String CURVE = STUDY.substring(0, STUDY.indexOf("  regimes:")) + """
              levels: {values: [-1, 0, 1]}
            estimators:
              - msm: {}
            uncertainty: {bootstrap: 0, seed: 7}
            """;

    private final SparkSession spark;
    private final Path folder;
    private final double millions;

    private LargePanelBench(SparkSession spark, Path folder, double millions) {
        this.spark = spark;
        this.folder = folder;
        this.millions = millions;
    }

    /** Folder, Spark's master, millions of galaxy-snapshots, then the estimators (all when none is named). */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        try (SparkGate gate = new SparkGate(Optional.of(arguments[1]), waiting -> {})) {
            List<String> wanted = List.of(arguments).subList(3, arguments.length);
            new LargePanelBench(gate.session(), folder, Double.parseDouble(arguments[2])).run(wanted);
        }
    }

    private void run(List<String> wanted) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, STUDY);
        Study study = StudyFile.read(file);
        Path panel = folder.resolve("panel");
        timed("generate the table", this::generate);
        String text = study.text();
        String name = file.toString();
        timed(
                "table to blocks",
                () -> PanelStore.writeInChunks(
                        spark, () -> StudyFile.parse(text, Path.of(name)).request(), panel));
        IngestedPanel ingested =
                PanelStore.open(spark, panel, Runtime.getRuntime().maxMemory() / 10);
        answer(Analysis.of(study, ingested.panel()), panel, wanted);
        Files.writeString(file, CURVE);
        answer(Analysis.of(StudyFile.read(file), ingested.panel()), panel, wanted);
        System.out.printf(Locale.ROOT, "resident at most %s%n", resident());
    }

    private void answer(Analysis analysis, Path panel, List<String> wanted) {
        CellRunner runner = Runners.sparkOnBlocks(analysis, PanelStore.blocks(panel), spark);
        for (Cell cell : SweepPlan.of(analysis, "bench").cells()) {
            if (wanted.isEmpty() || wanted.contains(cell.estimator())) {
                timed(cell.estimator(), () -> runner.run(List.of(cell), (done, bytes) -> show(bytes)));
            }
        }
    }

    private static String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("unknown");
    }

    private static void show(byte[] bytes) {
        CellResult result = CellCodec.decode(bytes).orElseThrow();
        for (Outcome outcome : result.outcomes()) {
            if (outcome instanceof Outcome.Answered answered) {
                System.out.println("  " + answered.answer().values());
            } else {
                System.out.println("  " + outcome);
            }
        }
    }

    private void timed(String what, Runnable work) {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long wall = System.nanoTime();
        long cpu = cpu();
        work.run();
        double seconds = (System.nanoTime() - wall) / 1e9;
        double busy = (cpu() - cpu) / (double) TimeUnit.SECONDS.toNanos(1);
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s, %.1f CPU-s; %.2f CPU-s for each million galaxy-snapshots; heap at most %d MiB%n",
                what,
                seconds,
                busy,
                busy / millions,
                peak >> 20);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void generate() {
        long units = Math.round(millions * MILLION / SNAPSHOTS);
        int tasks = (int) Math.max(2, units / 50_000);
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(IntStream.range(0, tasks).boxed().toList(), tasks)
                .flatMap(task -> rows(units * task / tasks, units * (task + 1) / tasks));
        StructType columns = new StructType()
                .add("id", DataTypes.LongType)
                .add("snapshot", DataTypes.IntegerType)
                .add("mass", DataTypes.DoubleType)
                .add("environment", DataTypes.DoubleType)
                .add("sfr", DataTypes.DoubleType)
                .add("quenched", DataTypes.IntegerType);
        spark.createDataFrame(rows, columns)
                .write()
                .mode("overwrite")
                .parquet("file://" + folder + "/galaxies.parquet");
    }

    private static Iterator<Row> rows(long from, long until) {
        return LongStream.range(from, until)
                .boxed()
                .flatMap(unit -> galaxy(unit).stream())
                .iterator();
    }

    private static List<Row> galaxy(long unit) {
        long key = Randomness.with(Randomness.key(3, "large"), unit);
        double mass = Randomness.normal(key, 0);
        double environment = 0;
        double sfr = 0;
        int quenched = 0;
        List<Row> rows = new ArrayList<>();
        for (int s = 0; s < SNAPSHOTS; s++) {
            long own = Randomness.with(key, s);
            mass = s == 0 ? mass : 0.8 * mass + 0.2 * environment + 0.1 * sfr + 0.3 * Randomness.normal(own, 1);
            environment = 0.3 * mass + 0.5 * environment + Randomness.normal(own, 3);
            double before = sfr;
            sfr = 0.5 * mass - 0.3 * environment - 0.8 * quenched + 0.5 * Randomness.normal(own, 5);
            double logit = -2.5 + 0.5 * mass + 0.4 * environment - 0.3 * before + 2 * quenched;
            quenched = Randomness.uniform(own, 7) < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            rows.add(RowFactory.create(unit, s, mass, environment, sfr, quenched));
        }
        return rows;
    }
}
