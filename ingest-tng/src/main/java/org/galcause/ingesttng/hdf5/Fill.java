package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Dataset;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** What stands in storage that was never written: the dataset's fill value, 0 unless the writer chose another. */
final class Fill {

    private Fill() {}

    /** {@code size} bytes of fill values, in the dataset's byte order. */
    static byte[] bytes(Dataset dataset, ElementType type, int size) {
        byte[] bytes = new byte[size];
        @Nullable Object fill = dataset.getFillValue();
        if (fill instanceof Number number && (number.doubleValue() != 0 || number.longValue() != 0)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order(dataset));
            while (buffer.hasRemaining()) {
                put(buffer, type, number);
            }
        }
        return bytes;
    }

    private static ByteOrder order(Dataset dataset) {
        return Types.order(dataset.getDataType());
    }

    private static void put(ByteBuffer buffer, ElementType type, Number value) {
        switch (type) {
            case FLOAT32 -> buffer.putFloat(value.floatValue());
            case FLOAT64 -> buffer.putDouble(value.doubleValue());
            default -> putWhole(buffer, type.bytes(), value.longValue());
        }
    }

    private static void putWhole(ByteBuffer buffer, int bytes, long value) {
        switch (bytes) {
            case 1 -> buffer.put((byte) value);
            case 2 -> buffer.putShort((short) value);
            case 4 -> buffer.putInt((int) value);
            default -> buffer.putLong(value);
        }
    }
}
