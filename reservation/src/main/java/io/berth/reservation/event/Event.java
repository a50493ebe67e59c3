package io.berth.reservation.event;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.List;

/**
 * What happened to a pool. Events are past participles: they cannot be refused, and state changes only by them. A
 * component that may be null says so.
 *
 * <p>The order of the events is the order of the log. An event does not repeat the position it happened at; whoever
 * applies or stores it knows that from its {@link io.berth.reservation.pool.Moment}.
 */
public sealed interface Event {

    /** @return the agent that the event changes, or null */
    default AgentName agent() {
        return null;
    }

    /** @return the request that the event changes, or null */
    default RequestId request() {
        return null;
    }

    /** Compiler-checked dispatch: a new event breaks every place that does not handle it yet. */
    <R> R accept(Cases<R> cases);

    /** One case for each event. */
    interface Cases<R> {
        R poolConfigured(PoolConfigured event);

        R epochBaseRaised(EpochBaseRaised event);

        R poolHeld(PoolHeld event);

        R poolReleased(PoolReleased event);

        R agentRegistered(AgentRegistered event);

        R agentLost(AgentLost event);

        R agentWithdrawn(AgentWithdrawn event);

        R agentResumed(AgentResumed event);

        R agentRemoved(AgentRemoved event);

        R agentOffered(AgentOffered event);

        R offerEnded(OfferEnded event);

        R agentReserved(AgentReserved event);

        R reservationReady(ReservationReady event);

        R reservationRenewed(ReservationRenewed event);

        R reservationExtended(ReservationExtended event);

        R reservationSpared(ReservationSpared event);

        R holderWarned(HolderWarned event);

        R reservationRevoked(ReservationRevoked event);

        R reservationEnded(ReservationEnded event);

        R agentCleaned(AgentCleaned event);

        R agentQuarantined(AgentQuarantined event);

        R requestAccepted(RequestAccepted event);

        R requestRejected(RequestRejected event);

        R requestHeard(RequestHeard event);

        R priorityChanged(PriorityChanged event);

        R requestFellBack(RequestFellBack event);

        R requestRequeued(RequestRequeued event);

        R requestEnded(RequestEnded event);

        R outcomeKept(OutcomeKept event);

        R requestsForgotten(RequestsForgotten event);
    }

