package org.galcause.ingesttng.trees;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.hdf5.Hdf5File;

/**
 * The files {@code tree_extended.N.hdf5} of a run, laid end to end; or, where there are none, the files of single branches that the web API
 * gives ({@code sublink_mpb_565261.hdf5}).
 *
 * @param files in order, each with its place
 * @param content whole trees, whose rows the offsets count, or single branches
 */
record SubLinkForest(List<TreeFile> files, Content content) {

    /** What the files hold. */
    enum Content {
        TREES,
        BRANCHES
    }

    SubLinkForest {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path where it is
     * @param firstRow row of its first subhalo in the whole
     * @param rows how many it holds
     */
    record TreeFile(Path path, long firstRow, long rows) {}

    /**
     * Opens each file for its size.
     *
     * @throws UserError when there is none, or one is missing among them
     */
    static SubLinkForest of(SimulationFolder folder) {
        Map<Integer, Path> paths = folder.treeFiles();
        List<Path> branches = folder.branchFiles();
        if (paths.isEmpty() && !branches.isEmpty()) {
            return placed(branches, Content.BRANCHES);
        }
        if (paths.isEmpty()) {
            throw UserError.data(folder.expectedTrees() + ": no SubLink tree (tree_extended.0.hdf5, …) there"
                    + folder.insteadOfTrees() + "; fetch the trees, or set data: trees: none for a single snapshot");
        }
        int last = paths.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> missing = IntStream.rangeClosed(0, last)
                .filter(i -> !paths.containsKey(i))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            throw UserError.data(folder.expectedTrees() + ": tree_extended files are missing: " + NumberList.of(missing)
                    + "; rows count over all files, so none can be left out");
        }
        return placed(List.copyOf(paths.values()), Content.TREES);
    }

    private static SubLinkForest placed(List<Path> paths, Content content) {
        List<TreeFile> files = new ArrayList<>();
        long firstRow = 0;
        for (Path path : paths) {
            try (Hdf5File file = Hdf5File.open(path)) {
                long rows = file.dataset("SubhaloID").rows();
                files.add(new TreeFile(path, firstRow, rows));
                firstRow += rows;
            }
        }
        return new SubLinkForest(files, content);
    }

    /** The place of the file that holds a row of the whole. */
    int fileOf(long row) {
        int low = 0;
        int high = files.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (files.get(middle).firstRow() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    List<Path> paths() {
        return files.stream().map(TreeFile::path).toList();
    }

    long rows() {
        TreeFile last = files.get(files.size() - 1);
        return last.firstRow() + last.rows();
    }
}
