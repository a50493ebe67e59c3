package io.berth.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandIntakeTest {
    private static final PoolName POOL = new PoolName("p");
    private static final Command COMMAND = new Command.ConfigurePool(PoolPolicy.DEFAULT);
    private static final int HOME = 3;

    private final WireCodec codec = Codecs.bundled();
    private final CommandIntake intake = new CommandIntake(codec, key -> HOME);
    private final byte[] value = codec.encode(CommandMapper.write(POOL, COMMAND));

    @Test
    void aCommandAtHomeIsRead() {
        assertThat(intake.read(key("p"), value, HOME)).isEqualTo(new Reading.Read(POOL, COMMAND));
    }

    @Test
    void aCommandUnderAnotherKeyIsNotDecided() {
        assertUnreadable(intake.read(key("q"), value, HOME), CommandIntake.WRONG_KEY);
        assertUnreadable(intake.read(null, value, HOME), CommandIntake.WRONG_KEY);
    }

    @Test
    void aCommandInAnotherPartitionIsNotDecided() {
        assertUnreadable(intake.read(key("p"), value, HOME + 1), CommandIntake.WRONG_PARTITION);
    }

    @Test
    void bytesThatAreNoRecordAreUnreadableWhereverTheyStand() {
        assertUnreadable(intake.read(key("p"), new byte[] {1, 2, 3}, HOME), "NOT_FRAMED");
        assertUnreadable(intake.read(null, null, HOME + 1), "EMPTY");
    }

    private static void assertUnreadable(Reading reading, String code) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.code()).isEqualTo(code);
            assertThat(unreadable.sentence()).endsWith(".");
        });
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
