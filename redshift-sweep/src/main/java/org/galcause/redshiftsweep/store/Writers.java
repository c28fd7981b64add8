package org.galcause.redshiftsweep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        List<Alive> alive = new ArrayList<>();
        for (Path file : signs(results)) {
            try {
                if (isAlive(file)) {
                    List<String> lines = Files.readAllLines(file);
                    alive.add(new Alive(
                            name(file), lines.get(0), lines.subList(Math.min(2, lines.size()), lines.size())));
                }
            } catch (NoSuchFileException justEnded) {
                continue;
            } catch (IOException e) {
                throw UserError.data(file + ": cannot be read (" + e + ")");
            }
        }
        return alive;
    }

    /** Removes the signs of writers that are gone. */
    public static void forgetTheDead(Path results) {
        for (Path file : signs(results)) {
            try {
                if (!isAlive(file)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException justEnded) {
                continue;
            } catch (IOException e) {
                throw UserError.data(file + ": cannot be removed (" + e + ")");
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
