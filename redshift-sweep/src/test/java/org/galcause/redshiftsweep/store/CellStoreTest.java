package org.galcause.redshiftsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellStoreTest {

    @Test
    void onlyThePlansCellsAndFilesBeingWrittenStay(@TempDir Path results) throws IOException {
        CellStore store = new CellStore(results);
        for (String key : List.of("stays", "old")) {
            store.keep(key, CellCodec.encode(new CellResult(key, List.of())));
        }
        Path cells = results.resolve(".cells");
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        Path dead = Files.writeString(cells.resolve(".aside-dead"), "half");
        Path alive = Files.writeString(cells.resolve(".aside-alive"), "half");
        Files.setLastModifiedTime(dead, FileTime.from(now.minusSeconds(1)));
        Files.setLastModifiedTime(alive, FileTime.from(now.plusSeconds(1)));
        store.keepOnly(Set.of("stays"), now);
        assertThat(store.find("stays")).isPresent();
        assertThat(store.find("old")).isEmpty();
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
    }
}
