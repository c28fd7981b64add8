package org.galcause.ingesttng.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.NearestName;
import org.galcause.causalmodel.UserError;

/**
 * An open HDF5 file. Paths inside it are written without a leading slash, such as {@code Subhalo/SubhaloPos}; the root group is the empty
 * string.
 *
 * <p>Thread safety: datasets of one open file may be read by several threads at once; closing must come last. Every fault of the file is a
 * {@link UserError} that names file and dataset.
 */
public final class Hdf5File implements AutoCloseable {

    private final Path path;
    private final HdfFile file;
    private final FileState opened;

    private Hdf5File(Path path, HdfFile file, FileState opened) {
        this.path = path;
        this.file = file;
        this.opened = opened;
    }

    /**
     * Opens a file for reading.
     *
     * @throws UserError when it is missing, forbidden, not HDF5 (an HTML page saved under its name), or shorter than it says
     */
    public static Hdf5File open(Path path) {
        Signature.check(path);
        FileState state = FileState.of(path);
        HdfFile file = Faults.telling(path, "the file's superblock", () -> new HdfFile(path));
        Hdf5File opened = new Hdf5File(path, file, state);
        try {
            opened.checkComplete();
            return opened;
        } catch (UserError truncated) {
            file.close();
            throw truncated;
        }
    }

    /** Whether a file starts with the HDF5 signature. */
    public static boolean isHdf5(Path path) {
        return Signature.isHdf5(path);
    }

    /** jhdf opens a truncated file and fails at the first missing byte; so its size is compared with what the superblock promises. */
    private void checkComplete() {
        long promised = Faults.telling(
                path,
                "the file's superblock",
                () -> file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress() + file.getUserBlockSize());
        long size = size();
        if (size < promised) {
            throw UserError.data(path + ": truncated: " + size + " bytes of " + promised
                    + " are there; the download or copy was cut, fetch it again");
        }
    }

    /** Bytes of the file. */
    long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw UserError.data(path + ": cannot be read (" + FaultWords.of(e) + ")");
        }
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** Names of the groups in a group, in the file's order. */
    public List<String> groups(String group) {
        return children(group).stream().filter(Node::isGroup).map(Node::getName).toList();
    }

    /** The datasets of a group, in the file's order; none when there is no such group or nothing is in it. */
    public List<Hdf5Dataset> datasets(String group) {
        List<Hdf5Dataset> datasets = new ArrayList<>();
        for (Node child : children(group)) {
            if (resolved(child) instanceof Dataset dataset) {
                datasets.add(described(dataset, inside(group, child.getName())));
            }
        }
        return List.copyOf(datasets);
    }

    /** Whether there is a group or dataset of that path. */
    public boolean contains(String nodePath) {
        return find(nodePath).isPresent();
    }

    /**
     * A dataset.
     *
     * @throws UserError when there is none of that path, with the nearest name
     */
    public Hdf5Dataset dataset(String datasetPath) {
        Node node = find(datasetPath).orElseThrow(() -> missing(datasetPath));
        if (node instanceof Dataset dataset) {
            return described(dataset, datasetPath);
        }
        throw UserError.data(path + ": " + datasetPath + " is a group, where a dataset is expected");
    }

    /** The attributes of a group or dataset; none when it does not exist. */
    public Hdf5Attributes attributes(String nodePath) {
        return Hdf5Attributes.of(path, nodePath, nodePath.isEmpty() ? Optional.of(file) : find(nodePath));
    }

    /**
     * Closes it.
     *
     * @throws UserError when the file was replaced or written to since it was opened: what was read may be of two files
     */
    @Override
    public void close() {
        file.close();
        if (!FileState.of(path).equals(opened)) {
            throw UserError.data(
                    path + ": was replaced or written to while it was read; run again once it stays the same");
        }
    }

    private Hdf5Dataset described(Dataset dataset, String datasetPath) {
        return Faults.telling(path, datasetPath, () -> Hdf5Dataset.of(this, dataset, datasetPath));
    }

    private UserError missing(String datasetPath) {
        int slash = datasetPath.lastIndexOf('/');
        String group = slash < 0 ? "" : datasetPath.substring(0, slash);
        String name = datasetPath.substring(slash + 1);
        List<String> known = children(group).stream().map(Node::getName).toList();
        String where = group.isEmpty() ? "" : " in group " + group;
        return UserError.data(path + ": no dataset \"" + name + "\"" + where
                + (known.isEmpty() ? " (there is nothing in it)" : NearestName.hint(name, known)));
    }

    private List<Node> children(String group) {
        if (group.isEmpty()) {
            return Faults.telling(
                    path, "the root group", () -> List.copyOf(file.getChildren().values()));
        }
        Optional<Node> node = find(group);
        if (node.isPresent() && resolved(node.get()) instanceof Group found) {
            return Faults.telling(
                    path,
                    "group " + group,
                    () -> List.copyOf(found.getChildren().values()));
        }
        return List.of();
    }

    private Optional<Node> find(String nodePath) {
        return Faults.telling(path, nodePath, () -> {
            Node node = file;
            for (String name : nodePath.split("/")) {
                Node child = node instanceof Group group ? group.getChild(name) : null;
                if (child == null) {
                    return Optional.empty();
                }
                node = resolved(child);
            }
            return Optional.of(node);
        });
    }

    private Node resolved(Node node) {
        return node instanceof Link link ? Faults.telling(path, node.getName(), link::getTarget) : node;
    }

    private static String inside(String group, String name) {
        return group.isEmpty() ? name : group + "/" + name;
    }
}
