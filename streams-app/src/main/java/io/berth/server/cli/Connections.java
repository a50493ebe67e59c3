package io.berth.server.cli;

import io.berth.server.config.ServerConfig;
import io.berth.server.config.StreamsSettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Opens the connection to Kafka that every start begins with. */
final class Connections {
    private Connections() {}

    static Admin admin(ServerConfig config) throws CannotRunException {
        try {
            return Admin.create(StreamsSettings.admin(config));
        } catch (KafkaException refused) {
            String cause = refused.getCause() == null
                    ? refused.getMessage()
                    : refused.getCause().getMessage();
            // A name that does not resolve may resolve in a minute, for instance while the machine starts.
            boolean unresolved = cause != null && cause.contains("resolvable");
            throw new CannotRunException(
                    unresolved ? ExitCode.UNREACHABLE : ExitCode.CONFIGURATION,
                    "No client of Kafka can be made: " + Printable.of(String.valueOf(cause))
                            + ". Check bootstrap.servers and the security settings.",
                    refused);
        }
    }
}
