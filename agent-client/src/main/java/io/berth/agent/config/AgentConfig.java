package io.berth.agent.config;

import io.berth.agent.child.ChildConfig;
import io.berth.agent.probe.ProbeConfig;
import io.berth.agent.process.Program;
import io.berth.agent.session.HookKind;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.timing.Lengths;
import io.berth.schemas.settings.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A checked configuration.
 *
 * @param probes its tags, and what it asks its machine
 * @param stateDirectory absolute; may not exist yet
 * @param hooks the hooks that there are
 * @param masters whom it serves, by name; empty for everybody
 * @param child what it starts for a reservation, empty for nothing
 * @param cutOff after how long without Kafka it ends its reservation, empty for never
 * @param kafka what is passed on to Kafka and the schema registry, by their own names; may hold secrets
 */
public record AgentConfig(
        PoolName pool,
        AgentName agent,
        ProbeConfig probes,
        Path stateDirectory,
        Duration heartbeat,
        Map<HookKind, Program> hooks,
        Duration hookTimeout,
        Duration stopTimeout,
        Optional<Set<String>> masters,
        Optional<ChildConfig> child,
        Optional<Duration> cutOff,
        Map<String, String> kafka) {

    public AgentConfig {
        hooks = Map.copyOf(hooks);
        kafka = Map.copyOf(kafka);
    }

    /** @return whether a reservation leaves something to end or to clean up, so that the agent says when it is clean */
    public boolean cleans() {
        return hooks.containsKey(HookKind.ON_FREED) || child.isPresent();
    }

    /** @return what is passed on to Kafka, sorted, with secrets hidden */
    public Map<String, String> kafkaShown() {
        Map<String, String> shown = new TreeMap<>();
        kafka.forEach((key, value) -> shown.put(key, Secrets.shown(key, value)));
        return shown;
    }

    /** Holds no secret: neither Kafka's nor an argument of a command, which may be one. */
    @Override
    public String toString() {
        String programs = hooks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(hook -> hook.getKey().label() + "="
                        + hook.getValue().arguments().get(0))
                .collect(Collectors.joining(", "));
        return "AgentConfig[" + pool + "/" + agent + ", tags=" + probes.configured() + ", " + probes + ", state="
                + stateDirectory + ", heartbeat="
                + Lengths.text(heartbeat) + ", hooks={" + programs + "}, hookTimeout=" + Lengths.text(hookTimeout)
                + ", stopTimeout="
                + Lengths.text(stopTimeout)
                + masters.map(names -> ", masters=" + new TreeSet<>(names)).orElse("")
                + child.map(started -> ", child=" + started).orElse("")
                + cutOff.map(after -> ", stops when cut off for " + Lengths.text(after))
                        .orElse("") + ", kafka=" + kafkaShown() + "]";
    }
}
