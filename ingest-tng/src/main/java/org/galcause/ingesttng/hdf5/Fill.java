package org.galcause.ingesttng.hdf5;

import io.jhdf.AbstractNode;
import io.jhdf.api.Dataset;
import io.jhdf.object.message.FillValueMessage;
import java.nio.ByteBuffer;
import java.util.List;

/** What stands in storage that was never written: the dataset's fill value, 0 unless the writer chose another. */
final class Fill {

    private Fill() {}

    /** {@code size} bytes of fill values, as they would stand in the file. */
    static byte[] bytes(Dataset dataset, ElementType type, int size) {
        byte[] bytes = new byte[size];
        ByteBuffer value = value(dataset);
        if (value.remaining() == type.bytes()) {
            for (int at = 0; at + type.bytes() <= size; at += type.bytes()) {
                value.duplicate().get(bytes, at, type.bytes());
            }
        }
        return bytes;
    }

    private static ByteBuffer value(Dataset dataset) {
        List<FillValueMessage> messages = dataset instanceof AbstractNode node
                ? node.getHeader().getMessagesOfType(FillValueMessage.class)
                : List.of();
        return messages.isEmpty() || !messages.get(0).isFillValueDefined()
                ? ByteBuffer.allocate(0)
                : messages.get(0).getFillValue();
    }
}
