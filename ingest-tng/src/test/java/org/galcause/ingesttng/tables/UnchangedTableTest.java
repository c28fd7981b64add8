package org.galcause.ingesttng.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose files change after their columns were looked up. */
class UnchangedTableTest {

    @TempDir
    Path folder;

    @Test
    void columnsOfAnotherVersionAreNotMixedUp() throws IOException {
        Path path = Files.writeString(folder.resolve("table.csv"), "mass,sfr\n1,20\n");
        TableContent content = new TableContent(TableFile.withoutSpark(path).orElseThrow());
        NumberColumn mass = content.numbers("mass");
        content.read();
        assertThat(mass.values()).containsExactly(1);
        TableContent again = new TableContent(TableFile.withoutSpark(path).orElseThrow());
        again.numbers("mass");
        Files.writeString(path, "sfr,mass,id\n20,1,3\n");
        assertThatThrownBy(again::read)
                .isInstanceOf(UserError.class)
                .hasMessage(path + ": was replaced or written to while it was read; run again once it stays the same");
    }

    @Test
    void aFileThatBreaksWhileItIsReadWasReplaced() throws IOException {
        Path path = folder.resolve("table.fits");
        FitsTableFile.write(path, "T", List.of(FitsColumn.reals("mass", "Msun", new double[] {1, 2, 3})));
        TableContent content = new TableContent(TableFile.withoutSpark(path).orElseThrow());
        content.numbers("mass");
        Files.writeString(path, "SIMPLE");
        assertThatThrownBy(content::read)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(path + ": was replaced or written to while it was read");
    }
}