    /** The pool has this policy from now on. */
    record PoolConfigured(PoolPolicy policy) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.poolConfigured(this);
        }
    }

    /** The log was created anew, or an agent knows a higher epoch than the log could give: positions start above. */
    record EpochBaseRaised(long base) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.epochBaseRaised(this);
        }
    }

    /**
     * Nothing is given away from now on.
     *
     * @param length null until it is released
     */
    record PoolHeld(MasterName by, String reason, Duration length) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.poolHeld(this);
        }
    }

    /**
     * The pool gives away again.
     *
     * @param by null where its time was over
     * @param reason null where its time was over
     */
    record PoolReleased(MasterName by, String reason) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.poolReleased(this);
        }
    }

    /**
     * The agent is online: for the first time, again, in a new run, or with new tags.
     *
     * @param epoch the highest epoch that it or the pool knows of, -1 for none
     * @param status the state it is in from now on; null in the logs of older programs, which did not tell it. Those are
     *     audited; a pool decides and applies only events that tell it
     */
    record AgentRegistered(
            AgentName agent, String incarnation, TagSet tags, boolean cleans, long epoch, AgentStatus status)
            implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentRegistered(this);
        }
    }

    /** The agent is not online any more. While it is reserved, nobody else gets it. */
    record AgentLost(AgentName agent, boolean silent) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentLost(this);
        }
    }

    /**
     * The agent gets no more work: at once, or after what it serves.
     *
     * @param length null until it is resumed
     */
    record AgentWithdrawn(AgentName agent, Withdrawal kind, MasterName by, String reason, Duration length)
            implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentWithdrawn(this);
        }
    }

    /**
     * The agent gets work again.
     *
     * @param by null where its time was over
     * @param reason null where its time was over
     * @param cleansFirst whether it was not clean, and so goes to CLEANING before it gets work
     */
    record AgentResumed(AgentName agent, MasterName by, String reason, boolean cleansFirst) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentResumed(this);
        }
    }

    /** The agent is forgotten. */
    record AgentRemoved(AgentName agent, MasterName by) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentRemoved(this);
        }
    }

    /** The agent is held for the request, which may reserve it. */
    record AgentOffered(AgentName agent, RequestId request, MasterName master) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentOffered(this);
        }
    }

    /** The agent is no longer held for the request, and was not reserved by it. */
    record OfferEnded(AgentName agent, RequestId request, OfferEnd reason) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.offerEnded(this);
        }
    }

    /**
     * The request has the exclusive right to the agent, at this epoch.
     *
     * @param need which of the needs of the request it meets, from 0
     */
    record AgentReserved(AgentName agent, RequestId request, MasterName master, long epoch, int need) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentReserved(this);
        }
    }

    /** The agent serves the reservation. */
    record ReservationReady(AgentName agent, RequestId request, long epoch) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reservationReady(this);
        }
    }

    /** The holder gave a sign of life. */
    record ReservationRenewed(AgentName agent, RequestId request, long epoch, boolean busy) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reservationRenewed(this);
        }
    }

    /**
     * The holder keeps the agent for longer.
     *
     * @param length from now on
     * @param debugging why it is kept without a job, or null
     */
    record ReservationExtended(
            AgentName agent, RequestId request, long epoch, int extension, Duration length, String debugging)
            implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reservationExtended(this);
        }
    }

    /** So many reservations expired at once that the fault is hardly their holders'; this one gets its renewal timeout once more. */
    record ReservationSpared(AgentName agent, RequestId request, long epoch) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reservationSpared(this);
        }
    }

    /**
     * The holder is told that its reservation ends soon.
     *
     * @param left how long it lasts at least
     */
    record HolderWarned(AgentName agent, RequestId request, long epoch, ExpiryCause cause, Duration left)
            implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.holderWarned(this);
        }
    }

    /** An operator takes the agent away; the end of the reservation follows. */
    record ReservationRevoked(AgentName agent, RequestId request, long epoch, MasterName by, String reason)
            implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reservationRevoked(this);
        }
    }

    /** The right to the agent is over. The agent goes to {@code next} before anybody else gets it. */
    record ReservationEnded(
            AgentName agent, RequestId request, MasterName master, long epoch, Outcome reason, AfterUse next)
            implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reservationEnded(this);
        }
    }

    /** The agent is fit for the next one: it confirmed, or its lock delay is over. */
    record AgentCleaned(AgentName agent, long epoch) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentCleaned(this);
        }
    }

    /** The agent failed and gets no more work until its next run, or until an operator resumes it. */
    record AgentQuarantined(AgentName agent, long epoch, String reason) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentQuarantined(this);
        }
    }

    /**
     * The request waits from now on, at the end of the queue.
     *
     * @param wish as the pool grants it
     * @param timing the timeouts that hold for it, its own or the pool's
     */
    record RequestAccepted(RequestId request, MasterName master, Wish wish, TimingContract timing) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestAccepted(this);
        }
    }

    /** The request was refused for good; asking again under this id repeats the refusal. */
    record RequestRejected(RequestId request, MasterName master, RefusalCode code, String sentence) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestRejected(this);
        }
    }

    /** The master of a waiting request gave a sign of life. */
    record RequestHeard(RequestId request, MasterName master) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestHeard(this);
        }
    }

    /** The request waits with another priority. */
    record PriorityChanged(RequestId request, MasterName master, int priority) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.priorityChanged(this);
        }
    }

    /**
     * The request asks for another of its alternatives from now on, at its place.
     *
     * @param alternative from 0
     */
    record RequestFellBack(RequestId request, MasterName master, int alternative) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestFellBack(this);
        }
    }

    /**
     * The request waits again, at its old place.
     *
     * @param except agents that it does not want any more
     */
    record RequestRequeued(RequestId request, MasterName master, Requeue reason, List<AgentName> except)
            implements Event {
        public RequestRequeued {
            except = List.copyOf(except);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestRequeued(this);
        }
    }

    /** The request is over: its one final outcome. */
    record RequestEnded(RequestId request, MasterName master, Outcome outcome) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestEnded(this);
        }
    }

    /** The outcome is remembered for longer, because the request overtook one that waits, or may have to again. */
    record OutcomeKept(RequestId request) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.outcomeKept(this);
        }
    }

    /** The outcomes of these requests are no longer remembered. */
    record RequestsForgotten(List<RequestId> requests) implements Event {
        public RequestsForgotten {
            requests = List.copyOf(requests);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestsForgotten(this);
        }
    }

    /** Why an offer ended without a reservation. */
    enum OfferEnd {
        /** The master reserved another one. */
        NOT_CHOSEN,
        /** The master wants none of those offered. */
        DECLINED,
        /** The offer timeout passed. */
        EXPIRED,
        /** The master cancelled its request, or follows it no more. */
        CANCELLED,
        /** The agent went away, or no longer matches. */
        AGENT_LOST,
        /** An operator withdrew the agent. */
        WITHDRAWN
    }

    /** Why a request waits again. */
    enum Requeue {
        /** Its master declined what was offered. */
        DECLINED,
        /** Everything offered went away. */
        OFFERS_LOST,
        /** An agent refused: its on-reserved hook failed. */
        AGENT_REFUSED,
        /** An agent was not ready in time. */
        START_EXPIRED,
        /** An agent started anew before it was ready. */
        AGENT_LOST
    }

    /** Where an agent goes when a reservation ends. */
    enum AfterUse {
        /** At once to the next one. */
        AVAILABLE,
        /** It cleans up and says when it is clean. */
        CLEANING,
        /** It does not clean, and its holder vanished: it stays out of use for the lock delay. */
        LOCK_DELAY,
        /** It is not there. */
        OFFLINE,
        /** It failed too often, and gets no more work. */
        QUARANTINED
    }
}
