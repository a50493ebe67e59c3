package io.berth.server.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.command.AgentOnline;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import io.berth.server.pool.Decider;
import io.berth.server.wire.FailedRecord;
import io.berth.server.wire.Place;
import io.berth.server.wire.Skips;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A record that trips a bug: it is named, and an operator may say to go on without it, and it alone. */
class SkippedRecordTest {
    private static final AgentName MAC = new AgentName("mac-1");
    private static final Skips THIRD =
            new Skips(Set.of(new Place("berth.commands", 0, 2)), "ann", "trips the bug of ticket 12");
    private static final Decider WITH_A_BUG = failing(new IllegalStateException("a bug"));

    private final Logger logger = (Logger) LoggerFactory.getLogger(FailedRecord.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    @Test
    void theLogNamesTheRecordAndTheSettingThatPassesItOver() {
        try (World world = World.ofReservations(Skips.NONE, WITH_A_BUG)) {
            configure(world);

            assertThatThrownBy(() -> world.send(request("bad"))).hasRootCauseMessage("a bug");
        }
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage())
                .contains("berth.commands-0@2", "the key 'default'", "decide")
                .contains("--set berth.skip=berth.commands-0@2 --set berth.skip.by=NAME --set berth.skip.reason='WHY'");
    }

    @Test
    void aFaultOfKafkaIsNoReasonToPassARecordOver() {
        try (World world = World.ofReservations(Skips.NONE, failing(new TimeoutException("not now")))) {
            configure(world);

            assertThatThrownBy(() -> world.send(request("bad"))).hasRootCauseMessage("not now");
        }
        assertThat(log.list).isEmpty();
    }

    @Test
    void theRecordThatIsNamedIsSetAsideWithWhoAndWhyAndWhatComesBehindItIsDecided() {
        try (World world = World.ofReservations(THIRD, WITH_A_BUG)) {
            configure(world);
            world.send(request("bad"));
            world.send(request("good"));

            assertThat(world.readNames(Topics.REPLIES)).containsExactly("ReservationGranted");
            List<TestRecord<byte[], byte[]>> letters = world.readRaw(Topics.DEAD_LETTERS);
            assertThat(letters).hasSize(1);
            assertThat(header(letters.get(0), Headers.ERROR)).isEqualTo("SKIPPED");
            assertThat(header(letters.get(0), Headers.REASON))
                    .isEqualTo("Passed over, as ann said: trips the bug of ticket 12");
            assertThat(header(letters.get(0), Headers.SOURCE)).isEqualTo("berth.commands-0@2");
            assertThat(world.metrics.counts().deadLettered()).containsEntry("SKIPPED", 1L);
        }
    }

    @Test
    void theSameCommandSentAgainIsAnotherRecord() {
        try (World world = World.ofReservations(THIRD, WITH_A_BUG)) {
            configure(world);
            world.send(request("bad"));

            assertThatThrownBy(() -> world.send(request("bad"))).hasRootCauseMessage("a bug");
        }
    }

    @Test
    void aReportOfAnAgentIsPassedOverTheSameWay() {
        Skips first = new Skips(Set.of(new Place("berth.agent-reports", 0, 0)), "ann", "why not");
        try (World world = World.ofPresence(Duration.ofSeconds(30), first)) {
            report(world, "run-1");
            report(world, "run-2");

            assertThat(world.read(Topics.COMMANDS, AgentOnline.class))
                    .extracting(AgentOnline::getIncarnation)
                    .containsExactly("run-2");
            assertThat(header(world.readRaw(Topics.DEAD_LETTERS).get(0), Headers.ERROR))
                    .isEqualTo("SKIPPED");
        }
    }

    private static Decider failing(RuntimeException failure) {
        return (pool, command, moment) -> {
            if (command instanceof Command.RequestAgent request
                    && request.request().value().equals("bad")) {
                throw failure;
            }
            return pool.handle(command, moment);
        };
    }

    private static void configure(World world) {
        world.send(new Command.ConfigurePool(PoolPolicy.DEFAULT));
        world.send(new Command.AgentOnline(MAC, "run-1", TagSet.of("macos"), false, -1, -1));
    }

    private static void report(World world, String run) {
        AgentReport report = AgentReport.newBuilder()
                .setPool("default")
                .setAgent("mac-1")
                .setIncarnation(run)
                .setTags(List.of("macos"))
                .setCleans(true)
                .build();
        world.send(Topics.AGENT_REPORTS, "default/mac-1", report);
    }

    private static Command request(String id) {
        Wish wish = Wish.of(TagExpressionParser.parse("macos").orThrow());
        return new Command.RequestAgent(new RequestId(id), new MasterName("ci-1"), wish, false, null, null, null, null);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
