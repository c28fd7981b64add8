package org.galcause.ingesttng.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What jhdf does not know in the headers of objects. It reads no header that has any of it, and then neither the object nor the group that
 * the object is in. So it is shown those headers without: attributes of such types are taken out, a dataset's type is replaced by a plain one
 * of the same size, and so is the list of the external files that a dataset is in. What was there is remembered in words. Headers that are
 * no headers, or damaged, stay as they are. (HDF5 file format specification, object headers.)
 */
final class ForeignParts {

    /** In place of the values of a dataset that are in files of their own. */
    static final String EXTERNAL = "external files";

    private static final int TYPE = 3;
    private static final int FILES = 7;
    private static final int ATTRIBUTE = 12;
    private static final int CONTINUATION = 16;
    private static final int SHARED = 2;

    private static final int OLD_HEAD = 16;
    private static final int OLD_VERSION = 1;
    private static final byte[] NEW_HEAD = {'O', 'H', 'D', 'R', 2};
    private static final byte[] CONTINUED = {'O', 'C', 'H', 'K'};
    private static final int SUM = Integer.BYTES;
    private static final int MOST_BLOCKS = 1000;

    /** Types that can contain one that jhdf does not know: opaque bytes and all after them. */
    private static final int FIRST_SUSPECT = 5;

    /** A reference to an object: a type that says nothing but its size. */
    private static final int STAND_IN = 0x17;

    private final BoundedStorage storage;
    private final Map<Long, Map<String, String>> attributes = new ConcurrentHashMap<>();
    private final Map<Long, String> datasets = new ConcurrentHashMap<>();
    private final Map<Long, DataType> namedTypes = new ConcurrentHashMap<>();

    ForeignParts(BoundedStorage storage) {
        this.storage = storage;
    }

    /** The attributes that were taken out of an object's header, each with its type in words. */
    Map<String, String> attributes(long header) {
        return attributes.getOrDefault(header, Map.of());
    }

    /** The type of a dataset that was replaced, in words; or {@link #EXTERNAL}. */
    Optional<String> dataset(long header) {
        return Optional.ofNullable(datasets.get(header));
    }

    /** The type of a dataset that has a named one, where jhdf takes the name's bytes for the type itself. */
    Optional<DataType> namedType(long header) {
        return Optional.ofNullable(namedTypes.get(header));
    }

    /** Looks through the header of an object, and returns the blocks of it that must be shown otherwise, by address. */
    NavigableMap<Long, byte[]> shown(long header) {
        NavigableMap<Long, byte[]> changed = new TreeMap<>();
        try {
            new Header(header, changed).look();
        } catch (RuntimeException damaged) {
            // Then it is for jhdf to say.
            changed.clear();
        }
        return changed;
    }

    /** One header, block by block. */
    private final class Header {
        private final long address;
        private final NavigableMap<Long, byte[]> changed;
        private boolean isNew;
        private boolean ordered;
        private int blocks;

        Header(long address, NavigableMap<Long, byte[]> changed) {
            this.address = address;
            this.changed = changed;
        }

        void look() {
            byte[] start = bytes(address, OLD_HEAD);
            ByteBuffer head = littleEndian(start);
            isNew = start[0] == NEW_HEAD[0];
            if (start[0] == OLD_VERSION) {
                block(address + OLD_HEAD, head.getInt(8), 0);
            }
            if (!Arrays.equals(start, 0, NEW_HEAD.length, NEW_HEAD, 0, NEW_HEAD.length)) {
                return;
            }
            int flags = head.get(5);
            ordered = (flags & 4) != 0;
            int from = 6 + ((flags & 32) != 0 ? 16 : 0) + ((flags & 16) != 0 ? 4 : 0);
            int width = 1 << (flags & 3);
            long size = 0;
            byte[] count = bytes(address + from, width);
            for (int i = width - 1; i >= 0; i--) {
                size = size << Byte.SIZE | count[i] & 0xFF;
            }
            block(address, Math.toIntExact(from + width + size + SUM), from + width);
        }

