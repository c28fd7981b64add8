package org.galcause.ingesttng.hdf5;

import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * An attribute as its bytes say it (HDF5 file format specification, attribute message), without its value.
 *
 * @param name its name
 * @param type of its value; of a named type, nothing is known here
 * @param named where the header of its named type is; empty when it has none
 */
record EncodedAttribute(String name, EncodedType type, OptionalLong named) {

    private static final EncodedType UNKNOWN = new EncodedType("named type", false);
    private static final int NAMED_TYPE = 1;
    private static final int PAD = 8;

    /**
     * Reads an attribute, from where the bytes begin.
     *
     * @throws HdfException when they are no attribute
     */
    static EncodedAttribute of(ByteBuffer bytes) {
        int version = bytes.get(0);
        if (version < 1 || version > 3) {
            throw new HdfException("no attribute");
        }
        boolean named = version > 1 && (bytes.get(1) & NAMED_TYPE) != 0;
        int nameBytes = Short.toUnsignedInt(bytes.getShort(2));
        int nameAt = version == 3 ? 9 : 8;
        int typeAt = nameAt + (version == 1 ? (nameBytes + PAD - 1) / PAD * PAD : nameBytes);
        byte[] letters = new byte[Math.max(0, nameBytes - 1)];
        bytes.get(nameAt, letters);
        String name = new String(letters, StandardCharsets.UTF_8);
        return named
                ? new EncodedAttribute(
                        name,
                        UNKNOWN,
                        OptionalLong.of(named(bytes.position(typeAt).slice())))
                : new EncodedAttribute(name, EncodedType.of(bytes.position(typeAt)), OptionalLong.empty());
    }

    /** Where the header of a named type is (shared message). */
    static long named(ByteBuffer name) {
        return name.order(ByteOrder.LITTLE_ENDIAN).getLong(name.get(0) == 1 ? 8 : 2);
    }
}
