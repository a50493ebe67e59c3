package io.berth.reservation.command;

import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;

/**
 * What a pool can be told. Commands are imperative: they may be refused, repeated or late, and each gets an answer.
 *
 * <p>Four speak: the operator ({@link ConfigurePool} to {@link RemoveAgent}), presence for the agents ({@link
 * AgentOnline} to {@link AgentFailed}), masters ({@link RequestAgent} to {@link ReportRequests}) and timers ({@link
 * ExpireOffers} to {@link ForgetRequests}). A component that may be null says so.
 */
public sealed interface Command {

    /** Compiler-checked dispatch: a new command breaks every place that does not handle it yet. */
    <R> R accept(Cases<R> cases);

    /** One case for each command. */
    interface Cases<R> {
        R configurePool(ConfigurePool command);

        R holdPool(HoldPool command);

        R releasePool(ReleasePool command);

        R withdrawAgent(WithdrawAgent command);

        R resumeAgent(ResumeAgent command);

        R revokeReservation(RevokeReservation command);

        R removeAgent(RemoveAgent command);

        R agentOnline(AgentOnline command);

        R agentOffline(AgentOffline command);

        R agentReady(AgentReady command);

        R agentClean(AgentClean command);

        R agentFailed(AgentFailed command);

        R requestAgent(RequestAgent command);

        R reserveOffer(ReserveOffer command);

        R declineOffers(DeclineOffers command);

        R renewReservation(RenewReservation command);

        R extendReservation(ExtendReservation command);

        R freeReservation(FreeReservation command);

        R cancelRequest(CancelRequest command);

        R changePriority(ChangePriority command);

        R reportRequests(ReportRequests command);

        R expireOffers(ExpireOffers command);

        R expireRequest(ExpireRequest command);

        R fallBack(FallBack command);

        R expireReservation(ExpireReservation command);

        R warnHolder(WarnHolder command);

        R endLockDelay(EndLockDelay command);

        R expireCleaning(ExpireCleaning command);

        R endWithdrawal(EndWithdrawal command);

        R endPoolHold(EndPoolHold command);

        R settle(Settle command);

        R forgetRequests(ForgetRequests command);
    }

