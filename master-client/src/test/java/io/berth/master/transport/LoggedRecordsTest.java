package io.berth.master.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.replay.LoggedCommand;
import io.berth.reservation.replay.RecordedEvent;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.EventMapper;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LoggedRecordsTest {
    private static final PoolName POOL = new PoolName("default");
    private static final Command COMMAND = new Command.ConfigurePool(PoolPolicy.DEFAULT);
    private static final int PARTITIONS = 8;
    private static final byte[] UNKNOWN_SCHEMA = {0, 99, 99, 99, 99, 1};

    private final WireCodec codec = Codecs.bundled();
    private final byte[] command = codec.encode(CommandMapper.write(POOL, COMMAND));
    private final SetAside setAside = new SetAside();

    @Test
    void aCommandAtHomeIsDecided() {
        assertThat(read(null, List.of(record(7, 70, "default", command))))
                .containsExactly(new LoggedCommand.Decidable(7, 70, POOL, COMMAND));
    }

    @Test
    void whatTheServiceWouldSetAsideIsPassedOver() {
        assertThat(read(null, List.of(record(7, 70, "default", new byte[] {1, 2, 3}), record(8, 80, "other", command))))
                .containsExactly(new LoggedCommand.PassedOver(7, 70), new LoggedCommand.PassedOver(8, 80));
    }

    @Test
    void aSchemaThatOnlyTheServiceMayKnowIsUnknown() {
        assertThat(read(null, List.of(record(7, 70, "default", UNKNOWN_SCHEMA))))
                .containsExactly(new LoggedCommand.Unknown(7, 70));
    }

    @Test
    void whatTheServiceDidSetAsideIsPassedOverWhateverItIs() {
        letter(7, 70);
        letter(8, 80);

        assertThat(read(null, List.of(record(7, 70, "default", UNKNOWN_SCHEMA), record(8, 80, "default", command))))
                .containsExactly(new LoggedCommand.PassedOver(7, 70), new LoggedCommand.PassedOver(8, 80));
    }

    @Test
    void aLetterFromBeforeTheLogWasCreatedAnewSaysNothing() {
        letter(7, 69);

        assertThat(read(null, List.of(record(7, 70, "default", command))))
                .containsExactly(new LoggedCommand.Decidable(7, 70, POOL, COMMAND));
    }

    @Test
    void recordsOfOtherPoolsAreLeftOut() {
        assertThat(read(POOL, List.of(record(7, 70, "other", new byte[] {1}), record(8, 80, "default", command))))
                .containsExactly(new LoggedCommand.Decidable(8, 80, POOL, COMMAND));
    }

    @Test
    void anEventIsReadWithItsRecordAndWhatIsNoneWithout() {
        SpecificRecord event = EventMapper.write(POOL, new Event.PoolConfigured(PoolPolicy.DEFAULT), 7, 0, 70);
        List<RecordedEvent> read = new ArrayList<>();
        new LoggedRecords(codec, PARTITIONS, setAside, null)
                .events(List.of(
                                record(1, 70, "default", codec.encode(event)),
                                record(2, 80, "default", command),
                                record(3, 90, "default", null))
                        .iterator())
                .forEachRemaining(read::add);

        assertThat(read)
                .containsExactly(
                        new RecordedEvent(1, EventMapper.read(event), event),
                        new RecordedEvent(2, null, null),
                        new RecordedEvent(3, null, null));
    }

    private List<LoggedCommand> read(PoolName pool, List<ConsumerRecord<byte[], byte[]>> records) {
        List<LoggedCommand> read = new ArrayList<>();
        new LoggedRecords(codec, PARTITIONS, setAside, pool)
                .commands(records.iterator())
                .forEachRemaining(read::add);
        return read;
    }

    private void letter(long offset, long timeMs) {
        ConsumerRecord<byte[], byte[]> letter = record(0, timeMs, "default", UNKNOWN_SCHEMA);
        letter.headers()
                .add(
                        Headers.SOURCE,
                        (Topics.COMMANDS.name() + "-" + home() + "@" + offset).getBytes(StandardCharsets.UTF_8));
        setAside.add(letter);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, long timeMs, String key, byte[] value) {
        return new ConsumerRecord<>(
                Topics.COMMANDS.name(),
                home(),
                offset,
                timeMs,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static int home() {
        return LoggedRecords.home(LoggedRecords.key(POOL), PARTITIONS);
    }
}
