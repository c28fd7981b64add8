package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Dataset;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.galcause.causalmodel.UserError;

/**
 * A dataset of rows: its first axis counts objects, the others (joined into one) are components. Its values are taken from a
 * {@link Slab}: all of it, some rows, one component.
 */
public final class Hdf5Dataset {

    private static final long MOST_UNQUESTIONED = 1L << 26;
    private static final long MOST_PACKED = 1032;

    private final Hdf5File file;
    private final String path;
    private final long[] shape;
    private final ElementType type;
    private final ByteOrder order;
    private final Storage storage;

    private Hdf5Dataset(Hdf5File file, String path, long[] shape, ElementType type, ByteOrder order, Storage storage) {
        this.file = file;
        this.path = path;
        this.shape = shape;
        this.type = type;
        this.order = order;
        this.storage = storage;
    }

    static Hdf5Dataset of(Hdf5File file, Dataset dataset, String path) {
        long[] shape = dataset.isScalar() ? new long[] {1} : dataset.getDimensionsAsLong();
        ElementType type = Types.of(dataset.getDataType());
        return new Hdf5Dataset(
                file,
                path,
                shape,
                type,
                Types.order(dataset.getDataType()),
                Storage.of(dataset, Shape.of(shape), type));
    }

    /** Its path in the file, such as {@code Subhalo/SubhaloPos}. */
    public String path() {
        return path;
    }

    /** Its name, such as {@code SubhaloPos}. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Extent of each axis. */
    public long[] shape() {
        return shape.clone();
    }

    /** Number of objects. */
    public long rows() {
        return shape[0];
    }

    /** Components of each object: 1 for a vector, k for (N,k). */
    public int width() {
        return Shape.of(shape).width();
    }

    /** What an element is. */
    public ElementType type() {
        return type;
    }

    /** How it is stored, in words: {@code contiguous}, {@code chunked}, {@code chunked, gzip}. */
    public String storage() {
        return storage.description();
    }

    /** Rows that are stored, and therefore read, together: a storage chunk's, or 1. */
    public int rowsTogether() {
        return storage.rowsTogether();
    }

    /** Type and shape in words, such as {@code float32 (5514, 3)}. */
    public String description() {
        return type.label() + " " + Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }

    /**
     * All rows.
     *
     * @throws UserError when they are more than one array holds (2^31 - 1 elements): then read slices
     */
    public Slab all() {
        if (rows() * width() > Integer.MAX_VALUE - 8) {
            throw UserError.data(where() + " has " + rows() + " rows of " + width()
                    + " values, more than one array holds; it must be read in slices of rows");
        }
        requirePlausible();
        return rows(0, (int) rows());
    }

    /** Deflate packs at most 1032 to 1: a larger claim is damage, and would ask for memory that is not there. */
    private void requirePlausible() {
        long bytes = rows() * width() * Math.max(1, type.bytes());
        if (bytes > MOST_UNQUESTIONED && storage.holdsData() && bytes / MOST_PACKED > file.size()) {
            throw UserError.data(where() + " claims " + rows() + " rows of " + width() + " values, " + bytes
                    + " bytes, which a file of " + file.size()
                    + " bytes cannot hold; the file is damaged, fetch it again");
        }
    }

    /**
     * Some consecutive rows.
     *
     * @throws UserError when the dataset has fewer rows
     */
    public Slab rows(long first, int count) {
        if (first < 0 || count < 0 || first + count > rows()) {
            throw UserError.data(where() + " has " + rows() + " rows; rows " + first + " to " + (first + count - 1)
                    + " were asked for");
        }
        return new Slab(this, first, count, 0, width());
    }

    void read(Slab slab, Decoder decoder, int at) {
        if (slab.rows() == 0 || slab.columns() == 0) {
            return;
        }
        Faults.telling(filePath(), path, () -> {
            storage.read(slab, type, order, decoder, at);
            return slab;
        });
    }

    /** The file it is in. */
    public Path filePath() {
        return file.path();
    }

    /** File and dataset, for a sentence. */
    String where() {
        return file.path() + ": " + path;
    }
}
