package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topics;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** What berth.agents says of one agent. */
final class SeenAgent {
    private SeenAgent() {}

    /** @return the agents that are registered in the pool of the configuration, in the order of their names */
    static Set<String> names(Backend backend, BerthConfig config) {
        Set<String> names = new TreeSet<>();
        String prefix = config.pool() + "/";
        backend.read(config, Topics.AGENTS, (key, value) -> {
            if (key.startsWith(prefix)) {
                String name = key.substring(prefix.length());
                if (value == null) {
                    names.remove(name);
                } else {
                    names.add(name);
                }
            }
        });
        return names;
    }

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
