package org.galcause.ingesttng.trees;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.Chunk;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.catalogue.SnapshotCatalogue;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.request.TreeKind;
import org.galcause.ingesttng.work.Executors;

/**
 * Where each subhalo of one snapshot stands in the trees. It is read from the snapshot's offsets file; original Illustris keeps the same
 * columns in the catalogue itself; where neither is, the trees are searched through.
 */
final class TreeEntrances {

    private static final int SLICE_ROWS = 1 << 20;

    private final TreeKind kind;
    private final int[] files;
    private final long[] rows;
    private final long[] ids;
    private final List<Path> inputs;
    private final String origin;

    private TreeEntrances(TreeKind kind, int[] files, long[] rows, long[] ids, List<Path> inputs, String origin) {
        this.kind = kind;
        this.files = files;
        this.rows = rows;
        this.ids = ids;
        this.inputs = List.copyOf(inputs);
        this.origin = origin;
    }

    /**
     * Into SubLink; 20 bytes for each subhalo of the snapshot.
     *
     * @throws UserError when the offsets belong to another snapshot or run, or point beyond the trees
     */
    static TreeEntrances sublink(
            SparkSession spark, SimulationFolder folder, SnapshotCatalogue at, SubLinkForest forest) {
        if (forest.content() == SubLinkForest.Content.BRANCHES) {
            return searched(spark, at, forest.paths(), TreeKind.SUBLINK);
        }
        return offsets(folder, at, TreeKind.SUBLINK, List.of("RowNum", "SubhaloID"))
                .map(found -> found.placed(forest))
                .orElseGet(() -> searched(spark, at, forest.paths(), TreeKind.SUBLINK));
    }

    /** Into LHaloTree: rows are places in the tree, ids numbers of trees. */
    static TreeEntrances lhalotree(SparkSession spark, SimulationFolder folder, SnapshotCatalogue at) {
        List<Path> paths = List.copyOf(folder.lhalotreeFiles().values());
        return offsets(folder, at, TreeKind.LHALOTREE, List.of("Index", "Num", "File"))
                .orElseGet(() -> searched(spark, at, paths, TreeKind.LHALOTREE));
    }

    private static Optional<TreeEntrances> offsets(
            SimulationFolder folder, SnapshotCatalogue at, TreeKind kind, List<String> columns) {
        Optional<Path> file = folder.offsets(at.snapshot());
        String group = kind == TreeKind.SUBLINK ? "Subhalo/SubLink/" : "Subhalo/LHaloTree/";
        if (file.isPresent() && kind == TreeKind.LHALOTREE && !holds(file.get(), group + columns.get(0))) {
            return Optional.empty();
        }
        if (file.isPresent()) {
            return Optional.of(ofFile(file.get(), at, group, columns));
        }
        String prefix = kind == TreeKind.SUBLINK ? "Offsets/Subhalo_Sublink" : "Offsets/Subhalo_LHaloTree";
        Optional<Chunk> filled =
                at.chunks().stream().filter(chunk -> chunk.subhaloes() > 0).findFirst();
        return filled.filter(chunk -> holds(chunk.path(), prefix + columns.get(0)))
                .map(chunk -> ofCatalogue(at, prefix, columns));
    }

    private static boolean holds(Path path, String dataset) {
        try (Hdf5File file = Hdf5File.open(path)) {
            return file.contains(dataset);
        }
    }

    private static TreeEntrances ofFile(Path path, SnapshotCatalogue at, String group, List<String> columns) {
        try (Hdf5File file = Hdf5File.open(path)) {
            if (!file.contains(group + columns.get(0))) {
                throw UserError.data(path + ": no dataset " + group + columns.get(0)
                        + "; the trees cannot be entered without it, fetch the offsets file of this snapshot again");
            }
            long[][] read = new long[columns.size()][];
            for (int c = 0; c < read.length; c++) {
                Hdf5Dataset column = file.dataset(group + columns.get(c));
                if (column.rows() != at.subhaloes()) {
                    throw UserError.data(path + ": the offsets are of " + column.rows()
                            + " subhaloes, but the catalogue has " + at.subhaloes()
                            + "; the file belongs to another snapshot or run");
                }
                read[c] = column.all().longs();
            }
            return of(read, List.of(path), "");
        }
    }

    private static TreeEntrances ofCatalogue(SnapshotCatalogue at, String prefix, List<String> columns) {
        long[][] read = new long[columns.size()][at.subhaloes()];
        for (Chunk chunk : at.chunks()) {
            if (chunk.subhaloes() == 0) {
                continue;
            }
            try (Hdf5File file = Hdf5File.open(chunk.path())) {
                for (int c = 0; c < read.length; c++) {
                    Hdf5Dataset column = file.dataset(prefix + columns.get(c));
                    if (column.rows() != chunk.subhaloes()) {
                        throw UserError.data(chunk.path() + ": " + column.path() + " has " + column.rows()
                                + " rows, but the header counts " + chunk.subhaloes()
                                + " subhaloes; fetch the file again");
                    }
                    column.all().into(read[c], Math.toIntExact(chunk.firstSubhalo()));
                }
            }
        }
        return of(
                read,
                List.of(),
                "The trees were entered by the offsets inside the catalogue of snapshot " + at.snapshot() + ".");
    }

    private static TreeEntrances of(long[][] columns, List<Path> inputs, String origin) {
        int[] files = new int[columns[0].length];
        if (columns.length > 2) {
            for (int i = 0; i < files.length; i++) {
                files[i] = (int) columns[2][i];
            }
        }
        return new TreeEntrances(
                columns.length > 2 ? TreeKind.LHALOTREE : TreeKind.SUBLINK,
                files,
                columns[0],
                columns[1],
                inputs,
                origin);
    }

