package io.berth.schemas.mapping;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.timing.Lengths;
import io.berth.schemas.command.AgentClean;
import io.berth.schemas.command.AgentFailed;
import io.berth.schemas.command.AgentOffline;
import io.berth.schemas.command.AgentOnline;
import io.berth.schemas.command.AgentReady;
import io.berth.schemas.command.CancelRequest;
import io.berth.schemas.command.ChangePriority;
import io.berth.schemas.command.ConfigurePool;
import io.berth.schemas.command.DeclineOffers;
import io.berth.schemas.command.EndLockDelay;
import io.berth.schemas.command.EndPoolHold;
import io.berth.schemas.command.EndWithdrawal;
import io.berth.schemas.command.ExpireCleaning;
import io.berth.schemas.command.ExpireOffers;
import io.berth.schemas.command.ExpireRequest;
import io.berth.schemas.command.ExpireReservation;
import io.berth.schemas.command.ExtendReservation;
import io.berth.schemas.command.FallBack;
import io.berth.schemas.command.ForgetRequests;
import io.berth.schemas.command.FreeReservation;
import io.berth.schemas.command.HoldPool;
import io.berth.schemas.command.ReleasePool;
import io.berth.schemas.command.RemoveAgent;
import io.berth.schemas.command.RenewReservation;
import io.berth.schemas.command.ReportRequests;
import io.berth.schemas.command.RequestAgent;
import io.berth.schemas.command.ReserveOffer;
import io.berth.schemas.command.ResumeAgent;
import io.berth.schemas.command.RevokeReservation;
import io.berth.schemas.command.Settle;
import io.berth.schemas.command.WarnHolder;
import io.berth.schemas.command.WithdrawAgent;
import java.time.Duration;

/** Reads each kind of command, value by checked value. The pool's name is not looked at here. */
final class CommandReader {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    static final Readers<Command> ALL = new Readers<Command>()
            .on(ConfigurePool.class, CommandReader::configurePool)
            .on(AgentOnline.class, CommandReader::agentOnline)
            .on(AgentOffline.class, CommandReader::agentOffline)
            .on(AgentReady.class, CommandReader::agentReady)
            .on(AgentClean.class, CommandReader::agentClean)
            .on(AgentFailed.class, CommandReader::agentFailed)
            .on(RequestAgent.class, CommandReader::requestAgent)
            .on(ReserveOffer.class, CommandReader::reserveOffer)
            .on(RenewReservation.class, CommandReader::renewReservation)
            .on(FreeReservation.class, CommandReader::freeReservation)
            .on(CancelRequest.class, CommandReader::cancelRequest)
            .on(ExpireOffers.class, CommandReader::expireOffers)
            .on(ExpireRequest.class, CommandReader::expireRequest)
            .on(ExpireReservation.class, CommandReader::expireReservation)
            .on(EndLockDelay.class, CommandReader::endLockDelay)
            .on(HoldPool.class, CommandReader::holdPool)
            .on(ReleasePool.class, CommandReader::releasePool)
            .on(WithdrawAgent.class, CommandReader::withdrawAgent)
            .on(ResumeAgent.class, CommandReader::resumeAgent)
            .on(RevokeReservation.class, CommandReader::revokeReservation)
            .on(RemoveAgent.class, CommandReader::removeAgent)
            .on(DeclineOffers.class, CommandReader::declineOffers)
            .on(ExtendReservation.class, CommandReader::extendReservation)
            .on(ChangePriority.class, CommandReader::changePriority)
            .on(ReportRequests.class, CommandReader::reportRequests)
            .on(FallBack.class, CommandReader::fallBack)
            .on(WarnHolder.class, CommandReader::warnHolder)
            .on(ExpireCleaning.class, CommandReader::expireCleaning)
            .on(EndWithdrawal.class, CommandReader::endWithdrawal)
            .on(EndPoolHold.class, CommandReader::endPoolHold)
            .on(Settle.class, wire -> new Command.Settle())
            .on(ForgetRequests.class, CommandReader::forgetRequests);

    private CommandReader() {}

    private static Command configurePool(ConfigurePool wire) throws Invalid {
        try {
            return new Command.ConfigurePool(Policies.read(wire.getPolicy()));
        } catch (IllegalArgumentException contradiction) {
            throw Checked.value(contradiction.getMessage());
        }
    }

