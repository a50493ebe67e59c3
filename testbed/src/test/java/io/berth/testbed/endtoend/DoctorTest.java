package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.topic.Topics;
import io.berth.server.topic.TopicAdmin;
import io.berth.testbed.bench.SimulatedAgents;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.broker.FreePorts;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code berth doctor} as a process, against a real broker and the real service. */
@ExtendWith(SharedService.Lifetime.class)
class DoctorTest {
    private static final int OK = 0;
    private static final int OTHER = 1;
    private static final int UNREACHABLE = 69;
    private static final int CONFIGURATION = 78;

    @Test
    void findsNothingWrongWhereEverythingRuns() {
        SharedService.get().agent(SharedService.DEFAULT_POOL, "examined-1", "examined");

        assertThat(examined(OK, List.of("--pool", SharedService.DEFAULT_POOL)))
                .doesNotContain("FAILED", "SKIPPED")
                .containsPattern("OK +reachability +127.0.0.1:\\d+ answers")
                .contains("transaction.version 2", "9 of 9 topics", "may write berth.commands")
                .containsPattern("pool default has [1-9]")
                .contains("it answered a question within")
                .contains("the service answers with the schemas of this program");
    }

    @Test
    void seesWithoutAQuestionThatTheServiceRuns() {
        assertThat(examined(OK, List.of("--read-only")))
                .containsPattern("OK +service +an instance runs")
                .containsPattern("SKIPPED +clock");
    }

    @Test
    void namesThePoolsWhereThereIsNoneOfThatName() {
        assertThat(examined(CONFIGURATION, List.of("--pool", "matchin")))
                .contains("there is no pool matchin")
                .contains("Fix: --pool matching; or add matchin to berth.pools")
                .containsPattern("OK +service");
    }

    @Test
    void saysThatNothingListensOnAWrongPort() {
        String address = "127.0.0.1:" + FreePorts.next();

        assertThat(examined(UNREACHABLE, List.of("--bootstrap", address)))
                .contains(address + ": nothing listens there")
                .contains("Fix: correct the port in bootstrap.servers")
                .containsPattern("SKIPPED +brokers");
    }

    @Test
    void tellsTlsAgainstAPlainPort() {
        World world = SharedService.get().world();
        Path file = world.settings()
                .with("security.protocol", "SSL")
                .write(world.directory().resolve("doctor-tls.properties"));

        assertThat(examined(CONFIGURATION, List.of("--config", file.toString())))
                .contains("TLS is set, and this port does not speak it")
                .contains("Fix: set security.protocol=PLAINTEXT");
    }

    @Test
    void saysWhatIsMissingOnABrokerWithoutTheService() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<String> there = List.of("--bootstrap", broker.bootstrapServers());
            assertThat(examined(OTHER, there))
                    .contains("topic berth.commands: it does not exist")
                    .contains("Fix: berth-server topics --create --config FILE");

            new TopicAdmin(admin, Duration.ofSeconds(60)).create(Optional.empty());
            // Without the service there is no pool either; the first failure counts.
            assertThat(examined(CONFIGURATION, there))
                    .contains("The service has never configured one")
                    .contains("the service gave no answer within")
                    .contains("Fix: see that it runs");

            admin.deleteTopics(List.of(Topics.REPLIES.name())).all().get();
            assertThat(examined(OTHER, there))
                    .contains("topic berth.replies: it does not exist")
                    .contains("8 of 9 topics")
                    .containsPattern("SKIPPED +service");
        }
    }

    @Test
    void saysThatTheServiceIsDownWhereItRanBefore() {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                World world = new World(broker.bootstrapServers())) {
            Child service = world.service("service", settings -> settings.with("berth.pools", "default"));
            World.awaitReady(service);
            awaitConfigured(broker, "default");
            service.terminate();
            service.awaitExit(World.LIMIT);

            assertThat(examined(UNREACHABLE, List.of("--bootstrap", broker.bootstrapServers())))
                    .containsPattern("WARNING +pool")
                    .contains("no instance of it runs")
                    .contains("Fix: start it: berth-server run --config FILE");
        }
    }

    /** A service that is ready may not have come to its pools yet. */
    private static void awaitConfigured(EmbeddedBroker broker, String pool) {
        try (PoolView view = new PoolView(broker.bootstrapServers());
                SimulatedAgents agents = new SimulatedAgents(broker.bootstrapServers(), pool, 1, List.of("linux"))) {
            agents.awaitAvailable(view);
        }
    }

    /** @return what it said, after it ended with that code */
    private static String examined(int exitCode, List<String> more) {
        List<String> words = new ArrayList<>(List.of("doctor", "--timeout", "30s"));
        words.addAll(more);
        Child doctor = SharedService.get().world().berth("patient", Optional.empty(), words);
        int code = doctor.awaitExit(World.LIMIT.multipliedBy(2));
        assertThat(code).as(doctor.out() + doctor.err()).isEqualTo(exitCode);
        return doctor.out();
    }
}
