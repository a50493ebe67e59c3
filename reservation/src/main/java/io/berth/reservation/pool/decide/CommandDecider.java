package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolView;

/** Hands each command to the decider of its subject. */
public final class CommandDecider implements Command.Cases<Step> {
    private final PoolView view;
    private final OperatorDecider operator;
    private final RequestDecider requests;
    private final ReservationDecider reservations;
    private final AgentDecider agents;
    private final TimerDecider timers;

    /**
     * @param position the position of the command
     * @param timeMs the log's time of the command
     */
    public CommandDecider(PoolView view, long position, long timeMs) {
        this.view = view;
        this.operator = new OperatorDecider(view);
        this.requests = new RequestDecider(view, position, timeMs);
        this.reservations = new ReservationDecider(view, timeMs);
        this.agents = new AgentDecider(view, position);
        this.timers = new TimerDecider(view, timeMs);
    }

    @Override
    public Step configurePool(Command.ConfigurePool command) {
        return command.policy().equals(view.policy())
                ? Step.nothing()
                : Step.events(new Event.PoolConfigured(command.policy()));
    }

    @Override
    public Step holdPool(Command.HoldPool command) {
        return isConfigured() ? operator.holdPool(command) : unknownPool(command.by(), null, null, -1);
    }

    @Override
    public Step releasePool(Command.ReleasePool command) {
        return isConfigured() ? operator.releasePool(command) : unknownPool(command.by(), null, null, -1);
    }

    @Override
    public Step withdrawAgent(Command.WithdrawAgent command) {
        return isConfigured() ? operator.withdraw(command) : unknownPool(command.by(), null, command.agent(), -1);
    }

    @Override
    public Step resumeAgent(Command.ResumeAgent command) {
        return isConfigured() ? operator.resume(command) : unknownPool(command.by(), null, command.agent(), -1);
    }

    @Override
    public Step revokeReservation(Command.RevokeReservation command) {
        return isConfigured() ? operator.revoke(command) : unknownPool(command.by(), null, command.agent(), -1);
    }

    @Override
    public Step removeAgent(Command.RemoveAgent command) {
        return isConfigured() ? operator.remove(command) : unknownPool(command.by(), null, command.agent(), -1);
    }

    @Override
    public Step agentOnline(Command.AgentOnline command) {
        // Nobody to tell: an agent follows its own state, finds none, says so in its log, and insists.
        return isConfigured() ? agents.online(command) : Step.nothing();
    }

    @Override
    public Step agentOffline(Command.AgentOffline command) {
        return agents.offline(command);
    }

    @Override
    public Step agentReady(Command.AgentReady command) {
        return agents.ready(command);
    }

    @Override
    public Step agentClean(Command.AgentClean command) {
        return agents.clean(command);
    }

    @Override
    public Step agentFailed(Command.AgentFailed command) {
        return agents.failed(command);
    }

    @Override
    public Step requestAgent(Command.RequestAgent command) {
        return isConfigured() ? requests.request(command) : unknownPool(command.master(), command.request(), null, -1);
    }

    @Override
    public Step reserveOffer(Command.ReserveOffer command) {
        return isConfigured()
                ? requests.reserve(command)
                : unknownPool(command.master(), command.request(), command.agent(), -1);
    }

    @Override
    public Step declineOffers(Command.DeclineOffers command) {
        return isConfigured() ? requests.decline(command) : unknownPool(command.master(), command.request(), null, -1);
    }

    @Override
    public Step renewReservation(Command.RenewReservation command) {
        return isConfigured()
                ? reservations.renew(command)
                : unknownPool(command.master(), null, command.agent(), command.epoch());
    }

    @Override
    public Step extendReservation(Command.ExtendReservation command) {
        return isConfigured()
                ? reservations.extend(command)
                : unknownPool(command.master(), null, command.agent(), command.epoch());
    }

    @Override
    public Step freeReservation(Command.FreeReservation command) {
        return isConfigured()
                ? reservations.free(command)
                : unknownPool(command.master(), null, command.agent(), command.epoch());
    }

    @Override
    public Step cancelRequest(Command.CancelRequest command) {
        return isConfigured() ? requests.cancel(command) : unknownPool(command.master(), command.request(), null, -1);
    }

    @Override
    public Step changePriority(Command.ChangePriority command) {
        return isConfigured()
                ? requests.changePriority(command)
                : unknownPool(command.master(), command.request(), null, -1);
    }

    @Override
    public Step reportRequests(Command.ReportRequests command) {
        return isConfigured() ? requests.report(command) : unknownPool(command.master(), null, null, -1);
    }

    @Override
    public Step expireOffers(Command.ExpireOffers command) {
        return timers.expireOffers(command);
    }

    @Override
    public Step expireRequest(Command.ExpireRequest command) {
        return timers.expireRequest(command);
    }

    @Override
    public Step fallBack(Command.FallBack command) {
        return timers.fallBack(command);
    }

    @Override
    public Step expireReservation(Command.ExpireReservation command) {
        return timers.expireReservation(command);
    }

    @Override
    public Step warnHolder(Command.WarnHolder command) {
        return timers.warn(command);
    }

    @Override
    public Step endLockDelay(Command.EndLockDelay command) {
        return timers.endLockDelay(command);
    }

    @Override
    public Step expireCleaning(Command.ExpireCleaning command) {
        return timers.expireCleaning(command);
    }

    @Override
    public Step endWithdrawal(Command.EndWithdrawal command) {
        return timers.endWithdrawal(command);
    }

    @Override
    public Step endPoolHold(Command.EndPoolHold command) {
        return timers.endPoolHold(command);
    }

    /** What it is for follows every command. */
    @Override
    public Step settle(Command.Settle command) {
        return Step.nothing();
    }

    @Override
    public Step forgetRequests(Command.ForgetRequests command) {
        return timers.forget(command);
    }

    private boolean isConfigured() {
        return view.policy() != null;
    }

    private Step unknownPool(MasterName master, RequestId request, AgentName agent, long epoch) {
        return Step.answer(Refusals.of(
                master,
                request,
                agent,
                epoch,
                RefusalCode.UNKNOWN_POOL,
                "No pool of this name is configured. Check the name, or ask the operator to add it to berth.pools."));
    }
}
