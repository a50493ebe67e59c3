package io.berth.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.agent.child.Children;
import io.berth.agent.fence.FenceException;
import io.berth.agent.fence.FenceStore;
import io.berth.agent.hook.HookListener;
import io.berth.agent.hook.Hooks;
import io.berth.agent.probe.ProbeRunner;
import io.berth.agent.session.AgentSession;
import io.berth.agent.session.Exit;
import io.berth.agent.session.Fence;
import io.berth.agent.session.HookOrder;
import io.berth.agent.session.HookResult;
import io.berth.agent.session.SessionConfig;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The order in which the loop does things: what it reads is given, and what it does is a list. */
class AgentLoopTest implements Clients {
    private static final AgentIdentity IDENTITY = new AgentIdentity("default", "mac-07", "run-1", true);
    private static final long EPOCH = 7;

    private final WireCodec codec = Codecs.bundled();
    private final List<String> deeds = new ArrayList<>();
    private final List<AgentReport> reports = new ArrayList<>();
    private boolean reserved = true;
    private boolean removedAfterwards;
    private AgentState said = state();
    private FenceStore fence =
            written -> deeds.add("write " + written.highestEpoch() + (written.unclean() ? " unclean" : " clean"));
    private RuntimeException whenHooksClose;
    private AgentLoop loop;

    @Test
    void epochIsWrittenBeforeItsHookRunsAndBeforeItIsReported() throws Exception {
        loop = loop();

        assertThat(loop.run()).isEqualTo(Exit.STOPPED);

        assertThat(deeds)
                .containsExactly(
                        "write 7 unclean",
                        "start on-reserved 7",
                        "report highest 7",
                        "report ready 7",
                        "start on-freed 7",
                        "write 7 clean",
                        "close hooks");
    }

    @Test
    void epochThatCannotBeWrittenIsNeitherServedNorReported() {
        fence = written -> {
            throw new FenceException("no space left");
        };
        loop = loop();

        assertThatThrownBy(loop::run).isInstanceOf(FenceException.class).hasMessage("no space left");

        assertThat(deeds).containsExactly("close hooks");
        assertThat(reports).isNotEmpty().allSatisfy(report -> {
            assertThat(report.getHighestEpoch()).isEqualTo(-1);
            assertThat(report.getServingEpoch()).isEqualTo(-1);
        });
    }

    @Test
    void goodbyeIsSaidAlsoWhenAHookDoesNotEnd() {
        reserved = false;
        whenHooksClose = new IllegalStateException("a killed hook does not end");
        loop = loop();
        loop.stop();

        assertThatThrownBy(loop::run).isSameAs(whenHooksClose);

        assertThat(reports).last().extracting(AgentReport::getStopping).isEqualTo(true);
    }

    @Test
    void whoFindsThatAnotherRunReplacedItEndsAlsoWhereItsOwnRegistrationIsNotThereAnyMore() throws Exception {
        said = AgentRecords.replacing("default", "mac-07", "run-2", List.of("run-1", "run-0"));
        loop = loop();

        assertThat(loop.run()).isEqualTo(Exit.REPLACED);

        assertThat(deeds).containsExactly("close hooks");
    }

    @Test
    void whoIsRemovedWhileItServesServesOn() throws Exception {
        removedAfterwards = true;
        loop = loop();

        assertThat(loop.run()).isEqualTo(Exit.STOPPED);

        assertThat(deeds).contains("report ready 7", "start on-freed 7").last().isEqualTo("close hooks");
    }

    @Test
    void whoFindsOnlyThatItWasRemovedBeforeRegistersAsANewOne() throws Exception {
        reserved = false;
        removedAfterwards = true;
        loop = loop();
        loop.stop();

        assertThat(loop.run()).isEqualTo(Exit.STOPPED);

        assertThat(reports)
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.getHighestEpoch()).isEqualTo(-1));
    }

    private AgentLoop loop() {
        SessionConfig config = new SessionConfig("run-1", Duration.ofSeconds(5), true, true, Duration.ofSeconds(30));
        return new AgentLoop(
                new AgentSession(config, Fence.NONE),
                fence,
                IDENTITY,
                new AtomicReference<>(TagSet.of("linux")),
                this,
                codec,
                Run::new,
                listener -> Children.none(),
                listener -> new ProbeRunner(null, TagSet.of(), listener));
    }

    /** Every hook succeeds at once. */
    private final class Run implements Hooks {
        private final HookListener listener;

        Run(HookListener listener) {
            this.listener = listener;
        }

        @Override
        public void carryOut(HookOrder order) {
            deeds.add("start " + order.kind().label() + " " + order.epoch());
            listener.finished(order.kind(), order.epoch(), HookResult.SUCCESS);
        }

        @Override
        public void close() {
            deeds.add("close hooks");
            if (whenHooksClose != null) {
                throw whenHooksClose;
            }
        }
    }

    @Override
    public Producer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
                heard(record);
                return super.send(record, callback);
            }
        };
    }

    private void heard(ProducerRecord<byte[], byte[]> record) {
        AgentReport report;
        try {
            report = (AgentReport) codec.decode(record.value());
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
        reports.add(report);
        if (report.getHighestEpoch() == EPOCH && !deeds.contains("report highest 7")) {
            deeds.add("report highest 7");
        }
        if (report.getReady() && report.getServingEpoch() == EPOCH && !deeds.contains("report ready 7")) {
            deeds.add("report ready 7");
            loop.stop();
        }
    }

    @Override
    public Consumer<byte[], byte[]> consumer() {
        TopicPartition partition = new TopicPartition(Topics.AGENTS.name(), 0);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        consumer.updatePartitions(
                partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        List<byte[]> values = new ArrayList<>();
        if (reserved) {
            values.add(codec.encode(said));
        }
        if (removedAfterwards) {
            values.add(null);
        }
        // What stands there when it begins to read, but for the end of an agent that still runs.
        consumer.updateEndOffsets(Map.of(partition, values.isEmpty() ? 0L : 1L));
        for (int i = 0; i < values.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(partition.topic(), 0, i, key(), values.get(i));
            consumer.schedulePollTask(() -> consumer.addRecord(record));
        }
        return consumer;
    }

    private static byte[] key() {
        return IDENTITY.key().getBytes(StandardCharsets.UTF_8);
    }

    private static AgentState state() {
        return AgentRecords.state("default", "mac-07", AgentStatus.RESERVED, EPOCH, "r-7", "m1", false);
    }
}
