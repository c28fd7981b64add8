package org.galcause.ingesttng.units;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The redshifts of the 100 snapshots that every run of IllustrisTNG has (Nelson et al. 2019). */
public final class TngSnapshots {

    /** How many snapshots a run has. */
    public static final int COUNT = 100;

    private static final double[] REDSHIFTS = read();

    private TngSnapshots() {}

    /** Redshift of a snapshot, 0 to 99. */
    public static double redshift(int snapshot) {
        return REDSHIFTS[snapshot];
    }

    private static double[] read() {
        try (InputStream in = TngSnapshots.class.getResourceAsStream("tng-redshifts.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
