package io.berth.testbed.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker (KRaft, one node) inside this process, on 127.0.0.1. For development and tests only: one copy of
 * everything, no security. Not thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** The same every time: a broker refuses data that was formatted under another id. */
    private static final String CLUSTER_ID = new Uuid(0x62_65_72_74_68L, 1).toString();

    private final Path data;
    private final boolean temporary;
    private final int port;
    private final Properties settings;
    private KafkaRaftServer server;

    private EmbeddedBroker(Path data, boolean temporary, int port) {
        this.data = data;
        this.temporary = temporary;
        this.port = port;
        this.settings = BrokerSettings.of(data, port, FreePorts.next());
    }

    /** @return a started broker on a free port with a new temporary directory, which is deleted on close */
    public static EmbeddedBroker start() {
        return startIn(Scratch.directory("berth-broker-"), true, FreePorts.next());
    }

    /**
     * @param data directory of the broker's data; formatted when it is empty, kept on close
     * @param port where clients connect
     * @return a started broker
     */
    public static EmbeddedBroker start(Path data, int port) {
        return startIn(data, false, port);
    }

    private static EmbeddedBroker startIn(Path data, boolean temporary, int port) {
        EmbeddedBroker broker = new EmbeddedBroker(data, temporary, port);
        boolean started = false;
        try {
            broker.format();
            broker.restart();
            started = true;
            return broker;
        } finally {
            if (!started) {
                broker.close();
            }
        }
    }

    /** @return {@code 127.0.0.1:port}; the same after {@link #restart()} */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** @return whether the broker answers at present */
    public boolean isRunning() {
        return server != null;
    }

    /** Stops the broker and keeps its data. Does nothing to a stopped one. */
    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Starts a stopped broker on the same data and the same port. Does nothing to a running one. */
    public void restart() {
        if (server == null) {
            KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            starting.startup();
            server = starting;
        }
    }

    /** Stops the broker and deletes its data where the directory was its own. May be called again. */
    @Override
    public void close() {
        stop();
        if (temporary) {
            Scratch.delete(data);
        }
    }

    private void format() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Files.createDirectories(data);
            new Formatter()
                    .setPrintStream(out)
                    .setNodeId(1)
                    .setClusterId(CLUSTER_ID)
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Could not format " + data + " for a broker: " + said.toString(StandardCharsets.UTF_8), e);
        }
    }
}
