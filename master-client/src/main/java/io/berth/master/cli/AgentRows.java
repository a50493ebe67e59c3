package io.berth.master.cli;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.state.AgentWithdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Agents as they are listed.
 *
 * @param json for programs: instants and objects instead of texts
 * @param withPool whether a name has its pool in front
 */
record AgentRows(boolean json, boolean withPool, Instant now) {

    Map<String, Object> row(AgentState agent) {
        AgentUse use = agent.getUse();
        Instant since = Instant.ofEpochMilli(agent.getSinceMs());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", withPool && !json ? agent.getPool() + "/" + agent.getAgent() : agent.getAgent());
        row.put("pool", agent.getPool());
        row.put("state", state(agent));
        row.put("online", agent.getOnline());
        row.put("holder", use == null ? null : use.getMaster());
        row.put("request", use == null ? null : use.getRequest());
        row.put("ready", use != null && use.getReady());
        row.put("since", json ? since : Durations.shown(Duration.between(since, now)));
        row.put("epoch", agent.getEpoch() < 0 ? null : agent.getEpoch());
        row.put("tags", agent.getTags());
        if (json) {
            row.put("withdrawn", withdrawn(agent.getWithdrawn()));
            row.put("extensions", use == null ? 0 : use.getExtensions());
            row.put("debugging", use == null ? null : use.getDebugging());
            row.put("failures", agent.getFailures());
            row.put("lastHolder", agent.getLastMaster());
        } else {
            row.put("extensions", use == null ? null : use.getExtensions());
            row.put("failures", agent.getFailures());
            row.put("last-holder", agent.getLastMaster());
            row.put("note", note(agent));
        }
        return row;
    }

    /** @return the word for its state: the service's, or what it is beside that */
    static String state(AgentState agent) {
        boolean reserved = agent.getStatus() == AgentStatus.RESERVED;
        if (reserved && !agent.getOnline()) {
            return "lost";
        }
        return reserved && agent.getWithdrawn() != null ? "draining" : word(agent.getStatus());
    }

    /** @return a word of the wire, for a person */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> withdrawn(AgentWithdrawal withdrawn) {
        if (withdrawn == null) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", word(withdrawn.getKind()));
        fields.put("by", withdrawn.getBy());
        fields.put("reason", withdrawn.getReason());
        fields.put("since", Instant.ofEpochMilli(withdrawn.getSinceMs()));
        fields.put("until", Ends.at(withdrawn.getSinceMs(), withdrawn.getLengthMs()));
        return fields;
    }

    private String note(AgentState agent) {
        List<String> notes = new ArrayList<>();
        AgentWithdrawal withdrawn = agent.getWithdrawn();
        if (withdrawn != null) {
            notes.add(word(withdrawn.getKind()) + " by "
                    + (withdrawn.getBy() == null ? "the service" : withdrawn.getBy()) + ": " + withdrawn.getReason()
                    + Ends.text(now, withdrawn.getSinceMs(), withdrawn.getLengthMs()));
        }
        if (agent.getUse() != null && agent.getUse().getDebugging() != null) {
            notes.add("kept for debugging: " + agent.getUse().getDebugging());
        }
        return notes.isEmpty() ? null : String.join("; ", notes);
    }
}
