package org.galcause.ingesttng.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.storage.HdfBackingStorage;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;

/**
 * The three things that jhdf (0.13) has but does not publish: a file over a storage of one's own ({@link BoundedStorage}), the table of a
 * dataset's chunks, and filters one by one. Its public ways to a chunk read it into memory of its own each time and cannot tell a chunk that was never written from
 * one that cannot be read. Another version that keeps them elsewhere fails here, at the first file.
 */
final class JhdfInternals {

    private static final MethodHandle FILE = file();
    private static final MethodHandle TILES = tiles();
    private static final MethodHandle UNDO = undo();

    private JhdfInternals() {}

    private static MethodHandle file() {
        try {
            return MethodHandles.privateLookupIn(HdfFile.class, MethodHandles.lookup())
                    .findConstructor(HdfFile.class, MethodType.methodType(void.class, HdfBackingStorage.class));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this version of jhdf opens a storage in another way", changed);
        }
    }

    private static MethodHandle tiles() {
        try {
            return MethodHandles.privateLookupIn(ChunkedDatasetBase.class, MethodHandles.lookup())
                    .findVirtual(ChunkedDatasetBase.class, "getChunkLookup", MethodType.methodType(Map.class));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this version of jhdf keeps its table of chunks elsewhere", changed);
        }
    }

    private static MethodHandle undo() {
        try {
            return MethodHandles.privateLookupIn(PipelineFilterWithData.class, MethodHandles.lookup())
                    .findVirtual(
                            PipelineFilterWithData.class, "decode", MethodType.methodType(byte[].class, byte[].class));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this version of jhdf undoes its filters in another way", changed);
        }
    }

    /** Bytes without a filter that they have passed. */
    static byte[] undone(PipelineFilterWithData filter, byte[] bytes) {
        try {
            return (byte[]) UNDO.invoke(filter, bytes);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new HdfException("a filter cannot be undone", fault);
        }
    }

    /** The file in a storage. */
    static HdfFile file(HdfBackingStorage storage) {
        try {
            return (HdfFile) FILE.invoke(storage);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new HdfException("the root group cannot be read", fault);
        }
    }

    /** The chunks of a dataset that were written, by the indices of their first elements. */
    @SuppressWarnings("unchecked")
    static Map<ChunkOffset, Chunk> tiles(ChunkedDataset dataset) {
        try {
            return (Map<ChunkOffset, Chunk>) TILES.invoke((ChunkedDatasetBase) dataset);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new HdfException("the table of chunks cannot be read", fault);
        }
    }
}
