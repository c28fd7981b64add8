package org.galcause.redshiftsweep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;

/** The writers that are at work in a result folder just now. */
public final class Writers {

    /**
     * One that is alive.
     *
     * @param name as in the names of its files
     * @param what it does
     * @param cells the keys of the cells that it was computing when it last gave a sign
     */
    public record Alive(String name, String what, List<String> cells) {
        public Alive {
            cells = List.copyOf(cells);
        }
    }

    private Writers() {}

    /** All that gave a sign lately and whose process, where that can be seen, has not ended. */
    public static List<Alive> alive(Path results) {
        return signs(results).stream().flatMap(sign -> read(sign).stream()).toList();
    }

    private static Optional<Alive> read(Path sign) {
        try {
            if (!isAlive(sign)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(sign);
            return Optional.of(new Alive(name(sign), lines.get(0), lines.subList(2, lines.size())));
        } catch (NoSuchFileException justEnded) {
            return Optional.empty();
        } catch (IOException e) {
            throw UserError.data(sign + ": cannot be read (" + e + ")");
        }
    }

    /** Removes the signs of writers that are gone. */
    public static void forgetTheDead(Path results) {
        for (Path sign : signs(results)) {
            if (read(sign).isEmpty()) {
                try {
                    Files.deleteIfExists(sign);
                } catch (IOException e) {
                    throw UserError.data(sign + ": cannot be removed (" + e + ")");
                }
            }
        }
    }

    private static List<Path> signs(Path results) {
        try (Stream<Path> files = Files.list(CellStore.folderOf(results))) {
            return files.filter(file -> file.toString().endsWith(Presence.ENDING))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw UserError.data(CellStore.folderOf(results) + ": cannot be read (" + e + ")");
        }
    }

    private static boolean isAlive(Path sign) throws IOException {
        Instant last = Files.getLastModifiedTime(sign).toInstant();
        return last.isAfter(Instant.now().minus(Presence.TRUSTED))
                && !writer(name(sign)).isGoneFromHere();
    }

    private static String name(Path sign) {
        String file = String.valueOf(sign.getFileName());
        return file.substring(0, file.length() - Presence.ENDING.length());
    }

    /** The host may hold dashes; the process and the mark do not. */
    private static Writer writer(String name) {
        int mark = name.lastIndexOf('-');
        int pid = name.lastIndexOf('-', mark - 1);
        return new Writer(
                name.substring(0, Math.max(pid, 0)),
                Long.parseLong(name.substring(pid + 1, Math.max(mark, pid + 1))),
                name.substring(mark + 1));
    }
}
