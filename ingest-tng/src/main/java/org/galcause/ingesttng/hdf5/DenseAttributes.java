package org.galcause.ingesttng.hdf5;

import io.jhdf.AttributeImpl;
import io.jhdf.Constants;
import io.jhdf.FractalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The attributes of an object, those among them that are so many that they lie outside its header (in a heap) one by one: jhdf reads none of
 * these when one is of a type that it does not know.
 *
 * @param known those that jhdf reads
 * @param foreign the others: name, and type in words
 */
record DenseAttributes(List<Attribute> known, Map<String, String> foreign) {

    static DenseAttributes of(Node node) {
        HdfBackingStorage storage = node.getHdfFile().getHdfBackingStorage();
        ObjectHeader header = ObjectHeader.readObjectHeader(storage, node.getAddress());
        DenseAttributes all = new DenseAttributes(new ArrayList<>(), new TreeMap<>());
        header.getMessagesOfType(AttributeMessage.class)
                .forEach(message -> all.known.add(new AttributeImpl(storage, node, message)));
        for (AttributeInfoMessage place : header.getMessagesOfType(AttributeInfoMessage.class)) {
            if (place.getFractalHeapAddress() != Constants.UNDEFINED_ADDRESS) {
                all.addHeap(node, storage, place);
            }
        }
        return all;
    }

    private void addHeap(Node node, HdfBackingStorage storage, AttributeInfoMessage place) {
        FractalHeap heap = new FractalHeap(storage, place.getFractalHeapAddress());
        new BTreeV2<AttributeNameForIndexedAttributesRecord>(storage, place.getAttributeNameBTreeAddress())
                .getRecords()
                .forEach(record -> {
                    ByteBuffer bytes = heap.getId(record.getHeapId());
                    EncodedAttribute attribute =
                            EncodedAttribute.of(bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
                    if (attribute.type().foreign()) {
                        foreign.put(attribute.name(), attribute.type().label());
                    } else {
                        known.add(new AttributeImpl(
                                storage, node, new AttributeMessage(bytes, storage, record.getFlags())));
                    }
                });
    }
}
