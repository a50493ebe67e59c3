package io.berth.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What must not know what. */
class FencesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.berth.agent");

    @Test
    void theSessionKnowsNoKafkaNoDiskNoProcessNoThreadNoLog() {
        classes()
                .that()
                .resideInAPackage("io.berth.agent.session..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang",
                        "java.lang.runtime",
                        "java.lang.invoke",
                        "java.util",
                        "java.time",
                        "io.berth.agent.session..",
                        "io.berth.reservation..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.berth.agent.session..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Thread.*|Process.*|Runtime)|java\\.util\\.Random|java\\.time\\.Clock")
                .check(CLASSES);
    }

    @Test
    void theSessionReadsNoClock() {
        noClasses()
                .that()
                .resideInAPackage("io.berth.agent.session..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void nothingReadsTheWallClock() {
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }

    @Test
    void onlyTheCommandKnowsPicocliAndALoggingBackend() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.berth.agent.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "ch.qos.logback..", "io.berth.agent.cli..")
                .check(CLASSES);
    }

    @Test
    void onlyTheTransportKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.berth.agent.transport..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void onlyTheProcessPackageStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.berth.agent.process..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .check(CLASSES);
    }

    @Test
    void theProcessPackageKnowsNothingOfReservations() {
        noClasses()
                .that()
                .resideInAPackage("io.berth.agent.process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.berth.agent.session..",
                        "io.berth.agent.hook..",
                        "io.berth.agent.child..",
                        "io.berth.agent.config..")
                .check(CLASSES);
    }

    @Test
    void theAgentKnowsNeitherTheServiceNorTheMasters() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.berth.server..", "io.berth.master..", "io.berth.testbed..")
                .check(CLASSES);
    }
}
