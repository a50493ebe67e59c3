package io.berth.agent.transport;

import io.berth.agent.config.ConfigException;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.registry.RegistryException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes the codec, however long the schema registry takes to be there. One thread waits in {@link #await}. */
public final class CodecSource {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));
    private final Reachability reachability = new Reachability(
            "Asking the schema registry",
            "Until it answers, this agent can say nothing and so is not offered to anybody.");

    /**
     * @param config may name a schema registry
     * @return the codec, or empty where {@link #stop} came first
     * @throws ConfigException where waiting cannot help
     */
    public Optional<WireCodec> await(Map<String, String> config) throws ConfigException, InterruptedException {
        do {
            try {
                return Optional.of(Codecs.of(config));
            } catch (RegistryException e) {
                switch (e.kind()) {
                    case CONFIGURATION, INCOMPATIBLE -> throw new ConfigException(e.getMessage());
                    case UNREACHABLE, FORBIDDEN, NOT_REGISTERED, NOT_A_REGISTRY -> reachability.fails(e);
                }
            }
        } while (!stopped.await(backoff.next(), TimeUnit.NANOSECONDS));
        return Optional.empty();
    }

    /** From any thread, at any time. */
    public void stop() {
        stopped.countDown();
    }
}
