package org.galcause.ingesttng.hdf5;

import java.nio.ByteBuffer;

/** Single-precision numbers, bit for bit. */
final class FloatDecoder implements Decoder {

    private final float[] out;

    FloatDecoder(float[] out) {
        this.out = out;
    }

    @Override
    public void decode(ByteBuffer bytes, Run run) {
        if (run.dense(Float.BYTES)) {
            bytes.duplicate()
                    .order(bytes.order())
                    .position(run.from())
                    .asFloatBuffer()
                    .get(out, run.to(), run.count());
            return;
        }
        for (int i = 0; i < run.count(); i++) {
            out[run.to() + i * run.step()] = bytes.getFloat(run.from() + i * run.stride());
        }
    }
}
