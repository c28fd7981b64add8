package org.galcause.ingesttng.mock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** All merger trees, in files; filled catalogue by catalogue, then written. */
final class Forest {

    private static final long FILE_UNIT = 10_000_000_000_000_000L;
    private static final long TREE_UNIT = 100_000_000L;
    private static final long SNAPSHOT_UNIT = 1_000_000_000_000L;

    private final List<TreeFile> files = new ArrayList<>();

    /** One file of trees; {@code base} is its first row in the concatenation of all files. */
    private record TreeFile(int firstGalaxy, List<Tree> trees, Table table, long base) {}

    Forest(MockUniverse universe, Lives lives) {
        int[] snapshots =
                universe.snapshots().stream().mapToInt(Integer::intValue).toArray();
        long base = 0;
        for (int file = 0; file < universe.treeFiles(); file++) {
            int from = (int) ((long) lives.galaxies() * file / universe.treeFiles());
            int to = (int) ((long) lives.galaxies() * (file + 1) / universe.treeFiles());
            List<Tree> trees = new ArrayList<>();
            int rows = 0;
            for (int galaxy = from; galaxy < to; galaxy++) {
                long id = file * FILE_UNIT + (galaxy - from) * TREE_UNIT;
                int[] branch = lives.branch(galaxy, snapshots);
                trees.add(new Tree(id, rows, branch, lives.companionBranch(galaxy, snapshots)));
                rows += trees.get(trees.size() - 1).rows();
            }
            files.add(new TreeFile(from, trees, new Table(rows), base));
            base += rows;
        }
        files.forEach(Forest::ids);
    }

    private static void ids(TreeFile file) {
        Table table = file.table();
        long[] subhalo = table.longs("SubhaloID");
        table.longs("SubhaloIDRaw");
        long[] last = table.longs("LastProgenitorID");
        long[] leaf = table.longs("MainLeafProgenitorID");
        long[] root = table.longs("RootDescendantID");
        long[] treeId = table.longs("TreeID");
        table.shorts("SnapNum");
        long[] first = table.longs("FirstProgenitorID");
        long[] next = table.longs("NextProgenitorID");
        long[] descendant = table.longs("DescendantID");
        Arrays.fill(table.longs("FirstSubhaloInFOFGroupID"), -1);
        Arrays.fill(table.longs("NextSubhaloInFOFGroupID"), -1);
        table.unsignedInts("NumParticles");
        table.floats("Mass");
        table.floats("MassHistory");
        table.ints("SubfindID");
        for (Tree tree : file.trees()) {
            for (int row = 0; row < tree.rows(); row++) {
                int at = tree.firstRow() + row;
                subhalo[at] = tree.id() + row;
                last[at] = tree.lastProgenitor(row);
                leaf[at] = tree.mainLeaf(row);
                root[at] = tree.rootDescendant(row);
                treeId[at] = tree.id();
                first[at] = tree.firstProgenitor(row);
                next[at] = tree.nextProgenitor(row);
                descendant[at] = tree.descendant(row);
            }
        }
    }

    /** How many rows all files have. */
    long rows() {
        return files.stream().mapToLong(file -> file.table().rows()).sum();
    }

    /** Copies what a catalogue says into the rows of its snapshot. */
    void fill(Catalogue catalogue) {
        for (TreeFile file : files) {
            if (!file.table().columns().containsKey("SubhaloPos")) {
                file.table().addLike(catalogue.subhaloes(), Set.of("SubhaloFlag"));
                file.table().addLike(catalogue.groups(), Set.of());
            }
            for (int i = 0; i < file.trees().size(); i++) {
                Tree tree = file.trees().get(i);
                int galaxy = file.firstGalaxy() + i;
                fill(file, tree, catalogue, catalogue.galaxyPlace()[galaxy], false);
                fill(file, tree, catalogue, catalogue.companionPlace()[galaxy], true);
                sameHalo(file, tree, catalogue, galaxy);
            }
        }
    }

