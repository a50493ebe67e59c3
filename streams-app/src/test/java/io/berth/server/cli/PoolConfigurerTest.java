package io.berth.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.Reading;
import io.berth.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PoolConfigurerTest {
    private static final PoolName POOL = new PoolName("mac");

    private final WireCodec codec = Codecs.bundled();

    @Test
    void writesTheCommandThatTheServiceReadsBack() throws Exception {
        ProducerRecord<String, byte[]> record = PoolConfigurer.record(codec, POOL, PoolPolicy.DEFAULT);

        assertThat(record.topic()).isEqualTo("berth.commands");
        assertThat(CommandMapper.read(codec.decode(record.value())))
                .isEqualTo(new Reading.Read(POOL, new Command.ConfigurePool(PoolPolicy.DEFAULT)));
    }

    @Test
    void leavesThePartitionToTheKey() {
        ProducerRecord<String, byte[]> record = PoolConfigurer.record(codec, POOL, PoolPolicy.DEFAULT);

        assertThat(record.key()).isEqualTo("mac");
        assertThat(record.partition()).isNull();
    }

    @Test
    void saysItsTypeInAHeaderForKcat() {
        ProducerRecord<String, byte[]> record = PoolConfigurer.record(codec, POOL, PoolPolicy.DEFAULT);

        assertThat(new String(record.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8))
                .isEqualTo("ConfigurePool");
    }
}
