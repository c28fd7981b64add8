package org.galcause.ingesttng.source.tng;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.catalogue.SimulationFolder;
import org.galcause.ingesttng.fields.Field;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.source.scan.FileStamps;
import org.galcause.ingesttng.source.scan.Key;
import org.galcause.ingesttng.source.scan.Part;
import org.galcause.ingesttng.source.scan.StoredRows;

/** The table {@code lhalotree}: the trees of all files, one after the other. Links among rows count within their tree (column TreeRow). */
final class LHaloTreeSource {

    private static final Pattern FILE = Pattern.compile("trees_sf\\d+_(?:\\d+)\\.(\\d+)\\.hdf5");

    private LHaloTreeSource() {}

    static StoredRows open(TngOptions options) {
        options.requireAllSnapshots();
        SimulationFolder folder = SimulationFolder.at(options.path());
        Map<Integer, Path> files = places(folder)
                .map(place -> NumberedFiles.in(place, FILE))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow(() -> UserError.data(places(folder).findFirst().orElse(folder.output())
                        + ": no LHaloTree (trees_sf1_099.0.hdf5, …) there; fetch the trees"));
        List<Part> parts = new ArrayList<>();
        int last = files.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> absent = NumberedFiles.missing(files, last + 1);
        if (!absent.isEmpty() && !options.incompleteAllowed()) {
            throw UserError.data(folder.output() + ": LHaloTree files are missing: " + NumberList.of(absent)
                    + "; fetch them, or read what is there with the option missing => allow");
        }
        files.forEach((number, path) -> parts.add(part(path, number)));
        List<String> missing = absent.isEmpty() ? List.of() : List.of("files " + NumberList.of(absent));
        TableColumns columns = columns(options, parts, missing);
        return new Hdf5Rows(
                "tng lhalotree",
                String.valueOf(Path.of(parts.get(0).file()).getParent()),
                columns.schema(),
                columns.sources(),
                Map.of("_chunk", Key.CHUNK),
                parts,
                FileStamps.of(parts),
                options.physical() ? SnapshotTimes.all(folder) : new Scales(1, Map.of()),
                options.size());
    }

    private static Stream<Path> places(SimulationFolder folder) {
        Path beside = Optional.ofNullable(folder.output().toAbsolutePath().getParent())
                .orElse(folder.output());
        return Stream.concat(
                        Stream.of(beside, folder.output(), folder.given())
                                .map(place -> place.resolve("postprocessing/trees/LHaloTree")),
                        Stream.of(folder.output().resolve("trees/LHaloTree"), folder.output(), folder.given()))
                .filter(place -> Files.isDirectory(place) || place.endsWith("postprocessing/trees/LHaloTree"));
    }

    private static Part part(Path path, int number) {
        try (Hdf5File file = Hdf5File.open(path)) {
            long rows = Arrays.stream(file.dataset(RowGroups.TREE_SIZES).all().longs())
                    .sum();
            return new Part(path.toString(), RowGroups.TREES, number, -1, Part.UNKNOWN, rows);
        }
    }

    private static TableColumns columns(TngOptions options, List<Part> parts, List<String> missing) {
        TableColumns columns = new TableColumns(options)
                .number("Tree", FieldSource.Numbered.Count.TREE, "number of the tree in its file")
                .number(
                        "TreeRow",
                        FieldSource.Numbered.Count.TREE_ROW,
                        "the row's index in its tree, to which its links point");
        Part filled = parts.stream().filter(part -> part.rows() > 0).findFirst().orElse(parts.get(0));
        try (Hdf5File file = Hdf5File.open(Path.of(filled.file()))) {
            int tree = RowGroups.of(file, RowGroups.TREES, filled.rows()).holding(0);
            columns.datasets(file.datasets("Tree" + tree), LHaloTreeSource::field);
        }
        return columns.number("_chunk", FieldSource.Numbered.Count.CHUNK, Chunks.comment(missing));
    }

    private static Optional<Field> field(String name) {
        return FieldDictionary.tng()
                .find("LHaloTree", name)
                .or(() -> FieldDictionary.tng().treeColumn(name));
    }
}
