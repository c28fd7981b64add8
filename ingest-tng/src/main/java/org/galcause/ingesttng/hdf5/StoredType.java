package org.galcause.ingesttng.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.DataType;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the elements of a dataset are.
 *
 * @param element as which they are read
 * @param label in words; numbers as numpy calls them
 * @param order of their bytes
 * @param external whether they are in files of their own, which are not followed
 */
record StoredType(ElementType element, String label, ByteOrder order, boolean external) {

    static StoredType of(Dataset dataset) {
        Optional<ForeignParts> parts = dataset.getHdfFile().getHdfBackingStorage() instanceof BoundedStorage storage
                ? Optional.of(storage.foreign())
                : Optional.empty();
        long header = dataset.getAddress();
        DataType type = parts.flatMap(known -> known.namedType(header)).orElseGet(dataset::getDataType);
        Optional<String> hidden = parts.flatMap(known -> known.dataset(header));
        boolean external = hidden.filter(ForeignParts.EXTERNAL::equals).isPresent();
        String label = external ? Types.label(type) : hidden.orElseGet(() -> Types.label(type));
        return new StoredType(Types.of(type), label, Types.order(type), external);
    }
}
