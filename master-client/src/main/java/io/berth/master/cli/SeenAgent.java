package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topics;
import java.util.concurrent.atomic.AtomicReference;

/** What berth.agents says of one agent. */
final class SeenAgent {
    private SeenAgent() {}

    /** @return its state, or null where no agent of that name is registered in the pool of the configuration */
    static AgentState in(Backend backend, BerthConfig config, AgentName agent) {
        AtomicReference<AgentState> last = new AtomicReference<>();
        backend.read(config, Topics.AGENTS, (key, value) -> {
            if (key.equals(config.pool() + "/" + agent)) {
                last.set(value instanceof AgentState state ? state : null);
            }
        });
        return last.get();
    }
}
