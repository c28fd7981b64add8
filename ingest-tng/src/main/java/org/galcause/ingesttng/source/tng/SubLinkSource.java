package org.galcause.ingesttng.source.tng;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.source.scan.FileStamps;
import org.galcause.ingesttng.source.scan.Key;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.StoredRows;

/** The table {@code sublink}: the rows of all {@code tree_extended} files, or of one file of the web API. */
final class SubLinkSource {

    private static final String ROW = "SubhaloID";

    private SubLinkSource() {}

    static StoredRows open(TngOptions options) {
        options.requireAllSnapshots();
        Path path = options.path();
        boolean single = Files.isRegularFile(path);
        List<Part> parts = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<Integer, Path> files = single ? Map.of(0, path) : files(options, SimulationFolder.at(path), missing);
        long next = 0;
        int expected = 0;
        for (Map.Entry<Integer, Path> file : files.entrySet()) {
            next = file.getKey() == expected++ ? next : Part.UNKNOWN;
            long rows = rows(file.getValue());
            parts.add(new Part(file.getValue().toString(), "", file.getKey(), -1, next, rows));
            next = next == Part.UNKNOWN ? next : next + rows;
        }
        if (!single && missing.isEmpty()) {
            Path trees = folderOf(files);
            laterFiles(SimulationFolder.at(path), trees, next)
                    .map(text -> text + ": tree_extended files after number " + (files.size() - 1))
                    .ifPresent(text -> allowed(options, trees, text, missing));
        }
        TableColumns columns = columns(options, parts, missing);
        return new Hdf5Rows(
                "tng sublink",
                path + (missing.isEmpty() ? "" : ", missing " + String.join("; ", missing)),
                columns.schema(),
                columns.sources(),
                Map.of("RowNum", Key.ID, "_chunk", Key.CHUNK),
                parts,
                FileStamps.of(parts),
                single || !options.physical() ? new Scales(1, Map.of()) : SnapshotTimes.all(SimulationFolder.at(path)),
                options.size());
    }

    private static Map<Integer, Path> files(TngOptions options, SimulationFolder folder, List<String> missing) {
        Map<Integer, Path> files = folder.treeFiles();
        if (files.isEmpty()) {
            throw UserError.data(folder.expectedTrees() + ": no SubLink tree (tree_extended.0.hdf5, …) there"
                    + folder.insteadOfTrees()
                    + "; fetch the trees, or give their folder (such as trees/SubLink_gal) or one file of the web API as the"
                    + " path");
        }
        int last = files.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> absent = NumberedFiles.missing(files, last + 1);
        if (!absent.isEmpty()) {
            allowed(options, folder.expectedTrees(), "tree_extended files " + NumberList.of(absent), missing);
        }
        return files;
    }

    private static void allowed(TngOptions options, Path place, String lacking, List<String> missing) {
        if (!options.incompleteAllowed()) {
            throw UserError.data(place + ": " + lacking
                    + " are missing; fetch them, or read what is there with the option missing => allow");
        }
        missing.add(lacking);
    }

    private static Path folderOf(Map<Integer, Path> files) {
        return Objects.requireNonNull(
                files.values().iterator().next().toAbsolutePath().getParent());
    }

    /** Trees do not count their files; the offsets of the last snapshot know rows that only later ones can hold. */
    private static Optional<String> laterFiles(SimulationFolder folder, Path trees, long rows) {
        String column = "Subhalo/" + trees.getFileName() + "/RowNum";
        return folder.offsetsSnapshots().stream()
                .reduce((first, second) -> second)
                .flatMap(folder::offsets)
                .flatMap(offsets -> greatest(offsets, column)
                        .filter(row -> row >= rows)
                        .map(row -> offsets.getFileName() + " points to row " + row + " of " + column
                                + ", and the files hold " + rows + " rows"));
    }

    private static Optional<Long> greatest(Path offsets, String column) {
        try (Hdf5File file = Hdf5File.open(offsets)) {
            return file.contains(column)
                    ? Arrays.stream(file.dataset(column).all().longs()).max().stream()
                            .boxed()
                            .findFirst()
                    : Optional.empty();
        }
    }

    private static long rows(Path path) {
        try (Hdf5File file = Hdf5File.open(path)) {
            return file.dataset(ROW).rows();
        }
    }

    private static TableColumns columns(TngOptions options, List<Part> parts, List<String> missing) {
        TableColumns columns = new TableColumns(options)
                .id("RowNum", parts, "the row's index in all tree files laid end to end, to which the offsets point");
        try (Hdf5File file = Hdf5File.open(Path.of(parts.get(0).file()))) {
            columns.datasets(file.datasets(""), FieldDictionary.tng()::treeColumn);
        }
        return columns.number("_chunk", FieldSource.Numbered.Count.CHUNK, Chunks.comment(missing));
    }
}
