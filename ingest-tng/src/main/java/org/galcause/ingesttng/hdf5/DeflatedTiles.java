package org.galcause.ingesttng.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.PipelineFilterWithData;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Tiles that are deflated, with their bytes shuffled or not, as TNG's files are: unpacked without a copy between. Other filters are jhdf's.
 *
 * @param elementBytes bytes of the elements whose bytes were shuffled; 1 = not shuffled
 */
record DeflatedTiles(int elementBytes) {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;

    /** Deflate packs at most 1032 to 1. */
    private static final int MOST_PACKED = 1033;

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final ThreadLocal<Workshop> WORKSHOP = ThreadLocal.withInitial(Workshop::new);

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether these are all filters of a dataset, in the order shuffle, deflate. */
    static boolean are(ChunkedDataset dataset) {
        List<PipelineFilterWithData> filters = dataset.getFilters();
        return filters.size() == 1 && filters.get(0).getId() == DEFLATE
                || filters.size() == 2
                        && filters.get(0).getId() == SHUFFLE
                        && filters.get(1).getId() == DEFLATE;
    }

    /** How a dataset's tiles are packed. */
    static DeflatedTiles of(ChunkedDataset dataset) {
        PipelineFilterWithData first = dataset.getFilters().get(0);
        return new DeflatedTiles(first.getId() == SHUFFLE ? first.getFilterData()[0] : 1);
    }

    /**
     * Unpacks a tile. The answer is this thread's until its next call.
     *
     * @param packed as in the file
     * @param size bytes of the tile
     */
    ByteBuffer unpacked(ByteBuffer packed, int size) {
        Workshop workshop = WORKSHOP.get();
        byte[] inflated = workshop.inflated(packed, size);
        return ByteBuffer.wrap(
                elementBytes == 1 ? inflated : workshop.unshuffled(inflated, size, elementBytes), 0, size);
    }

    /** One thread's inflater and arrays. */
    private static final class Workshop {
        private final Inflater inflater = new Inflater();
        private byte[] inflated = new byte[0];
        private byte[] unshuffled = new byte[0];

        byte[] inflated(ByteBuffer packed, int size) {
            if (size / MOST_PACKED > packed.remaining()) {
                throw new HdfFilterException("a tile of " + size + " bytes cannot be packed into " + packed.remaining());
            }
            // One byte more than there must be: the end of the stream, and its checksum, are then reached.
            inflated = inflated.length > size ? inflated : new byte[size + 1];
            inflater.reset();
            inflater.setInput(packed);
            int at = 0;
            try {
                while (!inflater.finished()) {
                    int more = inflater.inflate(inflated, at, size + 1 - at);
                    at += more;
                    if (at > size || more == 0 && !inflater.finished()) {
                        throw new HdfFilterException("a tile of " + size + " bytes ends after " + at);
                    }
                }
            } catch (DataFormatException damaged) {
                throw new HdfFilterException("Inflating failed", damaged);
            }
            if (at < size) {
                throw new HdfFilterException("a tile unpacks to " + at + " bytes instead of " + size);
            }
            return inflated;
        }

        /** The first bytes of all elements come first, then the second ones; a rest that is no whole element is not shuffled. */
        byte[] unshuffled(byte[] in, int size, int bytes) {
            unshuffled = unshuffled.length >= size ? unshuffled : new byte[size];
            int count = size / bytes;
            switch (bytes) {
                case Short.BYTES -> shorts(in, unshuffled, count);
                case Integer.BYTES -> ints(in, unshuffled, count);
                case Long.BYTES -> longs(in, unshuffled, count);
                default -> any(in, unshuffled, count, bytes);
            }
            System.arraycopy(in, count * bytes, unshuffled, count * bytes, size - count * bytes);
            return unshuffled;
        }

        private static void shorts(byte[] in, byte[] out, int n) {
            for (int i = 0; i < n; i++) {
                SHORTS.set(out, i * Short.BYTES, (short) (in[i] & 0xFF | in[n + i] << 8));
            }
        }

        private static void ints(byte[] in, byte[] out, int n) {
            for (int i = 0; i < n; i++) {
                INTS.set(out, i * Integer.BYTES, word(in, i, n));
            }
        }

        private static void longs(byte[] in, byte[] out, int n) {
            for (int i = 0; i < n; i++) {
                long low = Integer.toUnsignedLong(word(in, i, n));
                LONGS.set(out, i * Long.BYTES, low | (long) word(in, 4 * n + i, n) << Integer.SIZE);
            }
        }

        private static int word(byte[] in, int i, int n) {
            return in[i] & 0xFF | (in[n + i] & 0xFF) << 8 | (in[2 * n + i] & 0xFF) << 16 | in[3 * n + i] << 24;
        }

        private static void any(byte[] in, byte[] out, int n, int bytes) {
            for (int plane = 0; plane < bytes; plane++) {
                for (int i = 0; i < n; i++) {
                    out[i * bytes + plane] = in[plane * n + i];
                }
            }
        }
    }
}
