package org.galcause.redshiftsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whyAFileCannotBeWrittenIsSaidWithoutNamesOfClasses() {
        assertThat(AtomicFiles.reason(new AccessDeniedException("/r/x"))).isEqualTo("no permission");
        assertThat(AtomicFiles.reason(new FileSystemException("/r/x", "", "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(AtomicFiles.reason(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }

    @Test
    void aFileIsReplacedWholeAndOnlyWhatWasSetAsideIsRemoved() throws IOException {
        Path file = folder.resolve("a");
        AtomicFiles.write(file, new byte[] {1});
        AtomicFiles.write(file, new byte[] {2, 3});
        Files.write(folder.resolve(AtomicFiles.ASIDE + "00000000-0000-0000-0000-000000000000"), new byte[] {4});
        AtomicFiles.removeAsides(folder, Instant.now().plusSeconds(60));
        assertThat(Files.readAllBytes(file)).containsExactly(2, 3);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