    private static Command agentOnline(AgentOnline wire) throws Invalid {
        return new Command.AgentOnline(
                Checked.agent(wire.getAgent()),
                Checked.incarnation(wire.getIncarnation()),
                Checked.tags(wire.getTags()),
                wire.getCleans(),
                Checked.atLeast("serving epoch", wire.getServingEpoch(), -1),
                Checked.atLeast("highest epoch", wire.getHighestEpoch(), -1));
    }

    private static Command agentOffline(AgentOffline wire) throws Invalid {
        return new Command.AgentOffline(
                Checked.agent(wire.getAgent()), Checked.incarnation(wire.getIncarnation()), wire.getSilent());
    }

    private static Command agentReady(AgentReady wire) throws Invalid {
        return new Command.AgentReady(
                Checked.agent(wire.getAgent()), Checked.incarnation(wire.getIncarnation()), epoch(wire.getEpoch()));
    }

    private static Command agentClean(AgentClean wire) throws Invalid {
        return new Command.AgentClean(
                Checked.agent(wire.getAgent()), Checked.incarnation(wire.getIncarnation()), epoch(wire.getEpoch()));
    }

    private static Command agentFailed(AgentFailed wire) throws Invalid {
        return new Command.AgentFailed(
                Checked.agent(wire.getAgent()), Checked.incarnation(wire.getIncarnation()), epoch(wire.getEpoch()));
    }

    private static Command requestAgent(RequestAgent wire) throws Invalid {
        Wish wish = new Wishes.Fields(
                        wire.getExpression(),
                        wire.getCount(),
                        wire.getTogether(),
                        wire.getFallbacks(),
                        wire.getPrefer(),
                        wire.getPriority(),
                        wire.getSelect(),
                        wire.getMaxOffers(),
                        wire.getMaxWaitMs(),
                        wire.getPurpose())
                .read();
        return new Command.RequestAgent(
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                wish,
                wire.getAwaitCapacity(),
                Checked.durationOrNone("offer timeout", wire.getOfferTimeoutMs()),
                Checked.durationOrNone("renewal timeout", wire.getRenewalTimeoutMs()),
                Checked.durationOrNone("idle timeout", wire.getIdleTimeoutMs()),
                Checked.durationOrNone("hold limit", wire.getHoldLimitMs()));
    }

    private static Command reserveOffer(ReserveOffer wire) throws Invalid {
        return new Command.ReserveOffer(
                Checked.request(wire.getRequest()), Checked.master(wire.getMaster()), Checked.agent(wire.getAgent()));
    }

    private static Command renewReservation(RenewReservation wire) throws Invalid {
        return new Command.RenewReservation(
                Checked.agent(wire.getAgent()),
                epoch(wire.getEpoch()),
                Checked.master(wire.getMaster()),
                wire.getBusy(),
                Checked.atLeast("attempt", wire.getAttempt(), Command.RenewReservation.NO_ATTEMPT));
    }

    private static Command freeReservation(FreeReservation wire) throws Invalid {
        return new Command.FreeReservation(
                Checked.agent(wire.getAgent()), epoch(wire.getEpoch()), Checked.master(wire.getMaster()));
    }

    private static Command cancelRequest(CancelRequest wire) throws Invalid {
        return new Command.CancelRequest(Checked.request(wire.getRequest()), Checked.master(wire.getMaster()));
    }

    private static Command expireOffers(ExpireOffers wire) throws Invalid {
        return new Command.ExpireOffers(Checked.request(wire.getRequest()), sign(wire.getSign()));
    }

    private static Command expireRequest(ExpireRequest wire) throws Invalid {
        return new Command.ExpireRequest(
                Checked.request(wire.getRequest()),
                sign(wire.getSign()),
                Checked.constant("cause", WaitCause.class, wire.getCause()));
    }

    private static Command expireReservation(ExpireReservation wire) throws Invalid {
        return new Command.ExpireReservation(
                Checked.agent(wire.getAgent()),
                epoch(wire.getEpoch()),
                sign(wire.getSign()),
                Checked.constant("cause", ExpiryCause.class, wire.getCause()));
    }

    private static Command endLockDelay(EndLockDelay wire) throws Invalid {
        return new Command.EndLockDelay(Checked.agent(wire.getAgent()), epoch(wire.getEpoch()));
    }

    private static Command holdPool(HoldPool wire) throws Invalid {
        return new Command.HoldPool(
                Checked.master(wire.getBy()), Checked.reason(wire.getReason()), lengthOrNone(wire.getLengthMs()));
    }

    private static Command releasePool(ReleasePool wire) throws Invalid {
        return new Command.ReleasePool(Checked.master(wire.getBy()), Checked.reason(wire.getReason()));
    }

