package org.galcause.ingesttng.source.tng;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.galcause.ingesttng.hdf5.Hdf5Attributes;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.units.Cosmology;

/**
 * The header of a particle file.
 *
 * @param hubble Hubble constant over 100 km/s/Mpc
 * @param redshift of the snapshot
 * @param files of the snapshot
 * @param counts particles of each type in this file
 * @param totals particles of each type in all files; empty where the header has none (cutouts)
 * @param held rows of each type's group, which a header without totals is held against; empty where it has them
 * @param masses of a particle of each type; 0 where each has its own
 * @param snapshot its number, where the file says it
 */
record ParticleHeader(
        double hubble,
        double redshift,
        int files,
        double[] counts,
        double[] totals,
        double[] held,
        double[] masses,
        OptionalInt snapshot) {

    private static final double WORD = 0x1p32;

    static ParticleHeader of(Hdf5File file) {
        Hdf5Attributes header = file.attributes("Header");
        OptionalLong number = header.wholeNumber("SnapshotNumber");
        double[] totals = totals(header);
        double[] held = totals.length > 0 ? new double[0] : held(file);
        return new ParticleHeader(
                header.requiredNumber("HubbleParam"),
                header.number("Redshift").orElseGet(() -> 1 / header.requiredNumber("Time") - 1),
                (int) header.wholeNumber("NumFilesPerSnapshot").orElse(1),
                header.contains("NumPart_ThisFile") ? header.numbers("NumPart_ThisFile") : held(file),
                totals,
                held,
                header.numbers("MassTable"),
                number.isPresent() ? OptionalInt.of(Math.toIntExact(number.getAsLong())) : OptionalInt.empty());
    }

    private static double[] held(Hdf5File file) {
        double[] rows = new double[ParticleType.values().length];
        for (ParticleType type : ParticleType.values()) {
            rows[type.number()] = file.datasets(type.group()).stream()
                    .mapToLong(Hdf5Dataset::rows)
                    .findFirst()
                    .orElse(0);
        }
        return rows;
    }

    /** The low 32 bits and, in a second attribute, the high ones; or all 64 in one. A double holds such counts exactly. */
    private static double[] totals(Hdf5Attributes header) {
        double[] low = header.numbers("NumPart_Total");
        double[] high = header.numbers("NumPart_Total_HighWord");
        for (int i = 0; i < Math.min(low.length, high.length); i++) {
            low[i] += high[i] * WORD;
        }
        return low;
    }

    double scaleFactor() {
        return Cosmology.scaleFactor(redshift);
    }

    long count(ParticleType type) {
        return (long) at(counts, type);
    }

    /** Rows of the type's group; nothing where the header has totals, which say it. */
    OptionalLong held(ParticleType type) {
        return held.length > 0 ? OptionalLong.of((long) at(held, type)) : OptionalLong.empty();
    }

    OptionalLong total(ParticleType type) {
        return totals.length > type.number() ? OptionalLong.of((long) at(totals, type)) : OptionalLong.empty();
    }

    double massOf(ParticleType type) {
        return at(masses, type);
    }

    Optional<String> contradiction(ParticleHeader other) {
        if (redshift != other.redshift) {
            return Optional.of("Redshift = " + redshift + " instead of " + other.redshift);
        }
        return files == other.files
                ? Optional.empty()
                : Optional.of("NumFilesPerSnapshot = " + files + " instead of " + other.files);
    }

    private static double at(double[] values, ParticleType type) {
        return type.number() < values.length ? values[type.number()] : 0;
    }
}
