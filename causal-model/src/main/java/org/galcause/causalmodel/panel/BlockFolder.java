package org.galcause.causalmodel.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;

/** A panel as a folder of files, one for each block, that are read when they are needed: for panels larger than memory. */
public final class BlockFolder {

    private static final String ENDING = ".block";

    private BlockFolder() {}

    /** Writes one block; from any process, in any order. */
    public static void write(Path folder, PanelSchema schema, int number, PanelBlock block) {
        try {
            Files.createDirectories(folder);
            BlockFile.write(
                    folder.resolve(name(number)), block, schema.variables().size(), schema.steps());
        } catch (IOException e) {
            throw new UncheckedIOException("block " + number + " cannot be written to " + folder, e);
        }
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "%09d%s", number, ENDING);
    }

    /**
     * Opens a panel whose blocks are read when they are asked for. Serves one thread.
     *
     * @param bytes how much of it may be in memory at once, besides the block in use
     * @throws UserError when a block is missing or damaged
     */
    public static Panel open(Path folder, PanelSchema schema, long bytes) {
        Residence residence = new Residence(bytes / Double.BYTES);
        List<PanelBlock> blocks = new ArrayList<>();
        int variables = schema.variables().size();
        for (Path file : files(folder)) {
            if (!file.equals(folder.resolve(name(blocks.size())))) {
                throw UserError.data(folder + " lacks " + name(blocks.size()) + "; delete the folder and run again");
            }
            BlockFile block = BlockFile.open(file, variables * schema.steps());
            blocks.add(new PanelBlock(block, variables, schema.steps(), residence));
        }
        requireFull(folder, blocks);
        return Panel.inFiles(schema, blocks);
    }

    /** How many blocks there are. */
    public static int count(Path folder) {
        return files(folder).size();
    }

    /** One block. */
    public static PanelBlock read(Path folder, int variables, int steps, int number) {
        return new PanelBlock(
                BlockFile.open(folder.resolve(name(number)), variables * steps),
                variables,
                steps,
                new Residence(Long.MAX_VALUE));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static void requireFull(Path folder, List<PanelBlock> blocks) {
        for (int b = 0; b < blocks.size(); b++) {
            int rows = blocks.get(b).rows();
            boolean last = b == blocks.size() - 1;
            if (rows > Panel.BLOCK_ROWS || rows == 0 || !last && rows != Panel.BLOCK_ROWS) {
                throw UserError.data(folder.resolve(name(b)) + " has " + rows + " rows, and a block "
                        + (last ? "has 1 to " : "that is not the last has ") + Panel.BLOCK_ROWS
                        + "; delete the folder and run again");
            }
            if (b > 0
                    && blocks.get(b - 1).id(Panel.BLOCK_ROWS - 1)
                            >= blocks.get(b).id(0)) {
                throw UserError.data(folder.resolve(name(b))
                        + " does not follow the block before it in order of id; delete the folder and run again");
            }
        }
    }
}