        private byte[] bytes(long at, int size) {
            byte[] copy = new byte[size];
            storage.map(at, size).get(copy);
            return copy;
        }

        private static ByteBuffer littleEndian(byte[] bytes) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        /** Messages from {@code from} on in a block; a new header's blocks end with a checksum. */
        private void block(long at, int size, int from) {
            if (++blocks > MOST_BLOCKS) {
                return;
            }
            byte[] copy = bytes(at, size);
            ByteBuffer block = littleEndian(copy);
            int end = isNew ? size - SUM : size;
            if (isNew && ChecksumUtils.checksum(Arrays.copyOf(copy, end)) != block.getInt(end)) {
                return;
            }
            boolean any = false;
            int head = isNew ? ordered ? 6 : 4 : 8;
            for (int place = from; place + head <= end; ) {
                int data = place + head;
                int length = Short.toUnsignedInt(block.getShort(isNew ? place + 1 : place + 2));
                any |= message(block, place, data, length);
                place = data + length;
            }
            if (any) {
                if (isNew) {
                    block.putInt(end, ChecksumUtils.checksum(Arrays.copyOf(copy, end)));
                }
                changed.put(at, copy);
            }
        }

        /** Whether it was changed. */
        private boolean message(ByteBuffer block, int place, int data, int length) {
            int kind = isNew ? block.get(place) : block.getShort(place);
            boolean shared = (block.get(isNew ? place + 3 : place + 4) & SHARED) != 0;
            ByteBuffer body = block.slice(data, length).order(ByteOrder.LITTLE_ENDIAN);
            return switch (kind) {
                case TYPE -> type(body, shared);
                case FILES -> {
                    datasets.put(address, EXTERNAL);
                    block.put(place, (byte) 0);
                    yield true;
                }
                case ATTRIBUTE -> {
                    boolean foreign = !shared && attribute(body);
                    if (foreign) {
                        block.put(place, (byte) 0);
                    }
                    yield foreign;
                }
                case CONTINUATION -> {
                    block(body.getLong(0), Math.toIntExact(body.getLong(8)), isNew ? CONTINUED.length : 0);
                    yield false;
                }
                default -> false;
            };
        }

        private boolean attribute(ByteBuffer body) {
            EncodedAttribute attribute = EncodedAttribute.of(body);
            Optional<String> foreign =
                    attribute.type().foreign() ? Optional.of(attribute.type().label()) : Optional.empty();
            if (attribute.named().isPresent()) {
                long type = attribute.named().getAsLong();
                named(type);
                foreign = dataset(type);
            }
            foreign.ifPresent(label -> attributes
                    .computeIfAbsent(address, header -> new ConcurrentHashMap<>())
                    .put(attribute.name(), label));
            return foreign.isPresent();
        }

        /** A type in a header of its own. */
        private DataType named(long header) {
            return ObjectHeader.readObjectHeader(storage, header)
                    .getMessageOfType(DataTypeMessage.class)
                    .getDataType();
        }

        private boolean type(ByteBuffer body, boolean shared) {
            if (shared) {
                long type = EncodedAttribute.named(body);
                DataType named = named(type);
                dataset(type).ifPresent(label -> datasets.put(address, label));
                namedTypes.put(address, named);
                body.putInt(0, STAND_IN).putInt(4, named.getSize());
                return true;
            }
            if (EncodedType.kind(body.get(0)) < FIRST_SUSPECT) {
                return false;
            }
            EncodedType type = EncodedType.of(body.duplicate().order(ByteOrder.LITTLE_ENDIAN));
            if (!type.foreign()) {
                return false;
            }
            if (EncodedType.kind(body.get(0)) == EncodedType.ENUMERATION) {
                // The numbers themselves are read.
                body.put(0, body, EncodedType.HEAD, EncodedType.HEAD + Integer.BYTES);
            } else {
                datasets.put(address, type.label());
                body.putInt(0, STAND_IN);
            }
            return true;
        }
    }
}
