package org.galcause.ingesttng.hdf5;

/**
 * The extent of a dataset.
 *
 * @param rows along the first axis
 * @param width product of the others
 * @param axes how many axes
 */
record Shape(long rows, int width, int axes) {

    static Shape of(long[] extents) {
        long width = 1;
        for (int axis = 1; axis < extents.length; axis++) {
            width = Math.multiplyExact(width, extents[axis]);
        }
        return new Shape(extents[0], Math.toIntExact(width), extents.length);
    }
}
