package io.berth.master.transport;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.RequestId;

/** Kafka, the clock of this machine, and daemon threads. */
public final class KafkaRuntime implements ClientRuntime {
    private final BerthConfig config;
    private final AgentFeed agents;
    private final ClientThreads threads = new DaemonThreads();

    public KafkaRuntime(BerthConfig config) {
        this.config = config;
        this.agents = new KafkaAgents(config.kafka(), config.connectTimeout());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public RequestId newRequestId() {
        return RequestIds.random();
    }

    @Override
    public Transport open(Transport.Listener listener) {
        return KafkaTransport.open(config.master(), config.kafka(), config.connectTimeout(), this::nanoTime, listener);
    }

    @Override
    public AgentFeed agents() {
        return agents;
    }

    @Override
    public ClientThreads threads() {
        return threads;
    }
}
