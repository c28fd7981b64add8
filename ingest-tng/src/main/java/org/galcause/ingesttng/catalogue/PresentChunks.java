package org.galcause.ingesttng.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.hdf5.Hdf5File;

/**
 * The catalogue chunks of a snapshot that are there, whether or not all are. Where chunks before one are missing, the ids of its first rows
 * are taken from its own links between groups and subhaloes.
 *
 * @param header the first chunk's header
 * @param chunks those that are there, in order; an id of -1 is unknown
 * @param missing numbers of those that are not
 */
public record PresentChunks(CatalogueHeader header, List<Chunk> chunks, List<Integer> missing) {

    private static final long UNKNOWN = -1;

    public PresentChunks {
        chunks = List.copyOf(chunks);
        missing = List.copyOf(missing);
    }

    /**
     * Opens the header of every chunk that is there.
     *
     * @throws UserError when there is none, or they belong to different snapshots or runs
     */
    public static PresentChunks of(SimulationFolder folder, int snapshot) {
        Map<Integer, Path> files = folder.chunks(snapshot);
        if (files.isEmpty()) {
            throw SnapshotCatalogue.none(folder, snapshot);
        }
        List<Path> paths = List.copyOf(files.values());
        List<CatalogueHeader> headers = SnapshotCatalogue.headers(paths);
        SnapshotCatalogue.requireAgreement(paths, headers);
        return new PresentChunks(
                headers.get(0),
                placed(List.copyOf(files.keySet()), paths, headers),
                SnapshotCatalogue.missing(files, headers.get(0).files()));
    }

    private static List<Chunk> placed(List<Integer> numbers, List<Path> paths, List<CatalogueHeader> headers) {
        List<Chunk> chunks = new ArrayList<>();
        First next = new First(0, 0);
        for (int i = 0; i < paths.size(); i++) {
            CatalogueHeader header = headers.get(i);
            boolean gap = numbers.get(i) != (i == 0 ? 0 : numbers.get(i - 1) + 1);
            First first = gap || next.group == UNKNOWN ? linked(paths.get(i), header) : next;
            chunks.add(new Chunk(
                    paths.get(i).toString(),
                    numbers.get(i),
                    first.group,
                    Math.toIntExact(header.groups()),
                    first.subhalo,
                    Math.toIntExact(header.subhaloes())));
            next = first.group == UNKNOWN
                    ? first
                    : new First(first.group + header.groups(), first.subhalo + header.subhaloes());
        }
        return chunks;
    }

    /** The first subhalo is that of the first group that has any; that group is known to the subhalo by its index in the snapshot. */
    private static First linked(Path path, CatalogueHeader header) {
        if (header.subhaloes() == 0) {
            return new First(UNKNOWN, UNKNOWN);
        }
        try (Hdf5File file = Hdf5File.open(path)) {
            if (!file.contains(FieldReference.FIRST_SUBHALO.path())
                    || !file.contains(FieldReference.GROUP_OF_SUBHALO.path())) {
                return new First(UNKNOWN, UNKNOWN);
            }
            int[] firstSubhaloes =
                    file.dataset(FieldReference.FIRST_SUBHALO.path()).all().ints();
            long host = file.dataset(FieldReference.GROUP_OF_SUBHALO.path())
                    .rows(0, 1)
                    .longs()[0];
            int group = 0;
            while (group < firstSubhaloes.length && firstSubhaloes[group] < 0) {
                group++;
            }
            return group == firstSubhaloes.length
                    ? new First(UNKNOWN, UNKNOWN)
                    : new First(host - group, firstSubhaloes[group]);
        }
    }

    /** Ids of the first group and subhalo of a chunk. */
    private record First(long group, long subhalo) {}
}
