package org.galcause.ingesttng.hdf5;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;

/**
 * A datatype as its bytes say it (HDF5 file format specification, datatype message): what it is, and whether jhdf can read the header of an
 * object that has it. It cannot where the type is, or contains, a reference to a region, opaque bytes without a tag, or an enumeration with
 * a value that is negative or beyond 31 bits.
 *
 * @param label in words
 * @param foreign whether jhdf cannot read it
 */
record EncodedType(String label, boolean foreign) {

    /** Bytes of class, bits and size, with which each type begins. */
    static final int HEAD = 8;

    private static final int FIXED = 0;
    private static final int REAL = 1;
    private static final int TIME = 2;
    private static final int TEXT = 3;
    private static final int BITS = 4;
    private static final int OPAQUE = 5;
    private static final int COMPOUND = 6;
    private static final int REFERENCE = 7;
    static final int ENUMERATION = 8;
    private static final int LISTS = 9;
    private static final int ARRAY = 10;

    private static final int NOT_PADDED = 3;
    private static final int PAD = 8;

    /** What the first byte of a type says its kind is. */
    static int kind(byte first) {
        return first & 0x0F;
    }

    /**
     * Reads a type, and moves behind it.
     *
     * @throws HdfException when the bytes are no type
     */
    static EncodedType of(ByteBuffer bytes) {
        int start = bytes.position();
        int kind = kind(bytes.get());
        int version = bytes.get(start) >> 4;
        int bits = bytes.get() & 0xFF | (bytes.get() & 0xFF) << 8 | (bytes.get() & 0xFF) << 16;
        int size = bytes.getInt();
        if (version < 1 || version > NOT_PADDED || size <= 0) {
            throw new HdfException("no datatype");
        }
        return switch (kind) {
            case FIXED -> plain(bytes, 4, "whole numbers");
            case REAL -> plain(bytes, 12, "real numbers");
            case TIME -> plain(bytes, 2, "times");
            case TEXT -> plain(bytes, 0, "text");
            case BITS -> plain(bytes, 4, "bit fields");
            case OPAQUE -> new EncodedType("opaque bytes", skipped(bytes, bits & 0xFF) == 0);
            case COMPOUND -> new EncodedType("compound", compound(bytes, bits & 0xFFFF, version, size));
            case REFERENCE -> reference(bits & 0xF);
            case ENUMERATION -> new EncodedType("enumeration", enumeration(bytes, bits & 0xFFFF, version));
            case LISTS -> new EncodedType((bits & 0xF) == 1 ? "text" : "lists", of(bytes).foreign);
            case ARRAY -> new EncodedType("arrays", array(bytes, version));
            default -> throw new HdfException("no datatype");
        };
    }

    private static EncodedType plain(ByteBuffer bytes, int properties, String label) {
        skipped(bytes, properties);
        return new EncodedType(label, false);
    }

    private static int skipped(ByteBuffer bytes, int count) {
        bytes.position(bytes.position() + count);
        return count;
    }

    private static EncodedType reference(int to) {
        return switch (to) {
            case 0 -> new EncodedType("references", false);
            case 1 -> new EncodedType("region references", true);
            default -> throw new HdfException("no datatype");
        };
    }

    private static boolean compound(ByteBuffer bytes, int members, int version, int size) {
        boolean foreign = false;
        for (int member = 0; member < members; member++) {
            skipName(bytes, version);
            skipped(bytes, version < NOT_PADDED ? Integer.BYTES : bytesFor(size));
            if (version == 1) {
                // Dimensionality, permutation and four sizes.
                skipped(bytes, 28);
            }
            foreign |= of(bytes).foreign;
        }
        return foreign;
    }

    private static int bytesFor(int number) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(number) + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Before version 3, names fill up to whole eights. */
    private static void skipName(ByteBuffer bytes, int version) {
        int start = bytes.position();
        while (bytes.get() != 0) {
            // on to its end
        }
        int over = (bytes.position() - start) % PAD;
        if (version < NOT_PADDED && over != 0) {
            skipped(bytes, PAD - over);
        }
    }

    private static boolean enumeration(ByteBuffer bytes, int members, int version) {
        int size = bytes.getInt(bytes.position() + Integer.BYTES);
        boolean foreign = of(bytes).foreign;
        for (int member = 0; member < members; member++) {
            skipName(bytes, version);
        }
        for (int member = 0; member < members; member++) {
            foreign |= switch (size) {
                case Integer.BYTES -> bytes.getInt() < 0;
                case Long.BYTES -> bytes.getLong() >>> (Integer.SIZE - 1) != 0;
                default -> skipped(bytes, size) > Long.BYTES;
            };
        }
        return foreign;
    }

    private static boolean array(ByteBuffer bytes, int version) {
        int axes = bytes.get() & 0xFF;
        skipped(bytes, version < NOT_PADDED ? 3 + 2 * Integer.BYTES * axes : Integer.BYTES * axes);
        return of(bytes).foreign;
    }
}
