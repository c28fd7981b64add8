package org.galcause.ingesttng.catalogue;

import java.io.Serializable;
import java.util.Optional;
import org.galcause.ingesttng.hdf5.Hdf5Attributes;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.units.Cosmology;

/**
 * The header of one catalogue chunk.
 *
 * @param boxSize side of the periodic box (comoving kpc/h)
 * @param hubble Hubble constant over 100 km/s/Mpc
 * @param omega0 matter density over critical
 * @param omegaLambda density of the cosmological constant over critical
 * @param redshift of the snapshot
 * @param scaleFactor 1 / (1 + redshift), as the file states it
 * @param files chunks of the snapshot
 * @param groups groups in this chunk
 * @param subhaloes subhaloes in this chunk
 * @param totalGroups groups in all chunks
 * @param totalSubhaloes subhaloes in all chunks
 */
public record CatalogueHeader(
        double boxSize,
        double hubble,
        double omega0,
        double omegaLambda,
        double redshift,
        double scaleFactor,
        int files,
        long groups,
        long subhaloes,
        long totalGroups,
        long totalSubhaloes)
        implements Serializable {

    /** Reads the header of a catalogue chunk. */
    public static CatalogueHeader of(Hdf5File file) {
        Hdf5Attributes header = file.attributes("Header");
        double redshift = header.requiredNumber("Redshift");
        return new CatalogueHeader(
                header.requiredNumber("BoxSize"),
                header.requiredNumber("HubbleParam"),
                header.requiredNumber("Omega0"),
                header.requiredNumber("OmegaLambda"),
                redshift,
                header.number("Time").orElse(Cosmology.scaleFactor(redshift)),
                files(header),
                header.requiredWholeNumber("Ngroups_ThisFile"),
                subhaloes(header, "ThisFile"),
                header.requiredWholeNumber("Ngroups_Total"),
                subhaloes(header, "Total"));
    }

    /** A header without NumFiles is that of one file, if that file holds everything. */
    private static int files(Hdf5Attributes header) {
        boolean whole = !header.contains("NumFiles")
                && header.requiredWholeNumber("Ngroups_ThisFile") == header.requiredWholeNumber("Ngroups_Total")
                && subhaloes(header, "ThisFile") == subhaloes(header, "Total");
        return whole ? 1 : Math.toIntExact(header.requiredWholeNumber("NumFiles"));
    }

    /** Whether a file has the header of a catalogue chunk. */
    public static boolean isCatalogue(Hdf5File file) {
        return file.attributes("Header").contains("Ngroups_ThisFile");
    }

    /** Some suites call the counters Nsubhalos. */
    private static long subhaloes(Hdf5Attributes header, String which) {
        return header.wholeNumber("Nsubhalos_" + which)
                .orElseGet(() -> header.requiredWholeNumber("Nsubgroups_" + which));
    }

    /** The cosmology of the run. */
    public Cosmology cosmology() {
        return new Cosmology(omega0, omegaLambda, hubble);
    }

    /** What differs from another chunk's header of the same snapshot, in words. */
    Optional<String> contradiction(CatalogueHeader other) {
        return different("BoxSize", boxSize, other.boxSize)
                .or(() -> different("HubbleParam", hubble, other.hubble))
                .or(() -> different("Omega0", omega0, other.omega0))
                .or(() -> different("Redshift", redshift, other.redshift))
                .or(() -> different("NumFiles", files, other.files))
                .or(() -> different("Ngroups_Total", (double) totalGroups, (double) other.totalGroups))
                .or(() -> different("Nsubgroups_Total", (double) totalSubhaloes, (double) other.totalSubhaloes));
    }

    private static Optional<String> different(String name, double here, double there) {
        return here == there ? Optional.empty() : Optional.of(name + " = " + text(here) + " instead of " + text(there));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
