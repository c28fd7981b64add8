package org.galcause.ingesttng.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The checksum fletcher32 of HDF5 (Fletcher 1982), over 16-bit words whose first byte is the high one; it is stored after the data. */
final class Fletcher {

    /** So many words can be added up in 32 bits before the sums must be folded. */
    private static final int WORDS = 360;

    private Fletcher() {}

    /** The data without their checksum. */
    static ByteBuffer checked(ByteBuffer summed) {
        int length = summed.remaining() - Integer.BYTES;
        if (length < 0) {
            throw new HdfFilterException("a tile of " + summed.remaining() + " bytes is too short for a checksum");
        }
        ByteBuffer data = summed.slice(summed.position(), length).order(ByteOrder.BIG_ENDIAN);
        int stored = summed.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(summed.position() + length);
        int sum = of(data);
        // Files of early versions have the bytes of each half the other way round.
        if (stored != sum
                && stored
                        != (Short.toUnsignedInt(Short.reverseBytes((short) sum))
                                | Short.reverseBytes((short) (sum >>> 16)) << 16)) {
            throw new HdfFilterException("the checksum of a tile does not agree with its bytes");
        }
        return data;
    }

    private static int of(ByteBuffer data) {
        int length = data.remaining();
        int low = 0;
        int high = 0;
        for (int at = 0; at + 1 < length; ) {
            for (int end = Math.min(length - 1, at + 2 * WORDS); at < end; at += 2) {
                low += Short.toUnsignedInt(data.getShort(at));
                high += low;
            }
            low = folded(low);
            high = folded(high);
        }
        if (length % 2 == 1) {
            low = low + (Byte.toUnsignedInt(data.get(length - 1)) << 8);
            high = folded(high + low);
            low = folded(low);
        }
        return folded(high) << 16 | folded(low);
    }

    private static int folded(int sum) {
        return (sum & 0xFFFF) + (sum >>> 16);
    }
}
