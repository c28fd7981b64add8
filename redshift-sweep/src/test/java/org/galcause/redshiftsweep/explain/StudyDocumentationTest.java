package org.galcause.redshiftsweep.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.galcause.redshiftsweep.study.Option;
import org.galcause.redshiftsweep.study.ProjectFiles;
import org.galcause.redshiftsweep.study.StudyOptions;
import org.junit.jupiter.api.Test;

class StudyDocumentationTest {

    /** When a key changes, the page is written anew into {@code target}, from where it can be copied. */
    @Test
    void thePageSaysWhatTheProgramReads() throws IOException {
        String page = StudyDocumentation.markdown();
        Files.writeString(Path.of("target", "study-file.md"), page);
        assertThat(ProjectFiles.root().resolve("docs/study-file.md")).hasContent(page);
    }

    @Test
    void everyKeyHasAMeaningAndSaysWhatIsAllowedAndWhatHappensWithoutIt() {
        assertThat(StudyOptions.all()).allSatisfy(table -> {
            assertThat(table.names()).as(table.title()).doesNotHaveDuplicates();
            assertThat(table.options()).allSatisfy(option -> {
                assertThat(option.meaning())
                        .as(table.title() + "." + option.name())
                        .isNotBlank();
                assertThat(option.allowed().text()).isNotBlank();
                assertThat(option.fallback().isBlank()).isEqualTo(option.presence() == Option.Presence.REQUIRED);
            });
        });
    }
}