    /** Operator: the pool exists and has this policy. The same policy again changes nothing. */
    record ConfigurePool(PoolPolicy policy) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.configurePool(this);
        }
    }

    /**
     * Operator: nothing is given away from now on. What is held goes on; what is asked for waits. Again replaces who, why and how long.
     *
     * @param by who says so
     * @param reason for people
     * @param length after which the pool goes on by itself; null until somebody releases it
     */
    record HoldPool(MasterName by, String reason, Duration length) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.holdPool(this);
        }
    }

    /** Operator: the pool that was held goes on. */
    record ReleasePool(MasterName by, String reason) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.releasePool(this);
        }
    }

    /**
     * Operator: the agent gets no more work, at once or as soon as what it serves is over.
     *
     * <p>An agent that is in quarantine without an end, because it failed or because an operator said so, stays in
     * quarantine without an end, whatever the kind and the length: only who and why are replaced. Resume it first.
     *
     * @param by who says so
     * @param reason for people
     * @param length after which the agent is back by itself; null until somebody resumes it
     */
    record WithdrawAgent(AgentName agent, Withdrawal kind, MasterName by, String reason, Duration length)
            implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.withdrawAgent(this);
        }
    }

    /** Operator: the agent that was withdrawn, or that is in quarantine, gets work again. */
    record ResumeAgent(AgentName agent, MasterName by, String reason) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.resumeAgent(this);
        }
    }

    /**
     * Operator: the reservation ends, whoever holds it.
     *
     * @param epoch the one that the operator saw; another one is not ended
     */
    record RevokeReservation(AgentName agent, long epoch, MasterName by, String reason) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.revokeReservation(this);
        }
    }

    /** Operator: an agent that is gone for good is forgotten. */
    record RemoveAgent(AgentName agent, MasterName by) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeAgent(this);
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
     * The availability request: "I need agents that match".
     *
     * @param awaitCapacity wait even while no registered agent could ever match, instead of being rejected, and begin with
     *     the first alternative although it could not be met. It waits for that one for its whole time; what it falls back
     *     to is then the next one that registered agents could meet, where there is one, as for every request
     * @param offerTimeout null takes the pool's; so do the next three
     * @param holdLimit how long the reservation lasts at most
     */
    record RequestAgent(
            RequestId request,
            MasterName master,
            Wish wish,
            boolean awaitCapacity,
            Duration offerTimeout,
            Duration renewalTimeout,
            Duration idleTimeout,
            Duration holdLimit)
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

    /** The master wants none of the agents offered at position {@code sign}. It waits on, at its place, for others. */
    record DeclineOffers(RequestId request, MasterName master, long sign) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.declineOffers(this);
        }
    }

    /**
     * The holder is alive.
     *
     * @param busy whether a job runs, or the holder still waits for an agent of the reservation to get ready
     * @param attempt a number of its own for each time that it is said, which the answer repeats; {@link #NO_ATTEMPT} where
     *     nobody counts from when it was sent
     */
    record RenewReservation(AgentName agent, long epoch, MasterName master, boolean busy, long attempt)
            implements Command {
        /** Not the number of any attempt. */
        public static final long NO_ATTEMPT = -1;

        /** For whoever does not count from when it was sent. */
        public RenewReservation(AgentName agent, long epoch, MasterName master, boolean busy) {
            this(agent, epoch, master, busy, NO_ATTEMPT);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.renewReservation(this);
        }
    }

    /**
     * The holder wants to keep the agent for so long from now.
     *
     * @param extension counts the extensions of this reservation, from 1; one that was done is done once
     * @param length how long from now on; at most the pool's hold limit
     * @param debugging why a person needs the agent without a job, or null. Until its end such a hold needs no renewal and no job
     */
    record ExtendReservation(
            AgentName agent, long epoch, MasterName master, int extension, Duration length, String debugging)
            implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.extendReservation(this);
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

    /** The master changes the priority of what it waits for, which is a sign of life as well. */
    record ChangePriority(RequestId request, MasterName master, int priority) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.changePriority(this);
        }
    }

    /**
     * The master states which requests it follows; all others of that master are over that it can know of. One that came later
     * than all it has heard of goes on, so that a report that comes late or twice ends nothing that is newer. Only for a master that speaks with one
     * voice: with two processes under one name, each would end what the other asked for. So no client says it unless it was
     * told that it is alone.
     *
     * @param followed at most {@link #MAX_REQUESTS}
     * @param heardUpTo the highest position of the pool that this process of the master has heard of, -1 for none. Only what has
     *     had no sign of life since then is over; with -1, or one that the pool has not come to, nothing is
     */
    record ReportRequests(MasterName master, List<RequestId> followed, long heardUpTo) implements Command {
        /** A master that follows more than this cannot report. */
        public static final int MAX_REQUESTS = 1000;

        public ReportRequests {
            followed = List.copyOf(followed);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reportRequests(this);
        }
    }

    /** Timer: nobody chose among the offers made at position {@code sign}. */
    record ExpireOffers(RequestId request, long sign) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.expireOffers(this);
        }
    }

    /** Timer: the request waited for as long as it wanted to, or its master was not heard of since position {@code sign}. */
    record ExpireRequest(RequestId request, long sign, WaitCause cause) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.expireRequest(this);
        }
    }

    /** Timer: the request asked for this alternative, since position {@code sign}, for as long as it wanted to. */
    record FallBack(RequestId request, long sign) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.fallBack(this);
        }
    }

    /** Timer: since the sign of life at position {@code sign} nothing was heard that speaks against the cause. */
    record ExpireReservation(AgentName agent, long epoch, long sign, ExpiryCause cause) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.expireReservation(this);
        }
    }

    /**
     * Timer: the reservation ends soon, if nothing is heard that speaks against the cause.
     *
     * @param cause {@link ExpiryCause#IDLE} or {@link ExpiryCause#LIMIT}
     * @param left how long it lasts at least
     */
    record WarnHolder(AgentName agent, long epoch, long sign, ExpiryCause cause, Duration left) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.warnHolder(this);
        }
    }

    /** Timer: the agent was out of use for the lock delay after the epoch ended. */
    record EndLockDelay(AgentName agent, long epoch) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.endLockDelay(this);
        }
    }

    /** Timer: the agent did not say for the cleaning timeout that it is clean after the epoch. */
    record ExpireCleaning(AgentName agent, long epoch) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.expireCleaning(this);
        }
    }

    /** Timer: the agent was withdrawn, at position {@code sign}, for as long as the operator said. */
    record EndWithdrawal(AgentName agent, long sign) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.endWithdrawal(this);
        }
    }

    /** Timer: the pool was held, at position {@code sign}, for as long as the operator said. */
    record EndPoolHold(long sign) implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.endPoolHold(this);
        }
    }

    /** Timer: the commands before this one did not meet everybody who can be met. This one goes on, as any command does. */
    record Settle() implements Command {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.settle(this);
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

    /** Why a timer proposes to end a reservation. */
    enum ExpiryCause {
        /** No renewal for the renewal timeout. */
        RENEWAL,
        /** No running job for the idle timeout. */
        IDLE,
        /** The agent was not ready within the start timeout. */
        START,
        /** It lasted for as long as it may. */
        LIMIT
    }

    /** Why a timer proposes to end a request that waits. */
    enum WaitCause {
        /** It waited for as long as it wanted to. */
        WAIT,
        /** Its master was not heard of. */
        SILENCE
    }
}
