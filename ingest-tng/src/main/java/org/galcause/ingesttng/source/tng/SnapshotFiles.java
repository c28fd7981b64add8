package org.galcause.ingesttng.source.tng;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.catalogue.NumberList;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.source.scan.Part;

/**
 * The files of one particle snapshot that are there.
 *
 * @param place the folder or the single file
 * @param number of the snapshot
 * @param files by number
 * @param headers of these files, by number
 */
record SnapshotFiles(Path place, int number, Map<Integer, Path> files, Map<Integer, ParticleHeader> headers) {

    static SnapshotFiles of(Path place, int number, Map<Integer, Path> files) {
        Map<Integer, ParticleHeader> headers = new TreeMap<>();
        files.forEach((file, path) -> headers.put(file, header(path)));
        ParticleHeader first = headers.values().iterator().next();
        headers.forEach((file, header) -> header.contradiction(first).ifPresent(what -> {
            throw UserError.data(
                    files.get(file) + ": belongs to another snapshot or run than the files beside it: its header says "
                            + what + "; keep the files of one snapshot and run in one folder");
        }));
        return new SnapshotFiles(place, number, files, headers);
    }

    /** One file of the web API. */
    static SnapshotFiles cutout(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.data(file + ": no such file");
        }
        ParticleHeader header = header(file);
        return new SnapshotFiles(file, header.snapshot().orElse(0), Map.of(0, file), Map.of(0, header));
    }

    private static ParticleHeader header(Path path) {
        try (Hdf5File file = Hdf5File.open(path)) {
            return ParticleHeader.of(file);
        }
    }

    ParticleHeader header() {
        return headers.values().iterator().next();
    }

    /**
     * What is missing, in words.
     *
     * @throws UserError when that is not allowed, or there are more files than the snapshot has
     */
    Optional<String> requireComplete(boolean incompleteAllowed) {
        int count = header().files();
        List<Integer> missing = NumberedFiles.missing(files, count);
        String text = "snapshot " + number + ": files " + NumberList.of(missing) + " of " + count;
        if (!missing.isEmpty() && !incompleteAllowed) {
            throw UserError.data(place + ": particle files are missing: " + text
                    + "; fetch them, or read what is there with the option missing => allow");
        }
        if (files.size() > count) {
            throw UserError.data(place + ": snapshot " + number + " has " + count
                    + " files by its headers, but files numbered " + NumberList.of(files.keySet())
                    + " are there; are two runs mixed?");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The parts that hold a type. */
    List<Part> parts(ParticleType type) {
        List<Part> parts = new ArrayList<>();
        long next = 0;
        int expected = 0;
        for (Map.Entry<Integer, Path> file : files.entrySet()) {
            next = file.getKey() == expected++ ? next : Part.UNKNOWN;
            long rows = count(file.getKey(), type);
            parts.add(new Part(file.getValue().toString(), type.group(), file.getKey(), number, next, rows));
            next = next == Part.UNKNOWN ? next : next + rows;
        }
        header().total(type).ifPresent(total -> requireTotal(type, parts, total));
        headers.forEach((file, header) -> header.held(type).ifPresent(held -> requireHeld(type, file, held)));
        return parts;
    }

    /** A cutout holds what was asked for: what it lacks is not known to be nothing. */
    private void requireHeld(ParticleType type, int file, long held) {
        if (held != count(file, type)) {
            throw UserError.data(files.get(file) + ": its header counts " + count(file, type) + " particles of type "
                    + type.label() + ", but its group " + type.group() + " holds " + held
                    + "; fetch the file again");
        }
        if (held == 0 && header().files() == 1) {
            throw UserError.data(files.get(file) + ": holds no particles of type " + type.label() + "; it holds "
                    + there(file) + "; read one of these, or fetch it with " + type.label() + " in the request");
        }
    }

    /** The types in a file, each with its particles. */
    private String there(int file) {
        String all = Arrays.stream(ParticleType.values())
                .filter(type -> count(file, type) > 0)
                .map(type -> type.label() + " (" + count(file, type) + ")")
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none at all" : all;
    }

    /** The types that a snapshot with totals has, each with its particles; empty when the type asked for is among them. */
    String instead(ParticleType asked) {
        if (header().total(asked).orElse(1) > 0) {
            return "";
        }
        return Arrays.stream(ParticleType.values())
                .filter(type -> header().total(type).orElse(0) > 0)
                .map(type -> type.label() + " (" + header().total(type).orElse(0) + ")")
                .collect(Collectors.joining(", "));
    }

    private long count(int file, ParticleType type) {
        return Optional.ofNullable(headers.get(file))
                .map(header -> header.count(type))
                .orElse(0L);
    }

    private void requireTotal(ParticleType type, List<Part> parts, long total) {
        long sum = parts.stream().mapToLong(Part::rows).sum();
        if (sum > total || files.size() == header().files() && sum != total) {
            throw UserError.data(place + ": snapshot " + number + " has " + total + " particles of type " + type.label()
                    + " by its header, but its files hold " + sum + " together; a file was replaced or cut");
        }
    }
}
