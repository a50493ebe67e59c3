package io.berth.testbed.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The fences between the modules, which only this module can see all at once. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.berth");

    @Test
    void everyModuleIsLookedAt() {
        for (String module : new String[] {"reservation", "schemas", "server", "master", "agent", "testbed"}) {
            assertThat(CLASSES.stream().anyMatch(type -> type.getPackageName().startsWith("io.berth." + module)))
                    .as(module)
                    .isTrue();
        }
    }

    @Test
    void nothingThatShipsDependsOnTheTestbed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.berth.testbed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.berth.testbed..")
                .check(CLASSES);
    }

    @Test
    void protocolDependsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("io.berth.reservation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.berth.schemas..", "io.berth.server..", "io.berth.master..", "io.berth.agent..")
                .check(CLASSES);
    }

    @Test
    void clientsAndServiceKnowNothingOfEachOther() {
        fence("io.berth.master..", "io.berth.agent..", "io.berth.server..");
        fence("io.berth.agent..", "io.berth.master..", "io.berth.server..");
        fence("io.berth.server..", "io.berth.master..", "io.berth.agent..");
    }

    private static void fence(String from, String... to) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .check(CLASSES);
    }
}
