package org.galcause.ingesttng.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.hdf5.FaultWords;

/**
 * Where the files of a simulation are. Given may be the folder of the run, its {@code output} folder, or a bare folder of catalogue chunks.
 *
 * @param given as the user wrote it
 * @param output the folder that holds {@code groups_SSS} (or the chunks themselves)
 */
public record SimulationFolder(Path given, Path output) {

    private static final Pattern CHUNK = Pattern.compile("(?:fof_subhalo_tab|groups)_(\\d{3,})(?:\\.(\\d+))?\\.hdf5");
    private static final Pattern GROUPS = Pattern.compile("groups_(\\d{3,})");
    private static final Pattern OFFSETS = Pattern.compile("offsets_(\\d{3,})\\.hdf5");
    private static final Pattern TREE = Pattern.compile("tree_extended(?:\\.(\\d+))?\\.hdf5");
    private static final Pattern BRANCH = Pattern.compile("sublink(?:_mpb|_full)?_(\\d+)\\.hdf5");
    private static final Pattern DESCENDANTS = Pattern.compile("sublink_mdb_(\\d+)\\.hdf5");
    private static final Pattern PARTICLE_FOLDER = Pattern.compile("snapdir(?:_subbox\\d+)?_\\d{3,}");
    private static final Pattern PARTICLES =
            Pattern.compile("(?:snap|snapshot)(?:_subbox\\d+)?_(\\d{3,})(?:\\.(\\d+))?\\.hdf5");
    private static final Pattern LHALOTREE = Pattern.compile("trees_sf\\d+_\\d{3,}\\.(\\d+)\\.hdf5");

    /**
     * Finds the output folder.
     *
     * @throws UserError when the folder is not there
     */
    public static SimulationFolder at(Path given) {
        if (Files.isRegularFile(given)) {
            throw UserError.data(
                    given + ": is a file, where the simulation's folder is expected, the one with output or groups_099"
                            + " (simulation.hdf5 only views the files in it)");
        }
        if (!Files.isDirectory(given)) {
            throw UserError.data(
                    given + ": no such folder; give the simulation's output folder, the one with groups_099");
        }
        Path output = given.resolve("output");
        return new SimulationFolder(
                given, Files.isDirectory(output) && snapshotsIn(given).isEmpty() ? output : given);
    }

    /** The snapshots of which there is any catalogue chunk, ascending. */
    public List<Integer> snapshots() {
        return snapshotsIn(output);
    }

    /** The catalogue chunks that are there, by number; empty when there is none of that snapshot. */
    public Map<Integer, Path> chunks(int snapshot) {
        Map<Integer, Path> chunks = new TreeMap<>();
        for (Path folder : List.of(output, output.resolve(String.format(Locale.ROOT, "groups_%03d", snapshot)))) {
            for (Path file : list(folder)) {
                Matcher name = CHUNK.matcher(name(file));
                if (name.matches() && Integer.parseInt(name.group(1)) == snapshot) {
                    chunks.put(name.group(2) == null ? 0 : Integer.parseInt(name.group(2)), file);
                }
            }
        }
        return chunks;
    }

    /** The particle files that are there: of each snapshot, by number. */
    public Map<Integer, Map<Integer, Path>> particleFiles() {
        Map<Integer, Map<Integer, Path>> found = new TreeMap<>();
        Stream.of(given, given.resolve("output"))
                .flatMap(folder -> Stream.concat(
                        Stream.of(folder),
                        list(folder).stream()
                                .filter(inside ->
                                        PARTICLE_FOLDER.matcher(name(inside)).matches())))
                .flatMap(folder -> list(folder).stream())
                .forEach(file -> {
                    Matcher name = PARTICLES.matcher(name(file));
                    if (name.matches()) {
                        found.computeIfAbsent(Integer.parseInt(name.group(1)), snapshot -> new TreeMap<>())
                                .put(name.group(2) == null ? 0 : Integer.parseInt(name.group(2)), file);
                    }
                });
        return found;
    }

