package org.galcause.redshiftsweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceStudiesTest {

    static Stream<Path> committed() {
        return ProjectFiles.studies(ProjectFiles.root().resolve("studies")).stream();
    }

    @ParameterizedTest
    @MethodSource("committed")
    void everyStudyOfTheProjectIsReadAndCanBeDone(Path file) {
        assertThat(StudyFile.read(file).estimators()).isNotEmpty();
    }

    static Stream<Path> references() {
        Path folder = ProjectFiles.shared("reference/gmethods");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no reference cases beside the project");
        return ProjectFiles.studies(folder).stream();
    }

    @ParameterizedTest
    @MethodSource("references")
    void everyReferenceStudyIsReadAndCanBeDone(Path file) {
        assertThat(StudyFile.read(file).estimators()).isNotEmpty();
    }
}
