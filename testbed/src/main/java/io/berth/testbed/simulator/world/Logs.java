package io.berth.testbed.simulator.world;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.state.AgentState;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** The topics of the one pool. What is keyed is one log for each key, which is all that a reader of one key can see. */
public final class Logs {
    private final Log<SpecificRecord> commands = new Log<>();
    private final Log<Answer> replies = new Log<>();
    private final Log<SpecificRecord> reports = new Log<>();
    private final Map<AgentName, Log<AgentState>> agents = new TreeMap<>();

    /** @return {@code berth.commands} */
    public Log<SpecificRecord> commands() {
        return commands;
    }

    /** @return {@code berth.replies} */
    public Log<Answer> replies() {
        return replies;
    }

    /** @return {@code berth.agent-reports} */
    public Log<SpecificRecord> reports() {
        return reports;
    }

    /** @return the records of one agent in {@code berth.agents} */
    public Log<AgentState> agent(AgentName name) {
        return agents.computeIfAbsent(name, unknown -> new Log<>());
    }

    /** Everything is lost: all topics are empty and start again. */
    public void createAllAnew() {
        commands.createAnew();
        replies.createAnew();
        reports.createAnew();
        agents.values().forEach(Log::createAnew);
    }
}