    /** Rows of all files laid end to end become a file and a row in it. */
    private TreeEntrances placed(SubLinkForest forest) {
        int[] inFile = new int[rows.length];
        long[] inRow = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            inRow[i] = -1;
            if (rows[i] >= forest.rows()) {
                throw UserError.data((inputs.isEmpty()
                                ? "the catalogue's offsets"
                                : inputs.get(0).toString())
                        + ": points to row " + rows[i]
                        + " of the trees, which have " + forest.rows()
                        + " rows; tree_extended files are missing at the end, or belong to another run");
            }
            if (rows[i] >= 0) {
                inFile[i] = forest.fileOf(rows[i]);
                inRow[i] = rows[i] - forest.files().get(inFile[i]).firstRow();
            }
        }
        return new TreeEntrances(kind, inFile, inRow, ids, inputs, origin);
    }

    /** Looks at every row of every tree for the subhaloes of the snapshot: 22 bytes for each row are read. */
    private static TreeEntrances searched(SparkSession spark, SnapshotCatalogue at, List<Path> paths, TreeKind kind) {
        List<Search> searches = new ArrayList<>();
        for (Path path : paths) {
            searches.add(new Search(path.toString(), at.snapshot()));
        }
        List<Found> answers =
                Executors.map(spark, searches, kind == TreeKind.SUBLINK ? Search::sublink : Search::lhalotree);
        int[] files = new int[at.subhaloes()];
        long[] rows = new long[at.subhaloes()];
        long[] ids = new long[at.subhaloes()];
        Arrays.fill(rows, -1);
        for (int f = answers.size() - 1; f >= 0; f--) {
            Found found = answers.get(f);
            for (int i = 0; i < found.subfindIds().length; i++) {
                int subhalo = found.subfindIds()[i];
                if (subhalo < 0 || subhalo >= rows.length) {
                    throw UserError.data(paths.get(f) + ": the tree speaks of subhalo " + subhalo + " of snapshot "
                            + at.snapshot() + ", but the catalogue has " + rows.length
                            + "; trees and catalogue belong to different runs");
                }
                files[subhalo] = f;
                rows[subhalo] = found.rows()[i];
                ids[subhalo] = found.ids()[i];
            }
        }
        return new TreeEntrances(
                kind,
                files,
                rows,
                ids,
                List.of(),
                "No offsets of snapshot " + at.snapshot()
                        + " are there: the trees were searched through for its subhaloes.");
    }

    /** Place of the file among the trees' files. */
    int file(int subfindId) {
        return files[subfindId];
    }

    /** Row in that file (LHaloTree: place in the tree); -1 when it is in no tree. */
    long row(int subfindId) {
        return rows[subfindId];
    }

    /** SubhaloID (LHaloTree: number of the tree). */
    long id(int subfindId) {
        return ids[subfindId];
    }

    /** What keeps galaxies of one tree together: the number of the tree, where the row alone does not. */
    long tree(int subfindId) {
        return kind == TreeKind.LHALOTREE ? ids[subfindId] : 0;
    }

    /** The files read, trees not included. */
    List<Path> inputs() {
        return inputs;
    }

    /** Where they come from, when it is not the offsets file. */
    String origin() {
        return origin;
    }

    /** Subhaloes found in one file. */
    private record Found(int[] subfindIds, long[] rows, long[] ids) implements Serializable {}

    /** One file to be searched through. */
    private record Search(String path, int snapshot) implements Serializable {

        Found sublink() {
            try (Hdf5File file = Hdf5File.open(Path.of(path))) {
                FoundList found = new FoundList();
                Hdf5Dataset snapNum = file.dataset("SnapNum");
                for (long from = 0; from < snapNum.rows(); from += SLICE_ROWS) {
                    int count = (int) Math.min(SLICE_ROWS, snapNum.rows() - from);
                    int[] snapshots = snapNum.rows(from, count).ints();
                    if (Arrays.stream(snapshots).anyMatch(s -> s == snapshot)) {
                        int[] subfind =
                                file.dataset("SubfindID").rows(from, count).ints();
                        long[] ids = file.dataset("SubhaloID").rows(from, count).longs();
                        for (int i = 0; i < count; i++) {
                            if (snapshots[i] == snapshot) {
                                found.add(subfind[i], from + i, ids[i]);
                            }
                        }
                    }
                }
                return found.toFound();
            }
        }

        Found lhalotree() {
            try (Hdf5File file = Hdf5File.open(Path.of(path))) {
                FoundList found = new FoundList();
                for (String group : file.groups("")) {
                    if (group.matches("Tree\\d+")) {
                        long tree = Long.parseLong(group.substring(4));
                        int[] snapshots = file.dataset(group + "/SnapNum").all().ints();
                        int[] subfind =
                                file.dataset(group + "/SubhaloNumber").all().ints();
                        for (int i = 0; i < snapshots.length; i++) {
                            if (snapshots[i] == snapshot) {
                                found.add(subfind[i], i, tree);
                            }
                        }
                    }
                }
                return found.toFound();
            }
        }
    }

    /** Grows. */
    private static final class FoundList {
        private int[] subfindIds = new int[1024];
        private long[] rows = new long[1024];
        private long[] ids = new long[1024];
        private int size;

        void add(int subfindId, long row, long id) {
            if (size == rows.length) {
                subfindIds = Arrays.copyOf(subfindIds, 2 * size);
                rows = Arrays.copyOf(rows, 2 * size);
                ids = Arrays.copyOf(ids, 2 * size);
            }
            subfindIds[size] = subfindId;
            rows[size] = row;
            ids[size++] = id;
        }

        Found toFound() {
            return new Found(Arrays.copyOf(subfindIds, size), Arrays.copyOf(rows, size), Arrays.copyOf(ids, size));
        }
    }
}
