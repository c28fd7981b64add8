package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes inside the object header (compact), or never written: then every element is the fill value. */
record SmallStorage(Dataset dataset, Shape shape) implements Storage {

    @Override
    public String description() {
        return compact() ? "compact" : "never written";
    }

    @Override
    public void read(Slab slab, ElementType type, ByteOrder order, Decoder decoder, int at) {
        int width = shape.width();
        int size = type.bytes();
        ByteBuffer bytes =
                bytes(type, Math.toIntExact(shape.rows() * width * size)).order(order);
        int first = Math.toIntExact(slab.firstRow());
        for (int column = 0; column < slab.columns(); column++) {
            int from = (first * width + slab.firstColumn() + column) * size;
            decoder.decode(bytes, new Decoder.Run(from, width * size, at + column, slab.columns(), slab.rows()));
        }
    }

    @Override
    public long capacity() {
        return compact() ? bytes(ElementType.OTHER, 0).remaining() : Long.MAX_VALUE;
    }

    private boolean compact() {
        return dataset.getDataLayout() == DataLayout.COMPACT;
    }

    private ByteBuffer bytes(ElementType type, int size) {
        if (!compact()) {
            return ByteBuffer.wrap(Fill.bytes(dataset, type, size));
        }
        if (dataset instanceof DatasetBase base) {
            return base.getDataBuffer().duplicate();
        }
        throw new HdfException("this layout is not read");
    }
}
