package org.galcause.redshiftsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    private static final String PROPERTY = "galcause.log";

    private final String before = System.getProperty(PROPERTY, "");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void restore() {
        if (before.isEmpty()) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void theLogOfARunLiesInItsFolderAndThatOfOthersInAFileOfTheUsersOwn() {
        Logs.into(folder);
        assertThat(System.getProperty(PROPERTY))
                .isEqualTo(folder.resolve("galcause.log").toString());
        Logs.intoTemporary();
        assertThat(Path.of(System.getProperty(PROPERTY)).getFileName().toString())
                .startsWith("galcause-" + System.getProperty("user.name"))
                .endsWith(".log");
    }
}
