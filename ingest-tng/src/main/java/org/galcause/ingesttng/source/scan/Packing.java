package org.galcause.ingesttng.source.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Slices into partitions of about equal size, in the order of rows: big slices are split at whole tiles, small ones joined.
 *
 * @param rowBytes bytes of a row's wanted columns
 * @param rowsTogether rows of a tile
 * @param partitionBytes most bytes in a partition
 */
record Packing(long rowBytes, int rowsTogether, long partitionBytes) {

    /** What opening one more file costs, as bytes that could be read instead. */
    private static final long OPEN_BYTES = 1L << 20;

    /** The partition size that keeps {@code cores} busy, but no larger than {@code most}. */
    static long partitionBytes(List<Slice> slices, long rowBytes, int cores, long most) {
        long total = slices.stream()
                .mapToLong(slice -> slice.rows() * rowBytes + OPEN_BYTES)
                .sum();
        return Math.min(most, Math.max(4 * OPEN_BYTES, (total + cores - 1) / cores));
    }

    List<List<Slice>> partitions(List<Slice> slices, Predicate<Part> divisible) {
        List<List<Slice>> partitions = new ArrayList<>();
        List<Slice> open = new ArrayList<>();
        long bytes = 0;
        for (Slice slice : slices) {
            for (Slice piece : divisible.test(slice.part()) ? pieces(slice) : List.of(slice)) {
                long more = piece.rows() * rowBytes + OPEN_BYTES;
                if (!open.isEmpty() && bytes + more > partitionBytes + OPEN_BYTES) {
                    partitions.add(List.copyOf(open));
                    open.clear();
                    bytes = 0;
                }
                open.add(piece);
                bytes += more;
            }
        }
        if (!open.isEmpty()) {
            partitions.add(List.copyOf(open));
        }
        return partitions;
    }

    private List<Slice> pieces(Slice slice) {
        if (slice.rows() == 0) {
            return List.of();
        }
        long most = Math.max(1, partitionBytes / Math.max(1, rowBytes));
        long count = (slice.rows() + most - 1) / most;
        long rows = roundedUp((slice.rows() + count - 1) / count);
        List<Slice> pieces = new ArrayList<>();
        for (long at = slice.first(); at < slice.end(); ) {
            long next = Math.min(slice.end(), roundedUp(at + rows - rowsTogether + 1));
            pieces.add(new Slice(slice.part(), at, next - at));
            at = next;
        }
        return pieces;
    }

    private long roundedUp(long rows) {
        return (rows + rowsTogether - 1) / rowsTogether * rowsTogether;
    }
}
