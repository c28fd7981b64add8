package org.galcause.ingesttng.mock;

import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a group catalogue in chunks, and the offsets that lead from it into the trees. A halo and its subhaloes are in one chunk. */
final class CatalogueFiles {

    private static final int FEWEST_FOR_EMPTY_CHUNK = 3;

    private final MockUniverse universe;
    private final Catalogue catalogue;
    private final int[] groupBounds;

    CatalogueFiles(MockUniverse universe, Catalogue catalogue) {
        this.universe = universe;
        this.catalogue = catalogue;
        this.groupBounds = bounds();
    }

    /** First halo of each chunk, and the number of haloes last. One chunk is empty; the last holds the haloes without subhaloes alone. */
    private int[] bounds() {
        int chunks = universe.chunks();
        int empty = chunks >= FEWEST_FOR_EMPTY_CHUNK ? 1 : 0;
        int with = catalogue.order().haloesWithSubhaloes();
        int filled = Math.max(1, chunks - empty - 1);
        int[] bounds = new int[chunks + 1];
        for (int chunk = 1; chunk < chunks; chunk++) {
            int wanted = chunk <= empty ? 1 : chunk - empty;
            bounds[chunk] = firstHaloBehind((long) catalogue.order().subhaloes() * wanted / filled, with);
        }
        bounds[chunks] = catalogue.order().haloes();
        return bounds;
    }

    private int firstHaloBehind(long subhaloes, int with) {
        int halo = 0;
        while (halo < with && catalogue.order().first(halo) < subhaloes) {
            halo++;
        }
        return halo;
    }

    private int firstSubhalo(int chunk) {
        return catalogue.order().first(groupBounds[chunk]);
    }

    private String number() {
        return String.format(Locale.ROOT, "%03d", catalogue.epoch().snapshot());
    }

    /** Writes all chunks. */
    void writeChunks(Path output) {
        Path folder = output.resolve("groups_" + number());
        for (int chunk = 0; chunk < universe.chunks(); chunk++) {
            int number = chunk;
            Hdf5Output.write(
                    folder.resolve("fof_subhalo_tab_" + number() + "." + chunk + ".hdf5"), root -> chunk(root, number));
        }
    }

    private void chunk(WritableGroup root, int chunk) {
        header(root.putGroup("Header"), chunk);
        root.putGroup("Config").putAttribute("SUBFIND", "");
        WritableGroup parameters = root.putGroup("Parameters");
        parameters.putAttribute("UnitLength_in_cm", 3.085678e21);
        parameters.putAttribute("UnitMass_in_g", 1.989e43);
        parameters.putAttribute("UnitVelocity_in_cm_per_s", 1e5);
        Hdf5Output.datasets(root.putGroup("Group"), catalogue.groups(), groupBounds[chunk], groupBounds[chunk + 1]);
        Hdf5Output.datasets(
                root.putGroup("Subhalo"), catalogue.subhaloes(), firstSubhalo(chunk), firstSubhalo(chunk + 1));
        root.putGroup("IDs");
    }

    private void header(WritableGroup header, int chunk) {
        header.putAttribute("BoxSize", universe.boxSide());
        header.putAttribute("FlagDoubleprecision", 0);
        header.putAttribute("HubbleParam", Epoch.COSMOLOGY.h());
        header.putAttribute("Ngroups_ThisFile", groupBounds[chunk + 1] - groupBounds[chunk]);
        header.putAttribute("Ngroups_Total", catalogue.order().haloes());
        header.putAttribute("Nids_ThisFile", 0);
        header.putAttribute("Nids_Total", 0L);
        header.putAttribute("Nsubgroups_ThisFile", firstSubhalo(chunk + 1) - firstSubhalo(chunk));
        header.putAttribute("Nsubgroups_Total", catalogue.order().subhaloes());
        header.putAttribute("NumFiles", universe.chunks());
        header.putAttribute("Omega0", Epoch.COSMOLOGY.omega0());
        header.putAttribute("OmegaLambda", Epoch.COSMOLOGY.omegaLambda());
        header.putAttribute("Redshift", catalogue.epoch().redshift());
        header.putAttribute("Time", catalogue.epoch().scaleFactor());
    }

    /** Writes the offsets file: first rows of the chunks, and each subhalo's row in the trees (-1 for none). */
    void writeOffsets(Path postprocessing, Forest forest) {
        Table files = new Table(universe.chunks());
        long[] groups = files.longs("Group");
        long[] subhaloes = files.longs("Subhalo");
        for (int chunk = 0; chunk < groups.length; chunk++) {
            groups[chunk] = groupBounds[chunk];
            subhaloes[chunk] = firstSubhalo(chunk);
        }
        Table links = forest.links(catalogue);
        Path file = postprocessing.resolve("offsets").resolve("offsets_" + number() + ".hdf5");
        Hdf5Output.write(file, root -> {
            Hdf5Output.datasets(root.putGroup("FileOffsets"), files, 0, files.rows());
            WritableGroup subhalo = root.putGroup("Subhalo");
            Hdf5Output.datasets(subhalo.putGroup("SubLink"), links, 0, links.rows());
        });
    }
}
