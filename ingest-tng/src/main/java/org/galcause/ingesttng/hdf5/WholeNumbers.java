package org.galcause.ingesttng.hdf5;

import java.nio.ByteBuffer;

/** Whole numbers of any width in file bytes. */
final class WholeNumbers {

    private WholeNumbers() {}

    /** The number at a byte offset; uint64 as its bits. */
    static long at(ByteBuffer bytes, int offset, ElementType type) {
        return switch (type) {
            case INT8, BOOLEAN -> bytes.get(offset);
            case UINT8 -> Byte.toUnsignedLong(bytes.get(offset));
            case INT16 -> bytes.getShort(offset);
            case UINT16 -> Short.toUnsignedLong(bytes.getShort(offset));
            case INT32 -> bytes.getInt(offset);
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt(offset));
            case INT64, UINT64 -> bytes.getLong(offset);
            default -> throw new IllegalArgumentException(type.label() + " is not a whole number");
        };
    }
}
