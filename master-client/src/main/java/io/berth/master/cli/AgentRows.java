package io.berth.master.cli;

import io.berth.master.PoolAgent;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.AgentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Agents as they are listed.
 *
 * @param json for programs: instants and objects instead of texts
 * @param withPool whether a name has its pool in front
 */
record AgentRows(boolean json, boolean withPool, Instant now) {

    Map<String, Object> row(PoolAgent agent) {
        Optional<PoolAgent.Use> use = agent.use();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(
                "name",
                withPool && !json
                        ? agent.pool() + "/" + agent.name()
                        : agent.name().value());
        row.put("pool", agent.pool().value());
        row.put("state", state(agent));
        row.put("online", agent.online());
        row.put("holder", use.map(held -> held.master().value()).orElse(null));
        row.put("request", use.map(held -> held.request().value()).orElse(null));
        row.put("ready", use.map(PoolAgent.Use::ready).orElse(false));
        row.put("since", json ? agent.since() : Durations.shown(Duration.between(agent.since(), now)));
        row.put("epoch", agent.epoch() < 0 ? null : agent.epoch());
        row.put("tags", agent.tags().texts());
        if (json) {
            row.put("withdrawn", agent.withdrawn().map(AgentRows::withdrawn).orElse(null));
            row.put("extensions", use.map(PoolAgent.Use::extensions).orElse(0));
            row.put("debugging", use.flatMap(PoolAgent.Use::debugging).orElse(null));
            row.put("failures", agent.failures());
            row.put("lastHolder", agent.lastMaster().map(MasterName::value).orElse(null));
        } else {
            row.put("extensions", use.map(PoolAgent.Use::extensions).orElse(null));
            row.put("failures", agent.failures());
            row.put("last-holder", agent.lastMaster().map(MasterName::value).orElse(null));
            row.put("note", note(agent));
        }
        return row;
    }

    /** @return the word for its state: the service's, or what it is beside that */
    static String state(PoolAgent agent) {
        boolean reserved = agent.status() == AgentStatus.RESERVED;
        if (reserved && !agent.online()) {
            return "lost";
        }
        return reserved && agent.withdrawn().isPresent() ? "draining" : word(agent.status());
    }

    /** @return a word of the wire, for a person */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> withdrawn(PoolAgent.OutOfService withdrawn) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", word(withdrawn.kind()));
        fields.put("by", withdrawn.by().map(MasterName::value).orElse(null));
        fields.put("reason", withdrawn.reason());
        fields.put("since", withdrawn.since());
        fields.put("until", withdrawn.length().map(withdrawn.since()::plus).orElse(null));
        return fields;
    }

    private String note(PoolAgent agent) {
        List<String> notes = new ArrayList<>();
        agent.withdrawn().map(this::text).ifPresent(notes::add);
        agent.use()
                .flatMap(PoolAgent.Use::debugging)
                .map(reason -> "kept for debugging: " + reason)
                .ifPresent(notes::add);
        return notes.isEmpty() ? null : String.join("; ", notes);
    }

    private String text(PoolAgent.OutOfService withdrawn) {
        return word(withdrawn.kind()) + " by "
                + withdrawn.by().map(MasterName::value).orElse("the service") + ": "
                + withdrawn.reason()
                + Ends.text(
                        now,
                        withdrawn.since().toEpochMilli(),
                        withdrawn.length().map(Duration::toMillis).orElse(null));
    }
}
