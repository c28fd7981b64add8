package org.galcause.redshiftsweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The borders between the modules, and the few places where a library's types may be seen. */
class ModuleBordersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.galcause");

    @Test
    void theSharedLanguageNeedsNothingButJava() {
        classes()
                .that()
                .resideInAPackage("org.galcause.causalmodel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.galcause.causalmodel..")
                .check(CLASSES);
    }

    @Test
    void estimatorsAndIngestNeverSeeEachOther() {
        noClasses()
                .that()
                .resideInAPackage("org.galcause.gformula..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.galcause.ingesttng..", "org.galcause.plots..", "org.galcause.redshiftsweep..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.galcause.ingesttng..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.galcause.gformula..", "org.galcause.plots..", "org.galcause.redshiftsweep..")
                .check(CLASSES);
    }

    @Test
    void figuresSeeResultsOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.galcause.plots..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.galcause.gformula..", "org.galcause.ingesttng..", "org.galcause.redshiftsweep..")
                .check(CLASSES);
    }

    @Test
    void fileFormatsStayInIngest() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.galcause.ingesttng..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.jhdf..", "nom.tam..")
                .check(CLASSES);
    }

    @Test
    void sparkStaysInIngestAndTheSweep() {
        noClasses()
                .that()
                .resideInAnyPackage("org.galcause.causalmodel..", "org.galcause.gformula..", "org.galcause.plots..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .check(CLASSES);
    }

    @Test
    void theCommandLineLibraryStaysInTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.galcause.redshiftsweep.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void smileStaysInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.galcause.gformula.smile..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("smile..")
                .check(CLASSES);
    }
}
