package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.command.HoldPool;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.log.Entry;
import io.berth.testbed.log.TopicDump;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that is told to pass over one record. */
@Timeout(240)
class SkipTest {
    @Test
    void theRecordHasNoEffectItsCopyHasAndTheReplayOfTheLogIsClean() throws Exception {
        int partition = Utils.toPositive(Utils.murmur2("default".getBytes(StandardCharsets.UTF_8)))
                % Topics.COMMANDS.partitions();
        // The first record of a new log is the policy; the one behind it is the first that anybody sends.
        String place = Topics.COMMANDS.name() + "-" + partition + "@1";
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                World world = new World(broker.bootstrapServers())) {
            Child service = world.service(
                    "service",
                    settings -> settings.with("berth.create-topics", "true")
                            .with("berth.skip", place)
                            .with("berth.skip.by", "ann")
                            .with("berth.skip.reason", "trips the bug of ticket 12"));
            World.awaitReady(service);

            // It is not answered, so it is sent again by itself.
            run(world, "pool", "hold", "--reason", "network");

            List<Entry> letters = TopicDump.of(broker.bootstrapServers(), List.of(Topics.DEAD_LETTERS.name()));
            assertThat(letters).hasSize(1);
            assertThat(letters.get(0).headers())
                    .containsEntry(Headers.SOURCE, place)
                    .containsEntry(Headers.ERROR, "SKIPPED")
                    .containsEntry(Headers.REASON, "Passed over, as ann said: trips the bug of ticket 12");
            assertThat(letters.get(0).value()).containsInstanceOf(HoldPool.class);
            assertThat(run(world, "audit", "--replay", "-o", "json")).contains("\"same\":true,\"known\":true");
        }
    }

    private static String run(World world, String... arguments) {
        Child berth = world.berth("ann", Optional.empty(), List.of(arguments));
        assertThat(berth.awaitExit(World.LIMIT)).as(berth::tail).isZero();
        return berth.out();
    }
}
