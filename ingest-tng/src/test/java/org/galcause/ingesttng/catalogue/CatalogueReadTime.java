package org.galcause.ingesttng.catalogue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.galcause.ingesttng.fields.FieldReference;

/** Prints wall and CPU seconds of the fastest of some reads of four columns: the Java half of {@code bench/ingest-catalogue}. */
final class CatalogueReadTime {

    private static final List<FieldReference> FOUR = List.of(
            new FieldReference("Subhalo", "SubhaloPos", -1),
            new FieldReference("Subhalo", "SubhaloMassType", -1),
            new FieldReference("Subhalo", "SubhaloSFR", -1),
            FieldReference.FLAG);

    private CatalogueReadTime() {}

    /** Arguments: simulation folder, snapshot, repetitions. */
    public static void main(String[] arguments) {
        SimulationFolder folder = SimulationFolder.at(Path.of(arguments[0]));
        int snapshot = Integer.parseInt(arguments[1]);
        List<Double> seconds = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        double check = 0;
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            long start = System.nanoTime();
            long used = cpuNanos();
            SnapshotCatalogue catalogue = SnapshotCatalogue.open(folder, snapshot);
            CatalogueColumns columns = CatalogueReader.columns(catalogue, FOUR);
            processor.add((cpuNanos() - used) * 1e-9);
            seconds.add((System.nanoTime() - start) * 1e-9);
            check = columns.of(FieldReference.FLAG).value(0, 0);
        }
        System.err.printf(Locale.ROOT, "first %.3f s, all %s, check %s%n", seconds.get(0), seconds, check);
        System.out.printf(Locale.ROOT, "%.4f %.4f%n", Collections.min(seconds), Collections.min(processor));
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
