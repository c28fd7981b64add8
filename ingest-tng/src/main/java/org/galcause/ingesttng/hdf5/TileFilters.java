package org.galcause.ingesttng.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.PipelineFilterWithData;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The filters of tiles that are undone here: shuffle, deflate, LZF and the checksum fletcher32, in any order, each of which a tile may have
 * skipped (as LZF is where it would not shrink it). TNG's packed files have the first two; they are unpacked without a copy between. Other
 * filters are jhdf's.
 *
 * @param ids of the filters, in the order of writing
 * @param elementBytes bytes of the elements whose bytes were shuffled; 1 = not shuffled
 */
record TileFilters(List<Integer> ids, int elementBytes) {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int CHECKSUM = 3;
    private static final int LZF = 32_000;

    /** Deflate packs at most 1032 to 1. */
    private static final int MOST_PACKED = 1033;

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final ThreadLocal<Workshop> WORKSHOP = ThreadLocal.withInitial(Workshop::new);

    TileFilters {
        ids = List.copyOf(ids);
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    static TileFilters of(ChunkedDataset dataset) {
        List<PipelineFilterWithData> filters = dataset.getFilters();
        int elementBytes = filters.stream()
                .filter(filter -> filter.getId() == SHUFFLE)
                .mapToInt(filter -> filter.getFilterData()[0])
                .findFirst()
                .orElse(1);
        return new TileFilters(
                filters.stream().map(PipelineFilterWithData::getId).toList(), elementBytes);
    }

    /** Whether all of them are undone here. */
    boolean known() {
        return List.of(DEFLATE, SHUFFLE, CHECKSUM, LZF).containsAll(ids);
    }

    /**
     * Undoes them. The answer is this thread's until its next call.
     *
     * @param packed as in the file
     * @param skipped places of filters that this tile has not passed
     * @param size bytes of the tile
     */
    ByteBuffer undone(ByteBuffer packed, BitSet skipped, int size) {
        Workshop workshop = WORKSHOP.get();
        ByteBuffer bytes = packed;
        for (int place = ids.size() - 1; place >= 0; place--) {
            if (!skipped.get(place)) {
                bytes = switch (ids.get(place)) {
                    case CHECKSUM -> Fletcher.checked(bytes);
                    case DEFLATE, LZF -> {
                        int unpacked = size + sumBytes(place, skipped);
                        yield ByteBuffer.wrap(
                                ids.get(place) == LZF
                                        ? workshop.unpacked(bytes, unpacked)
                                        : workshop.inflated(bytes, unpacked),
                                0,
                                unpacked);
                    }
                    default ->
                        elementBytes == 1
                                ? bytes
                                : ByteBuffer.wrap(workshop.unshuffled(bytes, elementBytes), 0, bytes.remaining());
                };
            }
        }
        return bytes;
    }

    /** A checksum that was taken before the filter at a place went through it with the data. */
    private int sumBytes(int place, BitSet skipped) {
        int sum = ids.indexOf(CHECKSUM);
        return sum >= 0 && sum < place && !skipped.get(sum) ? Integer.BYTES : 0;
    }

    /** One thread's inflater and arrays. */
    private static final class Workshop {
        private final Inflater inflater = new Inflater();
        private byte[] inflated = new byte[0];
        private byte[] unshuffled = new byte[0];

        byte[] inflated(ByteBuffer packed, int size) {
            if (size / MOST_PACKED > packed.remaining()) {
                throw new HdfFilterException(
                        "a tile of " + size + " bytes cannot be packed into " + packed.remaining());
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

        byte[] unpacked(ByteBuffer packed, int size) {
            inflated = inflated.length > size ? inflated : new byte[size + 1];
            Lzf.unpack(packed, inflated, size);
            return inflated;
        }

        /** The first bytes of all elements come first, then the second ones; a rest that is no whole element is not shuffled. */
        byte[] unshuffled(ByteBuffer shuffled, int bytes) {
            int size = shuffled.remaining();
            byte[] in = array(shuffled, size);
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

        /** The bytes from index 0 on: those that were just inflated, or a copy of the file's. */
        private byte[] array(ByteBuffer bytes, int size) {
            if (bytes.hasArray() && bytes.arrayOffset() + bytes.position() == 0) {
                return bytes.array();
            }
            inflated = inflated.length > size ? inflated : new byte[size + 1];
            bytes.duplicate().get(inflated, 0, size);
            return inflated;
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
