package io.berth.reservation.command;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;

/**
 * What a pool can be told. Commands are imperative: they may be refused, repeated or late, and each gets an answer.
 *
 * <p>Four speak: masters ({@link RequestAgent} to {@link CancelRequest}), presence for the agents ({@link AgentOnline}
 * to {@link AgentFailed}), timers ({@link ExpireOffers} to {@link ForgetRequests}) and the operator ({@link
 * ConfigurePool}). A component that may be null says so.
 */
public sealed interface Command {

    /** Compiler-checked dispatch: a new command breaks every place that does not handle it yet. */
    <R> R accept(Cases<R> cases);

    /** One case for each command. */
    interface Cases<R> {
        R configurePool(ConfigurePool command);

        R agentOnline(AgentOnline command);

        R agentOffline(AgentOffline command);

        R agentReady(AgentReady command);

        R agentClean(AgentClean command);

        R agentFailed(AgentFailed command);

        R requestAgent(RequestAgent command);

        R reserveOffer(ReserveOffer command);

        R renewReservation(RenewReservation command);

        R freeReservation(FreeReservation command);

        R cancelRequest(CancelRequest command);

        R expireOffers(ExpireOffers command);

        R expireRequest(ExpireRequest command);

        R expireReservation(ExpireReservation command);

        R endLockDelay(EndLockDelay command);

        R forgetRequests(ForgetRequests command);
    }

    /** The pool exists and has this policy. The same policy again changes nothing. */
    record ConfigurePool(PoolPolicy policy) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.configurePool(this);
        }
    }

    /**
     * An agent is there, whole: the command carries all it knows of itself, so it may be repeated at any time and mends
     * whatever was lost before it.
     *
     * @param incarnation names one run of the agent's process; a new one replaces the old
     * @param cleans whether the agent confirms that it is clean after each reservation
     * @param servingEpoch the epoch it serves or still has to clean up, -1 for none
     * @param highestEpoch the highest epoch it ever accepted, -1 for none; the pool's next epoch will be higher
     */
    record AgentOnline(
            AgentName agent, String incarnation, TagSet tags, boolean cleans, long servingEpoch, long highestEpoch)
            implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentOnline(this);
        }
    }

    /** The run of the agent named by the incarnation is gone: it said goodbye, or was silent for too long. */
    record AgentOffline(AgentName agent, String incarnation, boolean silent) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentOffline(this);
        }
    }

    /** The agent accepted the epoch and its on-reserved hook is through: the master can start. */
    record AgentReady(AgentName agent, String incarnation, long epoch) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentReady(this);
        }
    }

    /** The agent cleaned up after the epoch that ended. */
    record AgentClean(AgentName agent, String incarnation, long epoch) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentClean(this);
        }
    }

    /** A hook of the agent failed for the epoch: it could not prepare (while reserved) or not clean (afterwards). */
    record AgentFailed(AgentName agent, String incarnation, long epoch) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentFailed(this);
        }
    }

    /**
     * The availability request: "I need an agent that matches this expression".
     *
     * @param select who picks among several that match
     * @param maxOffers with {@link Select#CHOOSE}, how many agents may be held for the choice; at least 1
     * @param maxWait how long to wait for an agent; zero tries once; null waits without end
     * @param awaitCapacity wait even while no registered agent could ever match, instead of being rejected
     * @param offerTimeout null takes the pool's; so do the next two
     * @param purpose what the agent is for, or null; dropped unless the pool shares purposes
     */
    record RequestAgent(
            RequestId request,
            MasterName master,
            TagExpression expression,
            Select select,
            int maxOffers,
            Duration maxWait,
            boolean awaitCapacity,
            Duration offerTimeout,
            Duration renewalTimeout,
            Duration idleTimeout,
            String purpose)
            implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestAgent(this);
        }
    }

    /** The master picks one of the agents offered; the others are available again at once. */
    record ReserveOffer(RequestId request, MasterName master, AgentName agent) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reserveOffer(this);
        }
    }

    /** The holder is alive; {@code busy} says whether a job runs. */
    record RenewReservation(AgentName agent, long epoch, MasterName master, boolean busy) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.renewReservation(this);
        }
    }

    /** The holder gives the agent back. */
    record FreeReservation(AgentName agent, long epoch, MasterName master) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.freeReservation(this);
        }
    }

    /** The master no longer wants what it requested, whatever became of it: waiting, offered or reserved. */
    record CancelRequest(RequestId request, MasterName master) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.cancelRequest(this);
        }
    }

    /** Timer: nobody chose among the offers made at position {@code sign}. */
    record ExpireOffers(RequestId request, long sign) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.expireOffers(this);
        }
    }

    /** Timer: the request that was accepted at position {@code sign} waited as long as it wanted to. */
    record ExpireRequest(RequestId request, long sign) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.expireRequest(this);
        }
    }

    /** Timer: since the sign of life at position {@code sign} nothing was heard that speaks against the cause. */
    record ExpireReservation(AgentName agent, long epoch, long sign, ExpiryCause cause) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.expireReservation(this);
        }
    }

    /** Timer: the agent was out of use for the lock delay after the epoch ended. */
    record EndLockDelay(AgentName agent, long epoch) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.endLockDelay(this);
        }
    }

    /** Timer: the outcomes of these requests were remembered for long enough. */
    record ForgetRequests(List<RequestId> requests) implements Command {
        /** More ids than this are split over several commands, which bounds a transaction. */
        public static final int MAX_REQUESTS = 500;

        public ForgetRequests {
            requests = List.copyOf(requests);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.forgetRequests(this);
        }
    }

    /** Who picks among the agents that match. */
    enum Select {
        /** The service: the best match is reserved in the same step. */
        FIRST,
        /** The master: it gets offers and reserves one. */
        CHOOSE
    }

    /** Why a timer proposes to end a reservation. */
    enum ExpiryCause {
        /** No renewal for the renewal timeout. */
        RENEWAL,
        /** No running job for the idle timeout. */
        IDLE,
        /** The agent was not ready within the start timeout. */
        START
    }
}
