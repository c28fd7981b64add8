package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.galcause.causalmodel.UserError;

/**
 * A dataset of rows: its first axis counts objects, the others (joined into one) are components. Its values are taken from a
 * {@link Slab}: all of it, some rows, one component.
 */
public final class Hdf5Dataset {

    private static final long MOST_UNQUESTIONED = 1L << 24;

    private final Hdf5File file;
    private final String path;
    private final long[] shape;
    private final StoredType stored;
    private final Storage storage;

    private Hdf5Dataset(Hdf5File file, String path, long[] shape, StoredType stored, Storage storage) {
        this.file = file;
        this.path = path;
        this.shape = shape;
        this.stored = stored;
        this.storage = storage;
    }

    static Hdf5Dataset of(Hdf5File file, Dataset dataset, String path) {
        long[] shape = dataset.isScalar() ? new long[] {dataset.isEmpty() ? 0 : 1} : dataset.getDimensionsAsLong();
        StoredType stored = StoredType.of(dataset);
        return new Hdf5Dataset(
                file,
                path,
                shape,
                stored,
                stored.external()
                        ? new ExternalStorage(file.path() + ": " + path)
                        : Storage.of(dataset, Shape.of(shape)));
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
        return stored.element();
    }

    /** What an element is, in words: {@code float32}, and where it is no plain number {@code text}, {@code compound}, … */
    public String typeLabel() {
        return stored.label();
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
        return stored.label() + " " + Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }

    /**
     * All rows.
     *
     * @throws UserError when they are more than one array holds (2^31 - 1 elements): then read slices
     */
    public Slab all() {
        if (rows() > (Integer.MAX_VALUE - 8) / Math.max(1, width())) {
            throw UserError.data(where() + " has " + rows() + " rows of " + width()
                    + " values, more than one array holds; it must be read in slices of rows");
        }
        return rows(0, (int) rows());
    }

    /**
     * An array for the values of a slab.
     *
     * @throws UserError when the dataset claims more values than are in the file: a damaged size must not become a request for memory
     */
    <A> A array(Slab slab, IntFunction<A> array) {
        long bytes = (long) slab.size() * Math.max(1, type().bytes());
        return Faults.telling(filePath(), path, () -> {
            long capacity = bytes > MOST_UNQUESTIONED ? storage.capacity() : Long.MAX_VALUE;
            if (bytes > capacity) {
                throw UserError.data(where() + " claims " + rows() + " rows of " + width()
                        + " values, more than are in the file; it is damaged, fetch it again");
            }
            return array.apply(slab.size());
        });
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
            storage.read(slab, type(), stored.order(), decoder, at);
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
