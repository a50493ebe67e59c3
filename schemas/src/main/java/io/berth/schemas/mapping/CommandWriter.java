package io.berth.schemas.mapping;

import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.code.ExpiryCause;
import io.berth.schemas.code.Select;
import io.berth.schemas.code.WaitCause;
import io.berth.schemas.code.Withdrawal;
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
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes each kind of command.
 *
 * @param pool the pool that is told
 */
record CommandWriter(String pool) implements Command.Cases<SpecificRecord> {

    @Override
    public SpecificRecord configurePool(Command.ConfigurePool command) {
        return new ConfigurePool(pool, Policies.write(command.policy()));
    }

    @Override
    public SpecificRecord agentOnline(Command.AgentOnline command) {
        return new AgentOnline(
                pool,
                command.agent().value(),
                command.incarnation(),
                command.tags().texts(),
                command.cleans(),
                command.servingEpoch(),
                command.highestEpoch());
    }

    @Override
    public SpecificRecord agentOffline(Command.AgentOffline command) {
        return new AgentOffline(pool, command.agent().value(), command.incarnation(), command.silent());
    }

    @Override
    public SpecificRecord agentReady(Command.AgentReady command) {
        return new AgentReady(pool, command.agent().value(), command.incarnation(), command.epoch());
    }

    @Override
    public SpecificRecord agentClean(Command.AgentClean command) {
        return new AgentClean(pool, command.agent().value(), command.incarnation(), command.epoch());
    }

    @Override
    public SpecificRecord agentFailed(Command.AgentFailed command) {
        return new AgentFailed(pool, command.agent().value(), command.incarnation(), command.epoch());
    }

    @Override
    public SpecificRecord requestAgent(Command.RequestAgent command) {
        Wish wish = command.wish();
        return new RequestAgent(
                pool,
                command.request().value(),
                command.master().value(),
                Wishes.first(wish).expression().toString(),
                Enums.write(Select.class, wish.select()),
                wish.maxOffers(),
                Durations.millisOrNull(wish.maxWait()),
                command.awaitCapacity(),
                Durations.millisOrNull(command.offerTimeout()),
                Durations.millisOrNull(command.renewalTimeout()),
                Durations.millisOrNull(command.idleTimeout()),
                wish.purpose(),
                Wishes.first(wish).count(),
                Wishes.together(wish),
                Wishes.fallbacks(wish),
                Wishes.prefer(wish),
                wish.priority(),
                Durations.millisOrNull(command.holdLimit()));
    }

    @Override
    public SpecificRecord reserveOffer(Command.ReserveOffer command) {
        return new ReserveOffer(
                pool,
                command.request().value(),
                command.master().value(),
                command.agent().value());
    }

    @Override
    public SpecificRecord renewReservation(Command.RenewReservation command) {
        return new RenewReservation(
                pool,
                command.agent().value(),
                command.epoch(),
                command.master().value(),
                command.busy(),
                command.attempt());
    }

    @Override
    public SpecificRecord freeReservation(Command.FreeReservation command) {
        return new FreeReservation(
                pool, command.agent().value(), command.epoch(), command.master().value());
    }

    @Override
    public SpecificRecord cancelRequest(Command.CancelRequest command) {
        return new CancelRequest(
                pool, command.request().value(), command.master().value());
    }

    @Override
    public SpecificRecord expireOffers(Command.ExpireOffers command) {
        return new ExpireOffers(pool, command.request().value(), command.sign());
    }

    @Override
    public SpecificRecord expireRequest(Command.ExpireRequest command) {
        return new ExpireRequest(
                pool, command.request().value(), command.sign(), Enums.write(WaitCause.class, command.cause()));
    }

    @Override
    public SpecificRecord expireReservation(Command.ExpireReservation command) {
        return new ExpireReservation(
                pool,
                command.agent().value(),
                command.epoch(),
                command.sign(),
                Enums.write(ExpiryCause.class, command.cause()));
    }

    @Override
    public SpecificRecord endLockDelay(Command.EndLockDelay command) {
        return new EndLockDelay(pool, command.agent().value(), command.epoch());
    }

    @Override
    public SpecificRecord settle(Command.Settle command) {
        return new Settle(pool);
    }

    @Override
    public SpecificRecord forgetRequests(Command.ForgetRequests command) {
        return new ForgetRequests(
                pool, command.requests().stream().map(RequestId::value).toList());
    }

    @Override
    public SpecificRecord holdPool(Command.HoldPool command) {
        return new HoldPool(pool, command.by().value(), command.reason(), Durations.millisOrNull(command.length()));
    }

    @Override
    public SpecificRecord releasePool(Command.ReleasePool command) {
        return new ReleasePool(pool, command.by().value(), command.reason());
    }

    @Override
    public SpecificRecord withdrawAgent(Command.WithdrawAgent command) {
        return new WithdrawAgent(
                pool,
                command.agent().value(),
                Enums.write(Withdrawal.class, command.kind()),
                command.by().value(),
                command.reason(),
                Durations.millisOrNull(command.length()));
    }

    @Override
    public SpecificRecord resumeAgent(Command.ResumeAgent command) {
        return new ResumeAgent(pool, command.agent().value(), command.by().value(), command.reason());
    }

    @Override
    public SpecificRecord revokeReservation(Command.RevokeReservation command) {
        return new RevokeReservation(
                pool, command.agent().value(), command.epoch(), command.by().value(), command.reason());
    }

    @Override
    public SpecificRecord removeAgent(Command.RemoveAgent command) {
        return new RemoveAgent(pool, command.agent().value(), command.by().value());
    }

    @Override
    public SpecificRecord declineOffers(Command.DeclineOffers command) {
        return new DeclineOffers(
                pool, command.request().value(), command.master().value(), command.sign());
    }

    @Override
    public SpecificRecord extendReservation(Command.ExtendReservation command) {
        return new ExtendReservation(
                pool,
                command.agent().value(),
                command.epoch(),
                command.master().value(),
                command.extension(),
                command.length().toMillis(),
                command.debugging());
    }

    @Override
    public SpecificRecord changePriority(Command.ChangePriority command) {
        return new ChangePriority(
                pool, command.request().value(), command.master().value(), command.priority());
    }

    @Override
    public SpecificRecord reportRequests(Command.ReportRequests command) {
        return new ReportRequests(
                pool,
                command.master().value(),
                command.followed().stream().map(RequestId::value).toList(),
                command.heardUpTo());
    }

    @Override
    public SpecificRecord fallBack(Command.FallBack command) {
        return new FallBack(pool, command.request().value(), command.sign());
    }

    @Override
    public SpecificRecord warnHolder(Command.WarnHolder command) {
        return new WarnHolder(
                pool,
                command.agent().value(),
                command.epoch(),
                command.sign(),
                Enums.write(ExpiryCause.class, command.cause()),
                command.left().toMillis());
    }

    @Override
    public SpecificRecord expireCleaning(Command.ExpireCleaning command) {
        return new ExpireCleaning(pool, command.agent().value(), command.epoch());
    }

    @Override
    public SpecificRecord endWithdrawal(Command.EndWithdrawal command) {
        return new EndWithdrawal(pool, command.agent().value(), command.sign());
    }

    @Override
    public SpecificRecord endPoolHold(Command.EndPoolHold command) {
        return new EndPoolHold(pool, command.sign());
    }
}
