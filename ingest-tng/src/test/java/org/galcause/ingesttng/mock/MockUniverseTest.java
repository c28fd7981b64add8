package org.galcause.ingesttng.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small universe as its files say it is. */
class MockUniverseTest {

    private static final MockUniverse UNIVERSE =
            MockUniverse.standard(20).withGalaxies(240).withBoxSide(36_000);
    private static final List<Integer> SNAPSHOTS = UNIVERSE.snapshots();
    private static final double SIDE = UNIVERSE.boxSide();
    private static final double H = 0.6774;

    @TempDir
    static Path folder;

    private static MockFiles files;
    private static MockFiles.Rows trees;
    private static UniverseWriter writer;

    @BeforeAll
    static void write() {
        MockUniverse.Summary summary = UNIVERSE.write(folder);
        files = new MockFiles(folder, UNIVERSE);
        trees = files.forest();
        writer = new UniverseWriter(UNIVERSE, folder);
        assertThat(summary.treeRows()).isEqualTo(trees.size());
        assertThat(summary.output()).isDirectory();
    }

    /** Rows of the main branch by snapshot, from a row of the trees. */
    private static Map<Integer, Integer> branch(int row) {
        Map<Integer, Integer> bySnapshot = new HashMap<>();
        int length = (int) (trees.id("MainLeafProgenitorID", row) - trees.id("SubhaloID", row));
        for (int r = row; r <= row + length; r++) {
            bySnapshot.put((int) trees.value("SnapNum", r), r);
        }
        return bySnapshot;
    }

