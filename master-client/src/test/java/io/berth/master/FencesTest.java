package io.berth.master;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The fences of this module. */
class FencesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.berth.master");

    @Test
    void onlyTheCliSeesPicocliAndLogging() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.berth.master.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "picocli..", "ch.qos.logback..", "com.fasterxml..", "org.snakeyaml..", "io.berth.master.cli..")
                .check(CLASSES);
    }

    @Test
    void theSessionHasNoKafkaNoAvroNoThreadNoLog() {
        noClasses()
                .that()
                .resideInAPackage("io.berth.master.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.apache.avro..",
                        "org.slf4j..",
                        "io.berth.schemas..",
                        "io.berth.master",
                        "io.berth.master.transport..",
                        "java.util.concurrent..",
                        "java.io..",
                        "java.nio..",
                        "java.net..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(CLASSES);
    }

    @Test
    void theSessionReadsNoClock() {
        noClasses()
                .that()
                .resideInAPackage("io.berth.master.session..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheTransportSpeaksToKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.berth.master.transport..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
                .check(CLASSES);
    }

    @Test
    void nothingThatShipsUsesTheTestKit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.berth.master.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.berth.master.testkit..")
                .check(CLASSES);
    }

    @Test
    void theTestKitHasNoKafkaNoAvroNoThreadNoClock() {
        noClasses()
                .that()
                .resideInAPackage("io.berth.master.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..", "io.berth.schemas..", "org.slf4j..")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "start")
                .check(CLASSES);
    }

    @Test
    void nobodySeesTheService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.berth.server..", "org.apache.kafka.streams..")
                .check(CLASSES);
    }
}
