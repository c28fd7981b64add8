package org.galcause.ingesttng.hdf5;

import java.nio.ByteBuffer;

/** Whole numbers of up to 32 bits; uint32 keeps its bits, so that its sentinel 4294967295 is -1. */
final class IntDecoder implements Decoder {

    private final ElementType type;
    private final int[] out;

    IntDecoder(ElementType type, int[] out) {
        this.type = type;
        this.out = out;
    }

    @Override
    public void decode(ByteBuffer bytes, Run run) {
        if (type.bytes() == Integer.BYTES && run.dense(Integer.BYTES)) {
            bytes.duplicate()
                    .order(bytes.order())
                    .position(run.from())
                    .asIntBuffer()
                    .get(out, run.to(), run.count());
            return;
        }
        for (int i = 0; i < run.count(); i++) {
            out[run.to() + i * run.step()] = (int) WholeNumbers.at(bytes, run.from() + i * run.stride(), type);
        }
    }
}