    /** Tree rows of the galaxies above 1e9 Msun of stars at the last snapshot. */
    private static List<Integer> roots() {
        MockFiles.Rows subhaloes = files.catalogue(99, "Subhalo");
        MockFiles.Rows links = files.links(99);
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < subhaloes.size(); i++) {
            if (subhaloes.value("SubhaloMassType", i, 4) * 1e10 / H >= 1e9) {
                roots.add((int) links.id("RowNum", i));
            }
        }
        return roots;
    }

    @Test
    void everyCompleteGalaxyPassesTheCutAndSomeAreMissedOnceOrAppearLate() {
        int complete = 0;
        int skipping = 0;
        int late = 0;
        for (int root : roots()) {
            Map<Integer, Integer> branch = branch(root);
            boolean startsFirst = branch.containsKey(13);
            boolean gap = startsFirst && branch.size() < SNAPSHOTS.size();
            complete += branch.size() == SNAPSHOTS.size() ? 1 : 0;
            skipping += gap ? 1 : 0;
            late += startsFirst ? 0 : 1;
        }
        assertThat(complete).isEqualTo(UNIVERSE.galaxies());
        assertThat(skipping).isGreaterThan(2);
        assertThat(late).isGreaterThan(2);
    }

    @Test
    void treesAreLinkedAsSubLinkLinksThem() {
        int mergers = 0;
        int secondRoots = 0;
        long largest = 0;
        Map<Long, Integer> rowOf = new HashMap<>();
        for (int r = 0; r < trees.size(); r++) {
            rowOf.put(trees.id("SubhaloID", r), r);
        }
        for (int r = 0; r < trees.size(); r++) {
            long id = trees.id("SubhaloID", r);
            largest = Math.max(largest, id);
            long descendant = trees.id("DescendantID", r);
            long first = trees.id("FirstProgenitorID", r);
            long next = trees.id("NextProgenitorID", r);
            assertThat(id).isBetween(trees.id("TreeID", r), trees.id("TreeID", r) + 99_999_999L);
            assertThat(trees.id("SubhaloIDRaw", r))
                    .isEqualTo(trees.id("SnapNum", r) * 1_000_000_000_000L + trees.id("SubfindID", r));
            if (first >= 0) {
                assertThat(trees.id("DescendantID", row(rowOf, first))).isEqualTo(id);
                assertThat(first).isEqualTo(id + 1);
            } else {
                assertThat(trees.id("MainLeafProgenitorID", r)).isEqualTo(id);
            }
            if (next >= 0) {
                mergers++;
                assertThat(trees.id("DescendantID", row(rowOf, next))).isEqualTo(descendant);
                assertThat(trees.id("LastProgenitorID", row(rowOf, descendant)))
                        .isGreaterThan(trees.id("MainLeafProgenitorID", row(rowOf, descendant)));
            }
            if (descendant >= 0) {
                int below = row(rowOf, descendant);
                assertThat(trees.value("SnapNum", below)).isGreaterThan(trees.value("SnapNum", r));
                assertThat(trees.id("RootDescendantID", r)).isEqualTo(trees.id("RootDescendantID", below));
                assertThat(trees.id("LastProgenitorID", below)).isGreaterThanOrEqualTo(id);
            } else {
                secondRoots += id == trees.id("TreeID", r) ? 0 : 1;
                assertThat(trees.id("RootDescendantID", r)).isEqualTo(id);
            }
        }
        assertThat(mergers).isGreaterThan(20);
        assertThat(secondRoots).isGreaterThan(5);
        assertThat(largest).as("ids that doubles cannot hold").isGreaterThan(1L << 53);
    }

    private static int row(Map<Long, Integer> rowOf, long id) {
        return Objects.requireNonNull(rowOf.get(id), () -> "no row of id " + id);
    }

    @Test
    void treesSayWhatTheCataloguesSay() {
        MockFiles.Rows subhaloes = files.catalogue(67, "Subhalo");
        MockFiles.Rows groups = files.catalogue(67, "Group");
        MockFiles.Rows links = files.links(67);
        int inTrees = 0;
        for (int i = 0; i < subhaloes.size(); i++) {
            int row = (int) links.id("RowNum", i);
            if (row >= 0) {
                inTrees++;
                assertThat(trees.id("SubfindID", row)).isEqualTo(i);
                assertThat(trees.id("SnapNum", row)).isEqualTo(67);
                assertThat(trees.id("SubhaloID", row)).isEqualTo(links.id("SubhaloID", i));
                assertThat(trees.value("SubhaloSFR", row)).isEqualTo(subhaloes.value("SubhaloSFR", i));
                assertThat(trees.value("SubhaloPos", row, 2)).isEqualTo(subhaloes.value("SubhaloPos", i, 2));
                int halo = (int) subhaloes.value("SubhaloGrNr", i);
                assertThat(trees.value("Group_M_Crit200", row)).isEqualTo(groups.value("Group_M_Crit200", halo));
            }
        }
        assertThat(inTrees).isGreaterThan(UNIVERSE.galaxies()).isLessThan(subhaloes.size() / 5);
        assertThat(trees.widths()).doesNotContainKey("SubhaloFlag").containsEntry("GroupMassType", 6);
    }

    @Test
    void haloesAreOrderedAndHoldTheirSubhaloes() {
        MockFiles.Rows subhaloes = files.catalogue(99, "Subhalo");
        MockFiles.Rows groups = files.catalogue(99, "Group");
        int empty = 0;
        int satellites = 0;
        for (int halo = 0; halo < groups.size(); halo++) {
            int first = (int) groups.value("GroupFirstSub", halo);
            empty += first < 0 ? 1 : 0;
            if (halo > 0) {
                assertThat(groups.value("Group_M_Crit200", halo))
                        .isLessThanOrEqualTo(groups.value("Group_M_Crit200", halo - 1));
            }
            for (int i = first; first >= 0 && i < first + groups.value("GroupNsubs", halo); i++) {
                assertThat(subhaloes.value("SubhaloGrNr", i)).isEqualTo(halo);
                satellites += i > first ? 1 : 0;
            }
        }
        assertThat(empty).isGreaterThan(10);
        assertThat(satellites).isGreaterThan(100);
    }

    @Test
    void chunksAddUpAndOneIsEmpty() {
        int empty = 0;
        int withoutSubhaloes = 0;
        long subhaloes = 0;
        for (int chunk = 0; chunk < UNIVERSE.chunks(); chunk++) {
            try (HdfFile hdf = new HdfFile(files.chunk(99, chunk))) {
                int groupsHere = attribute(hdf, "Ngroups_ThisFile");
                int here = attribute(hdf, "Nsubgroups_ThisFile");
                empty += groupsHere == 0 ? 1 : 0;
                withoutSubhaloes += groupsHere > 0 && here == 0 ? 1 : 0;
                subhaloes += here;
                assertThat(attribute(hdf, "NumFiles")).isEqualTo(UNIVERSE.chunks());
                assertThat(hdf.getByPath("/Header").getAttribute("HubbleParam").getData())
                        .isEqualTo(H);
                assertThat(hdf.getByPath("/Header").getAttribute("Redshift").getData())
                        .isEqualTo(0x1p-52);
            }
        }
        assertThat(empty).isEqualTo(1);
        assertThat(withoutSubhaloes).isEqualTo(1);
        assertThat(subhaloes).isEqualTo(files.catalogue(99, "Subhalo").size());
    }

    private static int attribute(HdfFile hdf, String name) {
        return (int) hdf.getByPath("/Header").getAttribute(name).getData();
    }

    @Test
    void zerosAndFlaggedObjectsOccur() {
        int zeros = 0;
        int flagged = 0;
        for (int snapshot : SNAPSHOTS) {
            MockFiles.Rows subhaloes = files.catalogue(snapshot, "Subhalo");
            for (int i = 0; i < subhaloes.size(); i++) {
                boolean hasStars = subhaloes.value("SubhaloMassType", i, 4) > 0;
                zeros += hasStars && subhaloes.value("SubhaloSFR", i) == 0 ? 1 : 0;
                flagged += subhaloes.value("SubhaloFlag", i) == 0 ? 1 : 0;
            }
        }
        assertThat(zeros).isBetween(1, 30);
        assertThat(flagged).isGreaterThan(200);
    }

    /** log10 density from the files, every pair looked at. */
    private static double density(MockFiles.Rows subhaloes, int galaxy, boolean flaggedToo) {
        double[] nearest = new double[10];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < subhaloes.size(); i++) {
            if (i != galaxy && (flaggedToo || subhaloes.value("SubhaloFlag", i) == 1)) {
                double d = distance(subhaloes, galaxy, i);
                if (d < nearest[9]) {
                    nearest[9] = d;
                    Arrays.sort(nearest);
                }
            }
        }
        return Math.log10(10 / (4.0 / 3 * Math.PI * Math.pow(nearest[9] / 1000, 3)));
    }

    private static double distance(MockFiles.Rows subhaloes, int a, int b) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
            double d = Math.abs(subhaloes.value("SubhaloPos", a, axis) - subhaloes.value("SubhaloPos", b, axis));
            d = Math.min(d, SIDE - d);
            squared += d * d;
        }
        return Math.sqrt(squared);
    }

    @Test
    void theEquationsUseTheDensityThatTheFilesShow() {
        UniverseWriter.GrownUniverse grown = writer.grow();
        int step = 6;
        MockFiles.Rows subhaloes = files.catalogue(67, "Subhalo");
        int different = 0;
        int acrossTheEdge = 0;
        for (int galaxy = 0; galaxy < UNIVERSE.galaxies(); galaxy++) {
            int row = rowOfGalaxy(subhaloes, grown.histories().haloMass[step][galaxy]);
            double measured = density(subhaloes, row, false);
            assertThat(measured).isCloseTo(grown.histories().environment[step][galaxy], within(1e-9));
            assertThat(Math.log10(subhaloes.value("SubhaloMassType", row, 4) * 1e10 / H))
                    .isCloseTo(grown.histories().stellarMass[step][galaxy], within(1e-6));
            different += Math.abs(measured - density(subhaloes, row, true)) > 0.01 ? 1 : 0;
            acrossTheEdge += isNearTheEdge(subhaloes, row, Scene.radius(measured)) ? 1 : 0;
        }
        assertThat(different).as("galaxies whose density the flag changes").isGreaterThan(20);
        assertThat(acrossTheEdge)
                .as("galaxies whose neighbours are across the edge")
                .isGreaterThan(5);
    }

    private static int rowOfGalaxy(MockFiles.Rows subhaloes, double logMass) {
        float code = Epoch.codeMass(Math.pow(10, logMass));
        for (int i = 0; i < subhaloes.size(); i++) {
            if (subhaloes.value("SubhaloMass", i) == code) {
                return i;
            }
        }
        throw new AssertionError("no subhalo of log10 mass " + logMass);
    }

    private static boolean isNearTheEdge(MockFiles.Rows subhaloes, int row, double radius) {
        for (int axis = 0; axis < 3; axis++) {
            double at = subhaloes.value("SubhaloPos", row, axis);
            if (at < radius || at > SIDE - radius) {
                return true;
            }
        }
        return false;
    }

    @Test
    void truthIsWrittenForTheLevelsOfTheDemo() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("truth.csv"));

        assertThat(lines.get(0)).isEqualTo("snapshot,level,treatment,outcome,mc_se");
        assertThat(lines).hasSize(1 + 11 * 21);
        double lowest = Double.parseDouble(lines.get(211).split(",")[3]);
        double highest = Double.parseDouble(lines.get(231).split(",")[3]);
        assertThat(highest).as("at redshift 0").isLessThan(lowest - 0.3);
        double lowestEarly = Double.parseDouble(lines.get(1).split(",")[3]);
        double highestEarly = Double.parseDouble(lines.get(21).split(",")[3]);
        assertThat(highestEarly).as("at redshift 6").isGreaterThan(lowestEarly + 0.3);
    }
}
