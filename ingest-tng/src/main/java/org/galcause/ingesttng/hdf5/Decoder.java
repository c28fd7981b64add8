package org.galcause.ingesttng.hdf5;

import java.nio.ByteBuffer;

/** Takes runs of elements out of file bytes and puts them into a primitive array. */
interface Decoder {

    /**
     * Decodes {@code run.count()} elements.
     *
     * @param bytes in the file's byte order
     */
    void decode(ByteBuffer bytes, Run run);

    /**
     * Equally spaced elements: where they are among the bytes, and where they go.
     *
     * @param from offset of the first (bytes)
     * @param stride distance between two in the source (bytes)
     * @param to index of the first in the array
     * @param step distance between two in the array
     * @param count how many
     */
    record Run(int from, int stride, int to, int step, int count) {

        boolean dense(int elementBytes) {
            return stride == elementBytes && step == 1;
        }
    }
}