    /** The offsets file of a snapshot, if it is there. */
    public Optional<Path> offsets(int snapshot) {
        String name = String.format(Locale.ROOT, "offsets_%03d.hdf5", snapshot);
        return postprocessing()
                .map(folder -> folder.resolve("offsets").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The snapshots of which there is an offsets file, ascending. */
    public List<Integer> offsetsSnapshots() {
        return postprocessing()
                .flatMap(folder -> list(folder.resolve("offsets")).stream())
                .map(file -> OFFSETS.matcher(name(file)))
                .filter(Matcher::matches)
                .map(name -> Integer.parseInt(name.group(1)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Where the offsets file of a snapshot is looked for first. */
    public Path expectedOffsets(int snapshot) {
        return postprocessing()
                .findFirst()
                .orElse(output)
                .resolve("offsets")
                .resolve(String.format(Locale.ROOT, "offsets_%03d.hdf5", snapshot));
    }

    /** The files of the SubLink tree that are there, by number; the folder may be that of the files, too. */
    public Map<Integer, Path> treeFiles() {
        return Stream.concat(Stream.of(given), treeFolders())
                .map(folder -> numbered(folder, TREE))
                .filter(files -> !files.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /** The files of single branches, as the web API gives them; beside the SubLink tree's place, in the folder itself. */
    public List<Path> branchFiles() {
        return webFiles(BRANCH);
    }

    /** Of the web API's files those that follow a subhalo to its descendants ({@code sublink_mdb_565261.hdf5}), in the same places. */
    public List<Path> descendantFiles() {
        return webFiles(DESCENDANTS);
    }

    private List<Path> webFiles(Pattern name) {
        return Stream.concat(treeFolders(), Stream.of(output, given))
                .distinct()
                .flatMap(folder -> list(folder).stream())
                .filter(file -> name.matcher(name(file)).matches())
                .toList();
    }

    /** The files of the LHaloTree that are there, by number. */
    public Map<Integer, Path> lhalotreeFiles() {
        return treeFolders("LHaloTree")
                .map(folder -> numbered(folder, LHALOTREE))
                .filter(files -> !files.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /** Where the LHaloTree is looked for first. */
    public Path expectedLhalotrees() {
        return treeFolders("LHaloTree").findFirst().orElse(output);
    }

    /** Where the SubLink tree is looked for first. */
    public Path expectedTrees() {
        return treeFolders().findFirst().orElse(output);
    }

    /** What is there instead of a SubLink tree, in words, for one who has none. */
    public String insteadOfTrees() {
        if (!branchFiles().isEmpty()) {
            return "; there are single branches (" + branchFiles().get(0).getFileName() + ", …), each to be read alone";
        }
        return descendantFiles().isEmpty()
                ? ""
                : "; " + descendantFiles().get(0).getFileName()
                        + " leads to descendants only, not to the past: fetch the mpb or full file of the subhalo instead";
    }

    private Stream<Path> treeFolders() {
        return treeFolders("SubLink");
    }

    private Stream<Path> treeFolders(String kind) {
        return Stream.concat(
                postprocessing().map(folder -> folder.resolve("trees").resolve(kind)),
                Stream.of(output, given)
                        .distinct()
                        .map(folder -> folder.resolve("trees").resolve(kind)));
    }

    private Stream<Path> postprocessing() {
        Path parent = output.toAbsolutePath().getParent();
        Path beside = parent == null ? output : parent;
        return Stream.of(beside, output, given)
                .map(folder -> folder.resolve("postprocessing"))
                .distinct();
    }

    private static Map<Integer, Path> numbered(Path folder, Pattern pattern) {
        Map<Integer, Path> files = new TreeMap<>();
        for (Path file : list(folder)) {
            Matcher name = pattern.matcher(name(file));
            if (name.matches()) {
                files.put(name.group(1) == null ? 0 : Integer.parseInt(name.group(1)), file);
            }
        }
        return files;
    }

    private static List<Integer> snapshotsIn(Path folder) {
        List<Integer> snapshots = new ArrayList<>();
        for (Path file : list(folder)) {
            Matcher groups = GROUPS.matcher(name(file));
            Matcher chunk = CHUNK.matcher(name(file));
            if (groups.matches() && Files.isDirectory(file)) {
                snapshots.add(Integer.parseInt(groups.group(1)));
            } else if (chunk.matches()) {
                snapshots.add(Integer.parseInt(chunk.group(1)));
            }
        }
        return snapshots.stream().distinct().sorted().toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw UserError.data(folder + ": cannot be listed (" + FaultWords.of(e) + ")");
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
