package org.galcause.ingesttng.source.tng;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.galcause.ingesttng.catalogue.CatalogueReader;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.fields.FieldReference;

/**
 * Prints the seconds of the fastest of some reads of four columns, by the plain reader and by a Spark SQL aggregate over them: the Java half
 * of {@code bench/spark-read}.
 */
final class SourceReadTime {

    private SourceReadTime() {}

    /** Arguments: simulation folder, snapshot, repetitions, cores. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int snapshot = Integer.parseInt(arguments[1]);
        int times = Integer.parseInt(arguments[2]);
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", arguments[3]);
        try (SparkSession spark = SparkSession.builder()
                .master("local[" + arguments[3] + "]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.log.level", "ERROR")
                .getOrCreate()) {
            spark.read()
                    .format("tng")
                    .option("snapshot", snapshot)
                    .load(folder.toString())
                    .createOrReplaceTempView("subhalos");
            String sums = Stream.of(
                            IntStream.range(0, 3).mapToObj(k -> "SubhaloPos_" + k),
                            IntStream.range(0, 6).mapToObj(k -> "SubhaloMassType_" + k),
                            Stream.of("SubhaloSFR", "SubhaloFlag"))
                    .flatMap(names -> names)
                    .map(name -> "sum(" + name + ")")
                    .collect(Collectors.joining(", "));
            double plain = Double.POSITIVE_INFINITY;
            double sql = Double.POSITIVE_INFINITY;
            for (int i = 0; i < times; i++) { // in turn, so that other work on the machine meets both
                plain = Math.min(plain, seconds(() -> plain(folder, snapshot)));
                sql = Math.min(
                        sql,
                        seconds(() -> spark.sql("SELECT " + sums + " FROM subhalos")
                                .collectAsList()
                                .size()));
            }
            System.out.printf(Locale.ROOT, "%.4f %.4f%n", plain, sql);
        }
    }

    private static long plain(Path folder, int snapshot) {
        SnapshotCatalogue catalogue = SnapshotCatalogue.open(SimulationFolder.at(folder), snapshot);
        return CatalogueReader.columns(
                        catalogue,
                        List.of(
                                new FieldReference("Subhalo", "SubhaloPos", -1),
                                new FieldReference("Subhalo", "SubhaloMassType", -1),
                                new FieldReference("Subhalo", "SubhaloSFR", -1),
                                FieldReference.FLAG))
                .of(FieldReference.FLAG)
                .rows();
    }

    private static double seconds(LongSupplier read) {
        long start = System.nanoTime();
        if (read.getAsLong() == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return (System.nanoTime() - start) * 1e-9;
    }
}
