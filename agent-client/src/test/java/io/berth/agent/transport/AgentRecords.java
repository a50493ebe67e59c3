package io.berth.agent.transport;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Timing;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import java.util.List;

/** Records as the service writes them. */
final class AgentRecords {
    private AgentRecords() {}

    /** @param request null where nobody holds the agent */
    static AgentState state(
            String pool, String agent, AgentStatus status, long epoch, String request, String master, boolean ready) {
        AgentUse use = request == null
                ? null
                : AgentUse.newBuilder()
                        .setRequest(request)
                        .setMaster(master)
                        .setTiming(timing())
                        .setReady(ready)
                        .setLastSign(0)
                        .setLastBusy(0)
                        .build();
        return AgentState.newBuilder()
                .setPool(pool)
                .setAgent(agent)
                .setStatus(status)
                .setOnline(true)
                .setIncarnation("run-1")
                .setTags(List.of())
                .setCleans(true)
                .setEpoch(epoch)
                .setUse(use)
                .setSincePosition(0)
                .setSinceMs(0)
                .build();
    }

    /** An agent whose present run came after these. */
    static AgentState replacing(String pool, String agent, String run, List<String> replaced) {
        return AgentState.newBuilder()
                .setPool(pool)
                .setAgent(agent)
                .setStatus(AgentStatus.AVAILABLE)
                .setOnline(true)
                .setIncarnation(run)
                .setReplaced(replaced)
                .setTags(List.of())
                .setCleans(true)
                .setEpoch(-1)
                .setSincePosition(0)
                .setSinceMs(0)
                .build();
    }

    private static Timing timing() {
        return Timing.newBuilder()
                .setOfferMs(1)
                .setRenewalMs(1)
                .setIdleMs(1)
                .setStartMs(1)
                .setLockDelayMs(1)
                .setOutcomeMs(1)
                .build();
    }
}
