package io.berth.reservation.pool;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Changes the state as an event says. Decides nothing and cannot refuse. */
final class EventApplier {
    private final PoolState state;

    EventApplier(PoolState state) {
        this.state = state;
    }

    /** @return the masters whose accounts changed, or were forgotten, with it: no event of their own says so */
    Set<MasterName> apply(Event event, long position, long timeMs) {
        At at = new At(position, timeMs);
        event.accept(at);
        state.reach(position);
        return at.accounts;
    }

    /** The cases, at one position of the log. */
    private final class At implements Event.Cases<Void> {
        private final long position;
        private final long timeMs;
        private Set<MasterName> accounts = Set.of();

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
        public Void poolHeld(Event.PoolHeld event) {
            state.hold(new PoolHold(event.by(), event.reason(), event.length(), position, timeMs));
            return null;
        }

        @Override
        public Void poolReleased(Event.PoolReleased event) {
            state.hold(null);
            return null;
        }

        @Override
        public Void agentRegistered(Event.AgentRegistered event) {
            Agent before = state.agent(event.agent());
            if (before == null) {
                state.put(new Agent(
                        event.agent(),
                        event.status(),
                        true,
                        event.incarnation(),
                        List.of(),
                        event.tags(),
                        event.cleans(),
                        event.epoch(),
                        null,
                        null,
                        0,
                        false,
                        null,
                        Turns.NONE,
                        position,
                        timeMs));
                return null;
            }
            boolean newRun = !before.incarnation().equals(event.incarnation());
            boolean lifted =
                    newRun && before.withdrawn() != null && before.withdrawn().isAutomatic();
            boolean moved = event.status() != before.status();
            state.put(new Agent(
                    event.agent(),
                    event.status(),
                    true,
                    event.incarnation(),
                    newRun ? replaced(before) : before.replaced(),
                    event.tags(),
                    event.cleans(),
                    event.epoch(),
                    before.use(),
                    lifted ? null : before.withdrawn(),
                    lifted ? 0 : before.failures(),
                    before.unclean() && event.cleans() && !moved,
                    before.lastMaster(),
                    before.turns(),
                    moved ? position : before.sincePosition(),
                    moved ? timeMs : before.sinceMs()));
            return null;
        }

        private static List<String> replaced(Agent before) {
            List<String> runs = new ArrayList<>();
            runs.add(before.incarnation());
            runs.addAll(before.replaced());
            return runs.subList(0, Math.min(runs.size(), Agent.RUNS_REMEMBERED));
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
        public Void agentWithdrawn(Event.AgentWithdrawn event) {
            Agent agent = state.agent(event.agent())
                    .withWithdrawn(
                            new Withdrawn(event.kind(), event.by(), event.reason(), event.length(), position, timeMs));
            state.put(agent.isAtRest() ? rest(agent) : agent);
            return null;
        }

        @Override
        public Void agentResumed(Event.AgentResumed event) {
            Agent agent = state.agent(event.agent())
                    .withWithdrawn(null)
                    .withFailures(0)
                    .withUnclean(false);
            if (event.cleansFirst()) {
                state.put(agent.to(AgentStatus.CLEANING, null, position, timeMs));
            } else {
                state.put(agent.isAtRest() ? rest(agent) : agent);
            }
            return null;
        }

        private Agent rest(Agent agent) {
            return agent.status() == agent.rest() ? agent : agent.to(agent.rest(), null, position, timeMs);
        }

        @Override
        public Void agentRemoved(Event.AgentRemoved event) {
            state.remove(event.agent());
            return null;
        }

        @Override
        public Void agentOffered(Event.AgentOffered event) {
            Request request = state.request(event.request());
            state.put(state.agent(event.agent())
                    .to(AgentStatus.OFFERED, Use.from(request, position, timeMs), position, timeMs));
            List<AgentName> offered = new ArrayList<>(request.offered());
            offered.add(event.agent());
            state.put(request.offered(offered, position, timeMs));
            return null;
        }

        @Override
        public Void offerEnded(Event.OfferEnded event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.to(agent.rest(), null, position, timeMs));
            Request request = state.request(event.request());
            if (request.status() == RequestStatus.OFFERED) {
                state.put(request.withoutOffer(event.agent()));
            }
            return null;
        }

        @Override
        public Void agentReserved(Event.AgentReserved event) {
            Request request = state.request(event.request());
            Agent agent = state.agent(event.agent());
            state.put(agent.withEpoch(event.epoch())
                    .to(AgentStatus.RESERVED, Use.from(request, position, timeMs), position, timeMs));
            state.put(request.reserved(
                    new Held(event.agent(), event.epoch(), event.need(), agent.tags(), null), position, timeMs));
            return null;
        }

        @Override
        public Void reservationReady(Event.ReservationReady event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.withUse(agent.use().readyAt(position)).withFailures(0));
            return null;
        }

