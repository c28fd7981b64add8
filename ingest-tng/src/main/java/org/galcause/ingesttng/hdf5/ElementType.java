package org.galcause.ingesttng.hdf5;

/** What one element of a dataset is in the file. */
public enum ElementType {
    INT8("int8", 1, Family.WHOLE),
    UINT8("uint8", 1, Family.WHOLE),
    INT16("int16", 2, Family.WHOLE),
    UINT16("uint16", 2, Family.WHOLE),
    INT32("int32", 4, Family.WHOLE),
    UINT32("uint32", 4, Family.WHOLE),
    INT64("int64", 8, Family.WHOLE),
    UINT64("uint64", 8, Family.WHOLE),
    /** An enumeration over bytes, as h5py writes booleans; its value is the number. */
    BOOLEAN("bool", 1, Family.WHOLE),
    FLOAT32("float32", 4, Family.REAL),
    FLOAT64("float64", 8, Family.REAL),
    /** Text, compounds, half floats, padded integers: listed, but not read as numbers. */
    OTHER("not a plain number", 0, Family.NONE);

    private enum Family {
        WHOLE,
        REAL,
        NONE
    }

    private final String label;
    private final int bytes;
    private final Family family;

    ElementType(String label, int bytes, Family family) {
        this.label = label;
        this.bytes = bytes;
        this.family = family;
    }

    /** As numpy calls it, such as {@code float32}. */
    public String label() {
        return label;
    }

    /** Bytes for each element; 0 for {@link #OTHER}. */
    public int bytes() {
        return bytes;
    }

    /** Whether it is a whole number (booleans included). */
    public boolean whole() {
        return family == Family.WHOLE;
    }

    /** Whether it is a floating-point number. */
    public boolean real() {
        return family == Family.REAL;
    }
}
