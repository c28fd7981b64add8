package org.galcause.ingesttng.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfBrokenLinkException;
import io.jhdf.exceptions.HdfException;
import io.jhdf.links.ExternalLink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final FileState opened;
    private final BoundedStorage storage;
    private final HdfFile file;
    private final Map<Path, Hdf5File> linked = new ConcurrentHashMap<>();

    private Hdf5File(Path path, FileState opened, BoundedStorage storage) {
        this.path = path;
        this.opened = opened;
        this.storage = storage;
        this.file = JhdfInternals.file(storage);
    }

    /**
     * Opens a file for reading.
     *
     * @throws UserError when it is missing, forbidden, not HDF5 (an HTML page saved under its name), or shorter than it says
     */
    public static Hdf5File open(Path path) {
        FileChannel channel = Signature.opened(path);
        try {
            FileState state = FileState.of(path);
            long start = Signature.place(path, channel);
            return Faults.telling(path, "the file's superblock", () -> {
                BoundedStorage storage = new BoundedStorage(channel, superblock(channel, start));
                checkComplete(path, storage);
                return new Hdf5File(path, state, storage);
            });
        } catch (UserError fault) {
            close(path, channel);
            throw fault;
        }
    }

    private static Superblock superblock(FileChannel channel, long start) {
        Superblock superblock = Superblock.readSuperblock(channel, start);
        if (superblock.getBaseAddressByte() != start) {
            throw new HdfException("its superblock says that it starts at byte " + superblock.getBaseAddressByte()
                    + ", but it does at " + start);
        }
        return superblock;
    }

    private static void close(Path path, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw UserError.data(path + ": cannot be closed (" + FaultWords.of(e) + ")");
        }
    }

    /** Whether a file starts with the HDF5 signature. */
    public static boolean isHdf5(Path path) {
        return Signature.isHdf5(path);
    }

    /** jhdf opens a truncated file and fails at the first missing byte; so its size is compared with what the superblock promises. */
    private static void checkComplete(Path path, BoundedStorage storage) {
        long promised = storage.getSuperblock().getEndOfFileAddress() + storage.getUserBlockSize();
        long size = storage.size();
        if (size < promised) {
            throw UserError.data(path + ": truncated: " + size + " bytes of " + promised
                    + " are there; the download or copy was cut, fetch it again");
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
        linked.values().forEach(Hdf5File::close);
        close(path, storage.getFileChannel());
        opened.requireStill(path);
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
        return node instanceof Link link
                ? Faults.telling(
                        path,
                        node.getName(),
                        () -> link instanceof ExternalLink ? elsewhere(link.getTargetPath()) : link.getTarget())
                : node;
    }

    /** What a link to another file leads to: {@code other.hdf5:/group/dataset}, beside this file unless the path is absolute. */
    private Node elsewhere(String target) {
        int colon = target.lastIndexOf(':');
        Path other = path.resolveSibling(target.substring(0, colon));
        if (!Files.exists(other)) {
            throw new HdfBrokenLinkException("it points to " + target, new NoSuchFileException(other.toString()));
        }
        return linked.computeIfAbsent(other, Hdf5File::open).file.getByPath(target.substring(colon + 1));
    }

    private static String inside(String group, String name) {
        return group.isEmpty() ? name : group + "/" + name;
    }
}
