package io.berth.agent.transport;

import io.berth.agent.session.SeenState;
import io.berth.reservation.name.Names;
import io.berth.reservation.pool.AgentStatus;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import java.util.Optional;

/** From the wire to what the session follows. What comes in here ends up in the environment of hooks, so it is checked. */
final class SeenStates {
    private SeenStates() {}

    /** @return empty where the state is newer than this program, or holds a name that is none */
    static Optional<SeenState> read(AgentState wire) {
        AgentUse use = wire.getUse();
        boolean valid = use == null
                || (Names.problem("request", use.getRequest()).isEmpty()
                        && Names.problem("master", use.getMaster()).isEmpty());
        return valid
                ? status(wire.getStatus())
                        .map(status -> new SeenState(
                                status,
                                wire.getOnline(),
                                wire.getIncarnation(),
                                wire.getEpoch(),
                                use == null ? "" : use.getRequest(),
                                use == null ? "" : use.getMaster(),
                                use != null && use.getReady()))
                : Optional.empty();
    }

    private static Optional<AgentStatus> status(io.berth.schemas.code.AgentStatus wire) {
        return switch (wire) {
            case UNKNOWN -> Optional.empty();
            case OFFLINE -> Optional.of(AgentStatus.OFFLINE);
            case AVAILABLE -> Optional.of(AgentStatus.AVAILABLE);
            case OFFERED -> Optional.of(AgentStatus.OFFERED);
            case RESERVED -> Optional.of(AgentStatus.RESERVED);
            case CLEANING -> Optional.of(AgentStatus.CLEANING);
            case LOCK_DELAY -> Optional.of(AgentStatus.LOCK_DELAY);
            case QUARANTINED -> Optional.of(AgentStatus.QUARANTINED);
            case DRAINED -> Optional.of(AgentStatus.DRAINED);
        };
    }
}
