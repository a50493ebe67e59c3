package io.berth.testbed.bench;

import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.AgentState;
import java.util.List;
import java.util.Optional;

/** What an agent says whose hooks take no time. Not thread-safe. */
final class SimulatedAgent {
    private final String pool;
    private final String name;
    private final String incarnation;
    private final List<String> tags;
    private long serving = -1;
    private long clean = -1;
    private long highest = -1;

    SimulatedAgent(String pool, String name, String incarnation, List<String> tags) {
        this.pool = pool;
        this.name = name;
        this.incarnation = incarnation;
        this.tags = tags;
    }

    /** @return what it says at every heartbeat, and when something changed */
    AgentReport report(boolean stopping) {
        return AgentReport.newBuilder()
                .setPool(pool)
                .setAgent(name)
                .setIncarnation(incarnation)
                .setTags(tags)
                .setCleans(true)
                .setServingEpoch(serving)
                .setReady(serving >= 0)
                .setCleanEpoch(clean)
                .setFailedEpoch(-1)
                .setHighestEpoch(highest)
                .setStopping(stopping)
                .setInsist(false)
                .build();
    }

    /** @return what it says at once to a new state of itself, if that asks something of it */
    Optional<AgentReport> follow(AgentState state) {
        if (!state.getIncarnation().equals(incarnation)) {
            return Optional.empty();
        }
        long epoch = state.getEpoch();
        switch (state.getStatus()) {
            case RESERVED -> {
                if (epoch <= highest) {
                    return Optional.empty();
                }
                serving = epoch;
                highest = epoch;
            }
            case CLEANING -> {
                if (epoch == clean) {
                    return Optional.empty();
                }
                serving = -1;
                clean = epoch;
                highest = Math.max(highest, epoch);
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(report(false));
    }
}
