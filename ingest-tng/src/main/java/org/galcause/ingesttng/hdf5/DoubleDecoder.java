package org.galcause.ingesttng.hdf5;

import java.nio.ByteBuffer;

/** Numbers that a double holds exactly: reals, and whole numbers of up to 32 bits. */
final class DoubleDecoder implements Decoder {

    private final ElementType type;
    private final double[] out;

    DoubleDecoder(ElementType type, double[] out) {
        this.type = type;
        this.out = out;
    }

    @Override
    public void decode(ByteBuffer bytes, Run run) {
        switch (type) {
            case FLOAT64 -> decodeDoubles(bytes, run);
            case FLOAT32 -> decodeFloats(bytes, run);
            default -> decodeWhole(bytes, run);
        }
    }

    private void decodeDoubles(ByteBuffer bytes, Run run) {
        if (run.dense(Double.BYTES)) {
            bytes.duplicate()
                    .order(bytes.order())
                    .position(run.from())
                    .asDoubleBuffer()
                    .get(out, run.to(), run.count());
            return;
        }
        for (int i = 0; i < run.count(); i++) {
            out[run.to() + i * run.step()] = bytes.getDouble(run.from() + i * run.stride());
        }
    }

    private void decodeFloats(ByteBuffer bytes, Run run) {
        for (int i = 0; i < run.count(); i++) {
            out[run.to() + i * run.step()] = bytes.getFloat(run.from() + i * run.stride());
        }
    }

    private void decodeWhole(ByteBuffer bytes, Run run) {
        for (int i = 0; i < run.count(); i++) {
            out[run.to() + i * run.step()] = WholeNumbers.at(bytes, run.from() + i * run.stride(), type);
        }
    }
}
