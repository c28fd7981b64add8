package org.galcause.redshiftsweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceStudiesTest {

    static Stream<Path> committed() {
        return ProjectFiles.studies(ProjectFiles.root().resolve("studies")).stream();
    }

    @ParameterizedTest
    @MethodSource("committed")
    void everyStudyOfTheProjectIsReadAndCanBeDone(Path file) {
        assertThat(StudyFile.read(file).orRefuse().estimators()).isNotEmpty();
    }

    @Test
    void everyReferenceStudyIsReadAndWhatItNeedsBeyondIsRefused() {
        Path folder = ProjectFiles.shared("reference/gmethods");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no reference cases beside the project");
        List<Path> refused = ProjectFiles.studies(folder).stream()
                .filter(ReferenceStudiesTest::isRefused)
                .toList();
        Set<String> later = Set.of("ice_pooled_classical_total_compdata");
        assertThat(refused).isNotEmpty().allMatch(f -> later.contains(String.valueOf(f.getName(f.getNameCount() - 2))));
    }

    private static boolean isRefused(Path file) {
        Study study = StudyFile.read(file);
        try {
            study.orRefuse();
            return false;
        } catch (UserError e) {
            return true;
        }
    }
}
