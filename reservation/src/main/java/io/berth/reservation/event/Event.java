package io.berth.reservation.event;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.List;

/**
 * What happened to a pool. Events are past participles: they cannot be refused, and state changes only by them.
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

        R agentRegistered(AgentRegistered event);

        R agentLost(AgentLost event);

        R agentOffered(AgentOffered event);

        R offerEnded(OfferEnded event);

        R agentReserved(AgentReserved event);

        R reservationReady(ReservationReady event);

        R reservationRenewed(ReservationRenewed event);

        R reservationEnded(ReservationEnded event);

        R agentCleaned(AgentCleaned event);

        R agentQuarantined(AgentQuarantined event);

        R requestAccepted(RequestAccepted event);

        R requestRejected(RequestRejected event);

        R requestEnded(RequestEnded event);

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

    /** The agent is online: for the first time, again, in a new run, or with new tags. */
    record AgentRegistered(AgentName agent, String incarnation, TagSet tags, boolean cleans) implements Event {
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

    /** The request has the exclusive right to the agent, at this epoch. */
    record AgentReserved(AgentName agent, RequestId request, MasterName master, long epoch) implements Event {
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

    /** The agent failed a hook and gets no more work until its next run. */
    record AgentQuarantined(AgentName agent, long epoch) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentQuarantined(this);
        }
    }

    /**
     * The request waits from now on, at the end of the queue.
     *
     * @param timing the timeouts that hold for it, its own or the pool's
     * @param maxWait null for no limit
     * @param purpose null where none was given or the pool does not share it
     */
    record RequestAccepted(
            RequestId request,
            MasterName master,
            TagExpression expression,
            Select select,
            int maxOffers,
            Duration maxWait,
            TimingContract timing,
            String purpose)
            implements Event {
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

    /** The request is over: its one final outcome. */
    record RequestEnded(RequestId request, MasterName master, Outcome outcome) implements Event {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestEnded(this);
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
        /** The offer timeout passed. */
        EXPIRED,
        /** The master cancelled its request. */
        CANCELLED,
        /** The agent went away. */
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
        /** It failed, and gets no more work. */
        QUARANTINED
    }
}
