package io.berth.testbed.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that is alone, on one machine, and in a hurry. */
final class BrokerSettings {
    private static final String ONE = "1";

    private BrokerSettings() {}

    static Properties of(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        addRole(settings, data, port, controllerPort);
        addReplication(settings);
        addLatency(settings);
        settings.put("auto.create.topics.enable", "false");
        // The cleaner's default of 128 MB does not fit a small heap.
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        return settings;
    }

    private static void addRole(Properties settings, Path data, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", ONE);
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "BROKER://127.0.0.1:" + port);
        settings.put("log.dirs", data.toString());
    }

    private static void addReplication(Properties settings) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", ONE);
            settings.put(topic + ".num.partitions", ONE);
        }
        settings.put("transaction.state.log.min.isr", ONE);
        settings.put("share.coordinator.state.topic.min.isr", ONE);
        settings.put("default.replication.factor", ONE);
    }

    /** What an operator sets on real brokers too (facts: Kafka, section 1.5). */
    private static void addLatency(Properties settings) {
        settings.put("add.partitions.to.txn.retry.backoff.ms", ONE);
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.min.session.timeout.ms", "2000");
        settings.put("group.streams.min.heartbeat.interval.ms", "300");
    }
}
