package io.berth.agent.config;

import io.berth.agent.child.ChildConfig;
import io.berth.agent.probe.ProbeConfig;
import io.berth.agent.process.Program;
import io.berth.agent.session.HookKind;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.Names;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.registry.RegistryConfig;
import io.berth.schemas.registry.RegistryException;
import io.berth.schemas.settings.MistypedKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks a whole configuration and says everything that is wrong with it at once. Used for one configuration. */
public final class AgentConfigReader {
    private static final Pattern SERVERS =
            Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}:\\d{1,5}(\\s*,\\s*[A-Za-z0-9._:\\[\\]-]{1,255}:\\d{1,5})*");

    /** Half the time after which the service takes an agent for dead, so that one lost report does no harm. */
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** Keys of others that are read here, and so are worth a slip. The rest of Kafka's is known in the transport alone. */
    private static final Set<String> FOREIGN =
            Set.of(ConfigKey.BOOTSTRAP_SERVERS.key(), ConfigKey.SCHEMA_REGISTRY_URL.key());

    private final RawConfig raw;
    private final Values values;
    private final Path home;

    private AgentConfigReader(RawConfig raw, Path home) {
        this.raw = raw;
        this.values = new Values(raw);
        this.home = home;
    }

    /**
     * @param home below which state is kept where no directory is configured
     * @throws ConfigException with a sentence for each thing that is wrong
     */
    public static AgentConfig read(RawConfig raw, Path home) throws ConfigException {
        return new AgentConfigReader(raw, home).read();
    }

    private AgentConfig read() throws ConfigException {
        Map<String, String> kafka = kafka();
        String pool = name(ConfigKey.POOL, "pool");
        String agent = name(ConfigKey.AGENT, "agent");
        ProbeConfig probes = new ProbesReader(values).read();
        Path state = stateDirectory();
        Duration heartbeat = values.duration(ConfigKey.HEARTBEAT, SHORTEST, LONGEST_HEARTBEAT);
        Duration hookTimeout = values.duration(ConfigKey.HOOK_TIMEOUT, SHORTEST, Values.LONGEST);
        Duration stopTimeout = values.duration(ConfigKey.STOP_TIMEOUT, Duration.ZERO, Values.LONGEST);
        Map<HookKind, Program> hooks = new EnumMap<>(HookKind.class);
        hook(ConfigKey.HOOK_ON_RESERVED).ifPresent(command -> hooks.put(HookKind.ON_RESERVED, command));
        hook(ConfigKey.HOOK_ON_FREED).ifPresent(command -> hooks.put(HookKind.ON_FREED, command));
        MastersReader masters = new MastersReader(values);
        Optional<ChildConfig> child = new ChildConfigReader(values, masters.read()).read(state);
        Optional<Duration> cutOff = cutOff();
        if (!values.problems().isEmpty()) {
            throw new ConfigException(values.problems());
        }
        return new AgentConfig(
                new PoolName(pool),
                new AgentName(agent),
                probes,
                state,
                heartbeat,
                hooks,
                hookTimeout,
                stopTimeout,
                masters.served(),
                child,
                cutOff,
                kafka);
    }

    /** Everything that is not Berth's own, and refuses what looks like Berth's and is not. */
    private Map<String, String> kafka() {
        Map<String, String> kafka = new TreeMap<>();
        raw.values().forEach((key, value) -> {
            if (!key.startsWith(ConfigKey.PREFIX)) {
                kafka.put(key, value.text());
            }
            if (!key.startsWith(MasterKey.PREFIX) && !ProbesReader.isProbe(key)) {
                MistypedKeys.meant(key, ConfigKey.ownKeys(), FOREIGN)
                        .ifPresent(known -> values.problem(Names.shown(key) + " (" + value.origin()
                                + "): there is no such key. Did you mean " + known + "?"));
            }
        });
        String servers = raw.text(ConfigKey.BOOTSTRAP_SERVERS);
        if (servers == null) {
            values.missing(ConfigKey.BOOTSTRAP_SERVERS, "where Kafka is, like kafka-1:9092,kafka-2:9092");
        } else if (!SERVERS.matcher(servers).matches()) {
            values.problem(
                    ConfigKey.BOOTSTRAP_SERVERS,
                    "'" + Names.shown(servers) + "' is not a list of host:port. Write it like"
                            + " kafka-1:9092,kafka-2:9092.");
        }
        if (raw.text(ConfigKey.SCHEMA_REGISTRY_URL) == null) {
            // Empty means the same as absent: the schemas in the jar.
            kafka.remove(ConfigKey.SCHEMA_REGISTRY_URL.key());
        }
        try {
            RegistryConfig.of(kafka);
        } catch (RegistryException e) {
            values.problem(e.getMessage());
        }
        return kafka;
    }

    private String name(ConfigKey key, String kind) {
        String value = raw.text(key);
        if (value == null) {
            values.missing(key, "the name of this agent, unique in its pool, like mac-07");
        } else {
            Names.problem(kind, value).ifPresent(sentence -> values.problem(key, sentence));
        }
        return value;
    }

    private Path stateDirectory() {
        String text = raw.text(ConfigKey.STATE_DIR);
        return text == null
                ? home.resolve(".local/state/berth-agent").toAbsolutePath()
                : values.absolutePath(
                        raw.where(ConfigKey.STATE_DIR),
                        text,
                        "a restart from elsewhere would forget what must not be forgotten");
    }

    private Optional<Program> hook(ConfigKey key) {
        return values.program(raw.where(key), raw.text(key));
    }

    private Optional<Duration> cutOff() {
        Duration after = values.duration(ConfigKey.CUT_OFF_AFTER, LONGEST_HEARTBEAT.multipliedBy(2), Values.LONGEST);
        String policy = raw.text(ConfigKey.WHEN_CUT_OFF);
        switch (policy) {
            case "keep" -> {
                return Optional.empty();
            }
            case "stop" -> {
                return Optional.ofNullable(after);
            }
            default -> {
                values.problem(
                        ConfigKey.WHEN_CUT_OFF,
                        "'" + Names.shown(policy)
                                + "' is neither keep (what it serves goes on) nor stop (it is ended).");
                return Optional.empty();
            }
        }
    }
}
