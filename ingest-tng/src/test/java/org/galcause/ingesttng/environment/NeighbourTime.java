package org.galcause.ingesttng.environment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Seconds that the tenth neighbours of points take, for {@code bench/neighbours}. */
final class NeighbourTime {

    private NeighbourTime() {}

    /** Arguments: file of little-endian doubles (x, then y, then z), side, repetitions. Prints seconds and the mean distance. */
    public static void main(String[] arguments) throws IOException {
        DoubleBuffer all = ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0])))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        int points = all.remaining() / 3;
        double[][] axes = new double[3][points];
        for (double[] axis : axes) {
            all.get(axis);
        }
        double side = Double.parseDouble(arguments[1]);
        double best = Double.POSITIVE_INFINITY;
        double mean = 0;
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            long start = System.nanoTime();
            Positions positions = new Positions(axes[0], axes[1], axes[2]).wrapped(side, "points");
            double[] distances = NeighbourDensity.among(positions, side).distances(positions, new Itself.SameRow(), 10);
            best = Math.min(best, (System.nanoTime() - start) * 1e-9);
            mean = Arrays.stream(distances).average().orElse(Double.NaN);
        }
        System.out.printf(Locale.ROOT, "%.3f %.9f%n", best, mean);
    }
}
