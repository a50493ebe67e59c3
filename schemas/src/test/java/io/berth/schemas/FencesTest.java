package io.berth.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what in this module. */
class FencesTest {
    private static final String[] GENERATED = {
        "io.berth.schemas.command..",
        "io.berth.schemas.report..",
        "io.berth.schemas.reply..",
        "io.berth.schemas.event..",
        "io.berth.schemas.state..",
        "io.berth.schemas.code.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.berth.schemas");

    @Test
    void theWireNeedsOnlyJavaAvroJacksonCoreAndTheProtocol() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "org.apache.avro..",
                        "com.fasterxml.jackson.core..",
                        "io.berth.reservation..",
                        "io.berth.schemas..")
                .check(CLASSES);
    }

    @Test
    void generatedClassesKnowNothingOfOursButOneAnother() {
        noClasses()
                .that()
                .resideInAnyPackage(GENERATED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.berth.reservation..",
                        "io.berth.schemas.catalogue..",
                        "io.berth.schemas.codec..",
                        "io.berth.schemas.mapping..",
                        "io.berth.schemas.registry..",
                        "io.berth.schemas.topic..")
                .check(CLASSES);
    }

    @Test
    void theRegistryClientKnowsNothingOfTheCodecThatUsesIt() {
        noClasses()
                .that()
                .resideInAnyPackage("io.berth.schemas.registry..", "io.berth.schemas.catalogue..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.berth.schemas.codec..", "io.berth.schemas.mapping..")
                .check(CLASSES);
    }

    @Test
    void theCodecKnowsBytesAndNothingOfWhatTheyMean() {
        noClasses()
                .that()
                .resideInAPackage("io.berth.schemas.codec..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.berth.schemas.mapping..",
                        "io.berth.schemas.topic..",
                        "io.berth.schemas.command..",
                        "io.berth.schemas.report..",
                        "io.berth.schemas.reply..",
                        "io.berth.schemas.event..",
                        "io.berth.schemas.state..")
                .check(CLASSES);
    }
}