    private static void fill(TreeFile file, Tree tree, Catalogue catalogue, int place, boolean ofCompanion) {
        if (place < 0) {
            return;
        }
        Table table = file.table();
        int snapshot = catalogue.epoch().snapshot();
        int at = tree.firstRow() + tree.rowAt(snapshot, ofCompanion);
        table.copy(at, catalogue.subhaloes(), place);
        table.copy(at, catalogue.groups(), catalogue.order().halo(place));
        ((long[]) table.column("SubhaloIDRaw").data())[at] = snapshot * SNAPSHOT_UNIT + place;
        ((short[]) table.column("SnapNum").data())[at] = (short) snapshot;
        ((int[]) table.column("SubfindID").data())[at] = place;
        int particles = ((int[]) catalogue.subhaloes().column("SubhaloLenType").data())[6 * place + 1];
        ((int[]) table.column("NumParticles").data())[at] = particles;
        ((float[]) table.column("Mass").data())[at] =
                ((float[]) catalogue.subhaloes().column("SubhaloMassType").data())[6 * place + 1];
    }

    /** Links the galaxy and its companion where they share a halo; a galaxy is the central subhalo of its halo. */
    private static void sameHalo(TreeFile file, Tree tree, Catalogue catalogue, int galaxy) {
        int place = catalogue.galaxyPlace()[galaxy];
        int companion = catalogue.companionPlace()[galaxy];
        long[] first = (long[]) file.table().column("FirstSubhaloInFOFGroupID").data();
        long[] next = (long[]) file.table().column("NextSubhaloInFOFGroupID").data();
        int snapshot = catalogue.epoch().snapshot();
        if (place >= 0) {
            int row = tree.rowAt(snapshot, false);
            first[tree.firstRow() + row] = tree.id() + row;
        }
        if (companion >= 0) {
            int row = tree.rowAt(snapshot, true);
            boolean shared = place >= 0
                    && catalogue.order().halo(place) == catalogue.order().halo(companion);
            int central = shared ? tree.rowAt(snapshot, false) : row;
            first[tree.firstRow() + row] = tree.id() + central;
            if (shared) {
                next[tree.firstRow() + central] = tree.id() + row;
            }
        }
    }

    /** Where each subhalo of a catalogue is in the trees: RowNum, SubhaloID, LastProgenitorID; -1 for those in none. */
    Table links(Catalogue catalogue) {
        Table links = new Table(catalogue.order().subhaloes());
        long[] rowNumber = links.longs("RowNum");
        long[] subhalo = links.longs("SubhaloID");
        long[] last = links.longs("LastProgenitorID");
        Arrays.fill(rowNumber, -1);
        Arrays.fill(subhalo, -1);
        Arrays.fill(last, -1);
        int snapshot = catalogue.epoch().snapshot();
        for (TreeFile file : files) {
            for (int i = 0; i < file.trees().size(); i++) {
                Tree tree = file.trees().get(i);
                int galaxy = file.firstGalaxy() + i;
                int[] places = {catalogue.galaxyPlace()[galaxy], catalogue.companionPlace()[galaxy]};
                for (int which = 0; which < 2; which++) {
                    if (places[which] >= 0) {
                        int row = tree.rowAt(snapshot, which == 1);
                        rowNumber[places[which]] = file.base() + tree.firstRow() + row;
                        subhalo[places[which]] = tree.id() + row;
                        last[places[which]] = tree.lastProgenitor(row);
                    }
                }
            }
        }
        return links;
    }

    /** Writes the files; all catalogues must have been filled in. */
    void write(Path folder) {
        for (int number = 0; number < files.size(); number++) {
            TreeFile file = files.get(number);
            massHistories(file);
            Hdf5Output.write(
                    folder.resolve("tree_extended." + number + ".hdf5"),
                    root -> Hdf5Output.datasets(
                            root, file.table(), 0, file.table().rows()));
        }
    }

    /** Sum of the masses along the main branch, from its beginning. */
    private static void massHistories(TreeFile file) {
        float[] mass = (float[]) file.table().column("Mass").data();
        float[] history = (float[]) file.table().column("MassHistory").data();
        for (Tree tree : file.trees()) {
            for (int row = tree.rows() - 1; row >= 0; row--) {
                int at = tree.firstRow() + row;
                history[at] = mass[at] + (tree.firstProgenitor(row) < 0 ? 0 : history[at + 1]);
            }
        }
    }
}