        @Override
        public Void reservationRenewed(Event.ReservationRenewed event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.withUse(agent.use().renewedAt(position, event.busy())));
            return null;
        }

        @Override
        public Void reservationExtended(Event.ReservationExtended event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.withUse(
                    agent.use().extendedAt(position, timeMs, event.extension(), event.length(), event.debugging())));
            return null;
        }

        @Override
        public Void reservationSpared(Event.ReservationSpared event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.withUse(agent.use().sparedAt(position)));
            return null;
        }

        @Override
        public Void holderWarned(Event.HolderWarned event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.withUse(agent.use().warned(event.cause())));
            return null;
        }

        @Override
        public Void reservationRevoked(Event.ReservationRevoked event) {
            state.put(state.request(event.request()).withSentence("Revoked by " + event.by() + ": " + event.reason()));
            return null;
        }

        @Override
        public Void reservationEnded(Event.ReservationEnded event) {
            Agent agent = state.agent(event.agent());
            Request request = state.request(event.request());
            boolean inVain = isInVain(event.reason(), request);
            boolean failed = event.reason() == Outcome.AGENT_REFUSED || event.reason() == Outcome.START_EXPIRED;
            long turnMs = Math.max(0, timeMs - agent.sinceMs());
            Turns turns = agent.use().ready() ? agent.turns().and(turnMs) : agent.turns();
            Agent used = agent.usedBy(event.master(), turns).withFailures(agent.failures() + (failed ? 1 : 0));
            AgentStatus next = status(event.next(), used);
            state.put(used.to(next, null, position, timeMs));
            state.put(request.released(event.agent(), event.epoch(), event.reason()));
            if (!inVain) {
                charge(event.master(), turnMs);
            }
            return null;
        }

        /** Whether the request waits again for what it was not given: it would lose its place to those who had less. */
        private boolean isInVain(Outcome reason, Request request) {
            return switch (reason) {
                case GROUP_BROKEN -> true;
                case AGENT_REFUSED, START_EXPIRED, AGENT_LOST ->
                    request.holding().stream()
                            .anyMatch(held -> !state.agent(held.agent()).use().ready());
                default -> false;
            };
        }

        private void charge(MasterName master, long turnMs) {
            Account account = state.account(master);
            Account before = account == null ? Account.none(master, timeMs) : account;
            state.put(before.and(turnMs, timeMs, state.policy().order().halfLife()));
            accounts = new LinkedHashSet<>(Set.of(master));
            forgetFaded();
        }

        /** A charge adds one account at most, so to forget two with each is enough to keep few. */
        private void forgetFaded() {
            for (int i = 0; i < 2; i++) {
                Account faded = state.fadedAccount(timeMs);
                if (faded != null) {
                    state.forget(faded);
                    accounts.add(faded.master());
                }
            }
        }

        private static AgentStatus status(AfterUse next, Agent agent) {
            return switch (next) {
                case AVAILABLE, OFFLINE -> agent.rest();
                case CLEANING -> AgentStatus.CLEANING;
                case LOCK_DELAY -> AgentStatus.LOCK_DELAY;
                case QUARANTINED -> AgentStatus.QUARANTINED;
            };
        }

        @Override
        public Void agentCleaned(Event.AgentCleaned event) {
            Agent agent = state.agent(event.agent());
            state.put(agent.to(agent.rest(), null, position, timeMs));
            return null;
        }

        @Override
        public Void agentQuarantined(Event.AgentQuarantined event) {
            Agent agent = state.agent(event.agent());
            Withdrawn automatic = new Withdrawn(Withdrawal.QUARANTINED, null, event.reason(), null, position, timeMs);
            // What an operator said of it stays: the next run must not lift that. But time does not mend what failed.
            boolean said = agent.withdrawn() != null && !agent.withdrawn().isAutomatic();
            state.put(agent.withWithdrawn(said ? agent.withdrawn().withoutEnd() : automatic)
                    .withUnclean(agent.cleans())
                    .to(AgentStatus.QUARANTINED, null, position, timeMs));
            return null;
        }

        @Override
        public Void requestAccepted(Event.RequestAccepted event) {
            state.put(
                    Request.accepted(event.request(), event.master(), event.wish(), event.timing(), position, timeMs));
            return null;
        }

        @Override
        public Void requestRejected(Event.RequestRejected event) {
            state.put(Request.rejected(
                    event.request(), event.master(), event.code(), event.sentence(), position, timeMs));
            return null;
        }

        @Override
        public Void requestHeard(Event.RequestHeard event) {
            state.put(state.request(event.request()).heard(position));
            return null;
        }

        @Override
        public Void priorityChanged(Event.PriorityChanged event) {
            state.put(state.request(event.request()).withPriority(event.priority()));
            return null;
        }

        @Override
        public Void requestFellBack(Event.RequestFellBack event) {
            state.put(state.request(event.request()).fellBack(event.alternative(), position));
            return null;
        }

        @Override
        public Void requestRequeued(Event.RequestRequeued event) {
            state.put(state.request(event.request()).requeued(event.reason(), event.except(), position, timeMs));
            return null;
        }

        @Override
        public Void requestEnded(Event.RequestEnded event) {
            state.put(state.request(event.request()).ended(event.outcome(), position, timeMs));
            return null;
        }

        @Override
        public Void outcomeKept(Event.OutcomeKept event) {
            state.put(state.request(event.request()).kept(position));
            return null;
        }

        @Override
        public Void requestsForgotten(Event.RequestsForgotten event) {
            event.requests().forEach(state::forget);
            return null;
        }
    }
}