    private static Command withdrawAgent(WithdrawAgent wire) throws Invalid {
        return new Command.WithdrawAgent(
                Checked.agent(wire.getAgent()),
                Checked.constant("kind", Withdrawal.class, wire.getKind()),
                Checked.master(wire.getBy()),
                Checked.reason(wire.getReason()),
                lengthOrNone(wire.getLengthMs()));
    }

    private static Command resumeAgent(ResumeAgent wire) throws Invalid {
        return new Command.ResumeAgent(
                Checked.agent(wire.getAgent()), Checked.master(wire.getBy()), Checked.reason(wire.getReason()));
    }

    private static Command revokeReservation(RevokeReservation wire) throws Invalid {
        return new Command.RevokeReservation(
                Checked.agent(wire.getAgent()),
                epoch(wire.getEpoch()),
                Checked.master(wire.getBy()),
                Checked.reason(wire.getReason()));
    }

    private static Command removeAgent(RemoveAgent wire) throws Invalid {
        return new Command.RemoveAgent(Checked.agent(wire.getAgent()), Checked.master(wire.getBy()));
    }

    private static Command declineOffers(DeclineOffers wire) throws Invalid {
        return new Command.DeclineOffers(
                Checked.request(wire.getRequest()), Checked.master(wire.getMaster()), sign(wire.getSign()));
    }

    private static Command extendReservation(ExtendReservation wire) throws Invalid {
        return new Command.ExtendReservation(
                Checked.agent(wire.getAgent()),
                epoch(wire.getEpoch()),
                Checked.master(wire.getMaster()),
                Checked.inRange("number of the extension", wire.getExtension(), 1, Integer.MAX_VALUE),
                length(wire.getLengthMs()),
                wire.getDebugging() == null ? null : Checked.reason(wire.getDebugging()));
    }

    private static Command changePriority(ChangePriority wire) throws Invalid {
        return new Command.ChangePriority(
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                Checked.inRange("priority", wire.getPriority(), Wish.LOWEST_PRIORITY, Wish.HIGHEST_PRIORITY));
    }

    private static Command reportRequests(ReportRequests wire) throws Invalid {
        return new Command.ReportRequests(
                Checked.master(wire.getMaster()),
                Checked.requests(wire.getFollowed(), Command.ReportRequests.MAX_REQUESTS),
                Checked.atLeast("position", wire.getHeardUpTo(), -1));
    }

    private static Command fallBack(FallBack wire) throws Invalid {
        return new Command.FallBack(Checked.request(wire.getRequest()), sign(wire.getSign()));
    }

    private static Command warnHolder(WarnHolder wire) throws Invalid {
        return new Command.WarnHolder(
                Checked.agent(wire.getAgent()),
                epoch(wire.getEpoch()),
                sign(wire.getSign()),
                Checked.constant("cause", ExpiryCause.class, wire.getCause()),
                Checked.duration("time left", wire.getLeftMs()));
    }

    private static Command expireCleaning(ExpireCleaning wire) throws Invalid {
        return new Command.ExpireCleaning(Checked.agent(wire.getAgent()), epoch(wire.getEpoch()));
    }

    private static Command endWithdrawal(EndWithdrawal wire) throws Invalid {
        return new Command.EndWithdrawal(Checked.agent(wire.getAgent()), sign(wire.getSign()));
    }

    private static Command endPoolHold(EndPoolHold wire) throws Invalid {
        return new Command.EndPoolHold(sign(wire.getSign()));
    }

    private static Command forgetRequests(ForgetRequests wire) throws Invalid {
        return new Command.ForgetRequests(Checked.requests(wire.getRequests(), Command.ForgetRequests.MAX_REQUESTS));
    }

    private static long epoch(long value) throws Invalid {
        return Checked.atLeast("epoch", value, 0);
    }

    private static long sign(long value) throws Invalid {
        return Checked.atLeast("position of the sign of life", value, 0);
    }

    /** A hold of no length at all would be over before anybody saw it. */
    private static Duration length(long milliseconds) throws Invalid {
        Duration length = Checked.duration("length", milliseconds);
        if (length.compareTo(SHORTEST) < 0) {
            throw Checked.value(
                    "The length is " + Lengths.text(length) + ", expected at least " + Lengths.text(SHORTEST) + ".");
        }
        return length;
    }

    private static Duration lengthOrNone(Long milliseconds) throws Invalid {
        return milliseconds == null ? null : length(milliseconds);
    }
}
