package io.berth.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** What may know what in the service. The folders follow the data: request, pool, reply. */
class FencesTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.berth.server");

    @Test
    void knowsNoClient() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.berth.master..", "io.berth.agent..", "io.berth.testbed..")
                .check(SERVICE);
    }

    @Test
    void theDataFlowsOneWay() {
        noClasses()
                .that()
                .resideInAPackage("..server.reply..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..server.request..", "..server.topology..")
                .because("replies are made of events, whoever asked")
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage("..server.request..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..server.store..", "..server.timer..", "..server.presence..")
                .because("reading a command needs no state")
                .check(SERVICE);
    }

    @Test
    void whatDecidesKnowsNothingOfHowItIsRun() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..server.request..",
                        "..server.pool..",
                        "..server.reply..",
                        "..server.store..",
                        "..server.timer..",
                        "..server.presence..",
                        "..server.topology..",
                        "..server.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..server.cli..", "..server.config..", "..server.topic..")
                .check(SERVICE);
        classes()
                .that()
                .resideInAPackage("..server.health..")
                .and()
                .doNotHaveSimpleName("ServiceMetrics")
                .and()
                .doNotHaveSimpleName("Counts")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage("..server.health..", "..server.cli..")
                .because("all that the topologies may know of health are the counters")
                .check(SERVICE);
    }

    @Test
    void onlyTheCommandLineKnowsPicocliAndTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..server.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "..server.cli..")
                .check(SERVICE);
        noClasses()
                .that()
                .resideOutsideOfPackages("..server.cli..", "..server.topology..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..server.topology..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Topology.class)
                .because("the wiring is in one place")
                .check(SERVICE);
    }

    @Test
    void nobodyKnowsTheLogBackendOrTheWallClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ch.qos.logback..", "org.apache.log4j..", "java.util.logging..")
                .check(SERVICE);
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .check(SERVICE);
    }

    @Test
    void kafkaStreamsLivesByASteadyTime() {
        noClasses()
                .should()
                .callConstructor(KafkaStreams.class, Topology.class, Properties.class)
                .because("on the system's clock no timer comes for as long as that was set back; see SteadyTime")
                .check(SERVICE);
    }
}
