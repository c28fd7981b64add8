package org.galcause.ingesttng.trees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;

/** Seconds that main branches take, for {@code bench/sublink-branches}. */
final class BranchReadTime {

    private BranchReadTime() {}

    /** Arguments: simulation folder, galaxies (SubfindIDs 0 to that), repetitions. */
    public static void main(String[] arguments) {
        SimulationFolder folder = SimulationFolder.at(Path.of(arguments[0]));
        SnapshotCatalogue at = SnapshotCatalogue.open(folder, 99);
        int[] galaxies = IntStream.range(0, Integer.parseInt(arguments[1])).toArray();
        BranchQuestion question =
                new BranchQuestion(99, List.of(13, 25, 35, 43, 51, 59, 67, 75, 83, 91, 99), List.of());
        List<Double> seconds = new ArrayList<>();
        long check = 0;
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            TestSpark.session();
            long start = System.nanoTime();
            MainBranches branches = MainBranches.sublink(TestSpark.session(), folder, at, galaxies, question);
            seconds.add((System.nanoTime() - start) * 1e-9);
            check = IntStream.range(0, 11)
                    .mapToLong(step ->
                            Arrays.stream(branches.at(step)).asLongStream().sum())
                    .sum();
        }
        System.out.printf(
                Locale.ROOT,
                "%.3f %.3f %d%n",
                seconds.get(0),
                seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                check);
        TestSpark.session().stop();
    }
}
