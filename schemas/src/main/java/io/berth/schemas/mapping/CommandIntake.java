package io.berth.schemas.mapping;

import io.berth.reservation.name.PoolName;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * What becomes of one record of the command log, from its bytes on. The service and whoever decides the log once more
 * read it with this, so both decide the same commands. Thread-safe where its partitioner is.
 */
public final class CommandIntake {
    /** The code of a command under another key than its pool. */
    public static final String WRONG_KEY = "WRONG_KEY";

    /** The code of a command in another partition than the one that decides its pool. */
    public static final String WRONG_PARTITION = "WRONG_PARTITION";

    private final WireCodec codec;
    private final ToIntFunction<byte[]> homeOf;

    /** @param homeOf the partition of the command log that Kafka's own partitioner gives a key */
    public CommandIntake(WireCodec codec, ToIntFunction<byte[]> homeOf) {
        this.codec = codec;
        this.homeOf = homeOf;
    }

    /**
     * Total: whatever the bytes are, there is a reading and no exception.
     *
     * @param key may be null
     * @param value may be null
     * @param partition where the record stands
     */
    public Reading read(byte[] key, byte[] value, int partition) {
        Reading reading;
        try {
            reading = CommandMapper.read(codec.decode(value));
        } catch (UndecodableException e) {
            return new Reading.Unreadable(e.problem().name(), e.getMessage());
        }
        return reading instanceof Reading.Read read ? atHome(read, key, partition) : reading;
    }

    /**
     * A pool is decided in one partition. A command that a client with another partitioner put elsewhere would be decided
     * without the rest of its pool, so it is not decided at all.
     */
    private Reading atHome(Reading.Read read, byte[] key, int partition) {
        PoolName pool = read.pool();
        if (!Arrays.equals(pool.value().getBytes(StandardCharsets.UTF_8), key)) {
            return new Reading.Unreadable(WRONG_KEY, "The key of a command must be its pool, " + pool + ".");
        }
        int home = homeOf.applyAsInt(key);
        if (home != partition) {
            return new Reading.Unreadable(
                    WRONG_PARTITION,
                    "Pool " + pool + " is decided in partition " + home
                            + ". Use the default partitioner of the Java client (murmur2 of the key).");
        }
        return read;
    }
}
