package org.galcause.ingesttng.hdf5;

import java.nio.ByteBuffer;

/** Whole numbers of any width; uint64 keeps its bits. */
final class LongDecoder implements Decoder {

    private final ElementType type;
    private final long[] out;

    LongDecoder(ElementType type, long[] out) {
        this.type = type;
        this.out = out;
    }

    @Override
    public void decode(ByteBuffer bytes, Run run) {
        if (type.bytes() == Long.BYTES && run.dense(Long.BYTES)) {
            bytes.duplicate()
                    .order(bytes.order())
                    .position(run.from())
                    .asLongBuffer()
                    .get(out, run.to(), run.count());
            return;
        }
        for (int i = 0; i < run.count(); i++) {
            out[run.to() + i * run.step()] = WholeNumbers.at(bytes, run.from() + i * run.stride(), type);
        }
    }
}
