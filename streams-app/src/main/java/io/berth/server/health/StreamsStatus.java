package io.berth.server.health;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How one of the Kafka Streams applications is at a moment.
 *
 * @param application its application id
 * @param liveThreads how many of its stream threads are not dead
 */
public record StreamsStatus(String application, KafkaStreams.State state, int liveThreads) {
    private static final Set<KafkaStreams.State> OVER =
            EnumSet.of(KafkaStreams.State.ERROR, KafkaStreams.State.PENDING_ERROR, KafkaStreams.State.NOT_RUNNING);

    private static final Set<KafkaStreams.State> AT_WORK =
            EnumSet.of(KafkaStreams.State.RUNNING, KafkaStreams.State.REBALANCING);

    /**
     * Rebalancing counts as alive: to restart an instance that restores its state makes it start the restore again, for
     * ever.
     */
    public boolean isAlive() {
        return !OVER.contains(state) && (liveThreads > 0 || !AT_WORK.contains(state));
    }

    /** @return whether it does its work now */
    public boolean isReady() {
        return state == KafkaStreams.State.RUNNING && liveThreads > 0;
    }
}
