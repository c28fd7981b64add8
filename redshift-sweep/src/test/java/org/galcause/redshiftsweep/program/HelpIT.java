package org.galcause.redshiftsweep.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no Spark must not load it: that is why it answers at once. */
class HelpIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void helpAndVersionLoadNoSpark() {
        for (String option : List.of("--help", "--version")) {
            Program.Left left = new Program(folder).run(List.of("-Xlog:class+load:file=classes.log"), option);
            assertThat(left.status()).isZero();
            assertThat(left.err()).isEmpty();
            assertThat(left.out()).contains("galcause");
            assertThat(folder.resolve("classes.log"))
                    .content()
                    .contains("org.galcause.redshiftsweep.cli.Galcause ")
                    .doesNotContain("org.apache.spark", "scala.", "io.jhdf", "org.apache.pdfbox");
        }
    }

    @Test
    void aBadOptionIsABadCommand() {
        Program.Left left = new Program(folder).run("run", "study.yaml", "--format", "excel");
        assertThat(left.status()).isEqualTo(2);
        assertThat(left.err()).contains("--format", "excel", "PARQUET, FITS");
    }
}
