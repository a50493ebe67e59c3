package io.berth.agent.config;

import io.berth.agent.hook.HookCommand;
import io.berth.agent.session.HookKind;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.Names;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.Lengths;
import io.berth.schemas.registry.RegistryConfig;
import io.berth.schemas.registry.RegistryException;
import io.berth.schemas.settings.MistypedKeys;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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

    /** Keys of others that are read here, and so are worth a slip. The rest of Kafka's is known in the transport alone. */
    private static final Set<String> FOREIGN =
            Set.of(ConfigKey.BOOTSTRAP_SERVERS.key(), ConfigKey.SCHEMA_REGISTRY_URL.key());

    private static final Duration LONGEST = Duration.ofHours(24);

    private final RawConfig raw;
    private final Path home;
    private final List<String> problems = new ArrayList<>();

    private AgentConfigReader(RawConfig raw, Path home) {
        this.raw = raw;
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
        List<String> tags = tags();
        Path state = stateDirectory();
        Duration heartbeat = duration(ConfigKey.HEARTBEAT, Duration.ofMillis(100), LONGEST_HEARTBEAT);
        Duration hookTimeout = duration(ConfigKey.HOOK_TIMEOUT, Duration.ofMillis(100), LONGEST);
        Duration stopTimeout = duration(ConfigKey.STOP_TIMEOUT, Duration.ZERO, LONGEST);
        Map<HookKind, HookCommand> hooks = new EnumMap<>(HookKind.class);
        hook(ConfigKey.HOOK_ON_RESERVED).ifPresent(command -> hooks.put(HookKind.ON_RESERVED, command));
        hook(ConfigKey.HOOK_ON_FREED).ifPresent(command -> hooks.put(HookKind.ON_FREED, command));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new AgentConfig(
                new PoolName(pool),
                new AgentName(agent),
                TagSet.of(tags),
                state,
                heartbeat,
                hooks,
                hookTimeout,
                stopTimeout,
                kafka);
    }

    /** Everything that is not Berth's own, and refuses what looks like Berth's and is not. */
    private Map<String, String> kafka() {
        Map<String, String> kafka = new TreeMap<>();
        raw.values().forEach((key, value) -> {
            if (!key.startsWith(ConfigKey.PREFIX)) {
                kafka.put(key, value.text());
            }
            MistypedKeys.meant(key, ConfigKey.ownKeys(), FOREIGN)
                    .ifPresent(known -> problems.add(Names.shown(key) + " (" + value.origin()
                            + "): there is no such key. Did you mean " + known + "?"));
        });
        String servers = raw.text(ConfigKey.BOOTSTRAP_SERVERS);
        if (servers == null) {
            missing(ConfigKey.BOOTSTRAP_SERVERS, "where Kafka is, like kafka-1:9092,kafka-2:9092");
        } else if (!SERVERS.matcher(servers).matches()) {
            problems.add(raw.where(ConfigKey.BOOTSTRAP_SERVERS) + ": '" + Names.shown(servers)
                    + "' is not a list of host:port. Write it like kafka-1:9092,kafka-2:9092.");
        }
        if (raw.text(ConfigKey.SCHEMA_REGISTRY_URL) == null) {
            // Empty means the same as absent: the schemas in the jar.
            kafka.remove(ConfigKey.SCHEMA_REGISTRY_URL.key());
        }
        try {
            RegistryConfig.of(kafka);
        } catch (RegistryException e) {
            problems.add(e.getMessage());
        }
        return kafka;
    }

    private String name(ConfigKey key, String kind) {
        String value = raw.text(key);
        if (value == null) {
            missing(key, "the name of this agent, unique in its pool, like mac-07");
        } else {
            Names.problem(kind, value).ifPresent(sentence -> problems.add(raw.where(key) + ": " + sentence));
        }
        return value;
    }

    private List<String> tags() {
        String text = raw.text(ConfigKey.TAGS);
        List<String> tags = text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*", -1));
        TagSet.problem(tags).ifPresent(sentence -> problems.add(raw.where(ConfigKey.TAGS) + ": " + sentence));
        return tags;
    }

    private Path stateDirectory() {
        String text = raw.text(ConfigKey.STATE_DIR);
        if (text == null) {
            return home.resolve(".local/state/berth-agent").toAbsolutePath();
        }
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
            problems.add(
                    raw.where(ConfigKey.STATE_DIR) + ": '" + Names.shown(text)
                            + "' is not an absolute path, so a restart from elsewhere would forget what must not be forgotten.");
        } catch (InvalidPathException e) {
            problems.add(raw.where(ConfigKey.STATE_DIR) + ": '" + Names.shown(text) + "' is not a path.");
        }
        return null;
    }

    private Duration duration(ConfigKey key, Duration least, Duration most) {
        String text = raw.text(key);
        Optional<Duration> duration = Lengths.parse(text);
        if (duration.filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0)
                .isEmpty()) {
            problems.add(raw.where(key) + ": '" + Names.shown(text) + "' is not a duration from " + Lengths.text(least)
                    + " to " + Lengths.text(most) + ". Write it like " + Lengths.EXAMPLES + ".");
        }
        return duration.orElse(null);
    }

    private Optional<HookCommand> hook(ConfigKey key) {
        String text = raw.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> arguments = JsonStrings.parse(text).orElse(List.of());
        if (arguments.isEmpty()) {
            problems.add(raw.where(key) + ": the value is not a JSON array of strings, program first. Write it like"
                    + " [\"/opt/berth/prepare\",\"--fast\"].");
            return Optional.empty();
        }
        HookCommand command = new HookCommand(arguments);
        command.problem().ifPresent(problem -> problems.add(raw.where(key) + ": " + problem + "."));
        return Optional.of(command);
    }

    private void missing(ConfigKey key, String what) {
        problems.add(key.key() + " is missing. Give " + what + ", in the file or as $" + key.variable() + ".");
    }
}
