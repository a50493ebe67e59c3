package io.berth.server.cli;

import io.berth.server.config.InvalidConfigException;
import io.berth.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where the configuration comes from: file, then environment, then these flags. */
final class ConfigOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Java properties; config/server.properties explains every key.")
    private Path file;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "The Kafka brokers to ask first. Also: BERTH_BOOTSTRAP_SERVERS.")
    private String bootstrapServers;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any key of the configuration; repeatable. Not for secrets.")
    private Map<String, String> settings = new TreeMap<>();

    ServerConfig load() throws InvalidConfigException {
        Map<String, String> flags = new TreeMap<>(settings);
        if (bootstrapServers != null) {
            flags.put("bootstrap.servers", bootstrapServers);
        }
        return ServerConfig.load(file, System.getenv(), flags);
    }
}
