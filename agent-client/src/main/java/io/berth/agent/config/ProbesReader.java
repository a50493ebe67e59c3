package io.berth.agent.config;

import io.berth.agent.probe.ProbeConfig;
import io.berth.agent.process.Program;
import io.berth.reservation.name.Names;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what the machine is asked: {@code berth.tags}, {@code berth.probe.NAME} and {@code berth.health.*}. */
final class ProbesReader {
    /** Whatever follows it and is no {@link ConfigKey} is the name of a probe. */
    static final String PREFIX = ConfigKey.PREFIX + "probe.";

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);

    private final Values values;

    ProbesReader(Values values) {
        this.values = values;
    }

    /** @return null where something is wrong, which is a problem then */
    ProbeConfig read() {
        List<String> tags = values.list(ConfigKey.TAGS);
        TagSet.problem(tags).ifPresent(sentence -> values.problem(ConfigKey.TAGS, sentence));
        SortedMap<String, Program> probes = new TreeMap<>();
        values.raw().values().keySet().stream()
                .filter(ProbesReader::isProbe)
                .forEach(key -> probe(key).ifPresent(program -> probes.put(key.substring(PREFIX.length()), program)));
        Duration interval = values.duration(ConfigKey.PROBE_INTERVAL, SHORTEST_INTERVAL, Values.LONGEST);
        Duration timeout = values.duration(ConfigKey.PROBE_TIMEOUT, SHORTEST_TIMEOUT, Values.LONGEST);
        Optional<Program> health = values.program(
                values.raw().where(ConfigKey.HEALTH_COMMAND), values.raw().text(ConfigKey.HEALTH_COMMAND));
        Duration healthInterval = values.duration(ConfigKey.HEALTH_INTERVAL, SHORTEST_INTERVAL, Values.LONGEST);
        Duration healthTimeout = values.duration(ConfigKey.HEALTH_TIMEOUT, SHORTEST_TIMEOUT, Values.LONGEST);
        return values.problems().isEmpty()
                ? new ProbeConfig(TagSet.of(tags), probes, interval, timeout, health, healthInterval, healthTimeout)
                : null;
    }

    static boolean isProbe(String key) {
        return key.startsWith(PREFIX) && !ConfigKey.ownKeys().contains(key);
    }

    private Optional<Program> probe(String key) {
        String where = Names.shown(key) + " (" + values.raw().origin(key) + ")";
        Names.problem("probe", key.substring(PREFIX.length()))
                .ifPresent(sentence -> values.problem(where + ": " + sentence));
        String text = values.raw().text(key);
        return text == null ? Optional.empty() : values.program(where, text);
    }
}
