package org.galcause.ingesttng.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import java.nio.ByteBuffer;

/** The compression LZF (Lehmann's LibLZF) of h5py: runs of literals, and copies of what was unpacked before. */
final class Lzf {

    private static final int LONGEST_LITERAL = 32;
    private static final int LONG_COPY = 7;

    private Lzf() {}

    /** Unpacks into the first {@code size} bytes of an array. */
    static void unpack(ByteBuffer packed, byte[] out, int size) {
        int at = 0;
        int end = packed.limit();
        int in = packed.position();
        while (in < end) {
            int control = Byte.toUnsignedInt(packed.get(in++));
            if (control < LONGEST_LITERAL) {
                requireRoom(at + control + 1, size);
                packed.get(in, out, at, control + 1);
                in += control + 1;
                at += control + 1;
            } else {
                int length = control >>> 5;
                length += 2 + (length == LONG_COPY ? Byte.toUnsignedInt(packed.get(in++)) : 0);
                int from = at - ((control & 0x1F) << 8) - 1 - Byte.toUnsignedInt(packed.get(in++));
                requireRoom(at + length, size);
                // Byte by byte: what is copied may be being written.
                for (int i = 0; i < length; i++) {
                    out[at++] = out[from++];
                }
            }
        }
        if (at != size) {
            throw new HdfFilterException("a tile unpacks to " + at + " bytes instead of " + size);
        }
    }

    private static void requireRoom(int end, int size) {
        if (end > size) {
            throw new HdfFilterException("a tile of " + size + " bytes unpacks to more");
        }
    }
}
