package io.berth.agent.cli;

import io.berth.agent.config.AgentConfig;
import io.berth.agent.config.AgentConfigReader;
import io.berth.agent.config.ConfigException;
import io.berth.agent.config.ConfigKey;
import io.berth.agent.config.RawConfig;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the configuration comes from: file, then environment, then flags. */
final class ConfigOptions {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The properties file of this agent.")
    private Path file;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT,...", description = "Overrides bootstrap.servers.")
    private String bootstrap;

    @Option(names = "--agent", paramLabel = "NAME", description = "Overrides berth.agent.")
    private String agent;

    @Option(names = "--pool", paramLabel = "NAME", description = "Overrides berth.pool.")
    private String pool;

    @Option(names = "--tags", paramLabel = "TAG,...", description = "Overrides berth.tags, like linux,jdk=17.")
    private String tags;

    /** @throws ConfigException with all that is wrong */
    AgentConfig read(Map<String, String> environment) throws ConfigException {
        RawConfig raw = new RawConfig()
                .file(file)
                .environment(environment)
                .flag(ConfigKey.BOOTSTRAP_SERVERS, "--bootstrap", bootstrap)
                .flag(ConfigKey.AGENT, "--agent", agent)
                .flag(ConfigKey.POOL, "--pool", pool)
                .flag(ConfigKey.TAGS, "--tags", tags);
        return AgentConfigReader.read(raw, Path.of(System.getProperty("user.home")));
    }
}
