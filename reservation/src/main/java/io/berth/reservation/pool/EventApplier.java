package io.berth.reservation.pool;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.util.ArrayList;
import java.util.List;

/** Changes the state as an event says. Decides nothing and cannot refuse. */
final class EventApplier {
    private final PoolState state;

    EventApplier(PoolState state) {
        this.state = state;
    }

    void apply(Event event, long position, long timeMs) {
        event.accept(new At(position, timeMs));
    }

    /** The cases, at one position of the log. */
    private final class At implements Event.Cases<Void> {
        private final long position;
        private final long timeMs;

        At(long position, long timeMs) {
            this.position = position;
            this.timeMs = timeMs;
        }

        @Override
        public Void poolConfigured(Event.PoolConfigured event) {
            state.configure(event.policy());
            return null;
        }

        @Override
        public Void epochBaseRaised(Event.EpochBaseRaised event) {
            state.raiseEpochBase(event.base());
            return null;
        }

        @Override
        public Void agentRegistered(Event.AgentRegistered event) {
            Agent before = state.agent(event.agent());
            boolean newRun = before == null || !before.incarnation().equals(event.incarnation());
            AgentStatus status = before == null ? AgentStatus.OFFLINE : before.status();
            AgentStatus next = switch (status) {
                case OFFLINE -> AgentStatus.AVAILABLE;
                // A new run may have been mended; whether it is clean it has to say first.
                case QUARANTINED ->
                    !newRun ? AgentStatus.QUARANTINED : event.cleans() ? AgentStatus.CLEANING : AgentStatus.AVAILABLE;
                case AVAILABLE, OFFERED, RESERVED, CLEANING, LOCK_DELAY -> status;
            };
            boolean moved = before == null || next != status;
            state.put(new Agent(
                    event.agent(),
                    next,
                    true,
                    event.incarnation(),
                    event.tags(),
                    event.cleans(),
                    before == null ? -1 : before.epoch(),
                    before == null ? null : before.use(),
                    moved ? position : before.sincePosition(),
                    moved ? timeMs : before.sinceMs()));
            return null;
        }

        @Override
        public Void agentLost(Event.AgentLost event) {
            Agent agent = state.agent(event.agent()).withOnline(false);
            state.put(
                    agent.status() == AgentStatus.AVAILABLE
                            ? agent.to(AgentStatus.OFFLINE, null, position, timeMs)
                            : agent);
            return null;
        }

        @Override
        public Void agentOffered(Event.AgentOffered event) {
            Request request = state.request(event.request());
            Agent.Use use = new Agent.Use(request.id(), request.master(), request.timing(), false, position, position);
            state.put(state.agent(event.agent()).to(AgentStatus.OFFERED, use, position, timeMs));
            List<AgentName> offered = new ArrayList<>(request.offered());
            offered.add(event.agent());
            state.put(request.offered(offered, position, timeMs));
            return null;
        }

        @Override
        public Void offerEnded(Event.OfferEnded event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.to(agent.online() ? AgentStatus.AVAILABLE : AgentStatus.OFFLINE, null, position, timeMs));
            Request request = state.request(event.request());
            // Only an agent that went away leaves the request as it is: in every other case its own event follows.
            if (event.reason() == OfferEnd.AGENT_LOST && request.status() == RequestStatus.OFFERED) {
                List<AgentName> offered = new ArrayList<>(request.offered());
                offered.remove(event.agent());
                state.put(
                        offered.isEmpty()
                                ? request.waitingAgain(position, timeMs)
                                : request.offered(offered, request.offeredAt(), request.sinceMs()));
            }
            return null;
        }

        @Override
        public Void agentReserved(Event.AgentReserved event) {
            Request request = state.request(event.request());
            Agent.Use use = new Agent.Use(request.id(), request.master(), request.timing(), false, position, position);
            Agent agent = state.agent(event.agent());
            state.put(agent.withEpoch(event.epoch()).to(AgentStatus.RESERVED, use, position, timeMs));
            state.put(request.reserved(event.agent(), event.epoch(), position, timeMs));
            return null;
        }

        @Override
        public Void reservationReady(Event.ReservationReady event) {
            Agent agent = state.agent(event.agent());
            Agent.Use use = agent.use();
            state.put(agent.withUse(
                    new Agent.Use(use.request(), use.master(), use.timing(), true, use.lastSign(), use.lastBusy())));
            return null;
        }

        @Override
        public Void reservationRenewed(Event.ReservationRenewed event) {
            Agent agent = state.agent(event.agent());
            Agent.Use use = agent.use();
            state.put(agent.withUse(new Agent.Use(
                    use.request(),
                    use.master(),
                    use.timing(),
                    use.ready(),
                    position,
                    event.busy() ? position : use.lastBusy())));
            return null;
        }

        @Override
        public Void reservationEnded(Event.ReservationEnded event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.to(status(event.next()), null, position, timeMs));
            return null;
        }

        private static AgentStatus status(AfterUse next) {
            return switch (next) {
                case AVAILABLE -> AgentStatus.AVAILABLE;
                case CLEANING -> AgentStatus.CLEANING;
                case LOCK_DELAY -> AgentStatus.LOCK_DELAY;
                case OFFLINE -> AgentStatus.OFFLINE;
                case QUARANTINED -> AgentStatus.QUARANTINED;
            };
        }

        @Override
        public Void agentCleaned(Event.AgentCleaned event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.to(agent.online() ? AgentStatus.AVAILABLE : AgentStatus.OFFLINE, null, position, timeMs));
            return null;
        }

        @Override
        public Void agentQuarantined(Event.AgentQuarantined event) {
            state.put(state.agent(event.agent()).to(AgentStatus.QUARANTINED, null, position, timeMs));
            return null;
        }

        @Override
        public Void requestAccepted(Event.RequestAccepted event) {
            state.put(new Request(
                    event.request(),
                    event.master(),
                    RequestStatus.WAITING,
                    event.expression(),
                    event.select(),
                    event.maxOffers(),
                    event.maxWait(),
                    event.timing(),
                    event.purpose(),
                    position,
                    List.of(),
                    -1,
                    null,
                    -1,
                    null,
                    null,
                    null,
                    position,
                    timeMs));
            return null;
        }

        @Override
        public Void requestRejected(Event.RequestRejected event) {
            state.put(new Request(
                    event.request(),
                    event.master(),
                    RequestStatus.ENDED,
                    null,
                    null,
                    0,
                    null,
                    null,
                    null,
                    position,
                    List.of(),
                    -1,
                    null,
                    -1,
                    Outcome.REJECTED,
                    event.code(),
                    event.sentence(),
                    position,
                    timeMs));
            return null;
        }

        @Override
        public Void requestEnded(Event.RequestEnded event) {
            state.put(state.request(event.request()).ended(event.outcome(), position, timeMs));
            return null;
        }

        @Override
        public Void requestsForgotten(Event.RequestsForgotten event) {
            event.requests().forEach(state::forget);
            return null;
        }
    }
}
