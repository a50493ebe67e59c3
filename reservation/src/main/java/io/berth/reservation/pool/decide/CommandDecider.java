package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolView;

/** Hands each command to the decider of its subject. Priorities, drain and holds of the operator will be cases here. */
public final class CommandDecider implements Command.Cases<Step> {
    private final PoolView view;
    private final RequestDecider requests;
    private final ReservationDecider reservations;
    private final AgentDecider agents;
    private final TimerDecider timers;

    /** @param position the position of the command */
    public CommandDecider(PoolView view, long position) {
        this.view = view;
        this.requests = new RequestDecider(view, position);
        this.reservations = new ReservationDecider(view);
        this.agents = new AgentDecider(view);
        this.timers = new TimerDecider(view);
    }

    @Override
    public Step configurePool(Command.ConfigurePool command) {
        return command.policy().equals(view.policy())
                ? Step.nothing()
                : Step.events(new Event.PoolConfigured(command.policy()));
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
    public Step cancelRequest(Command.CancelRequest command) {
        return isConfigured() ? requests.cancel(command) : unknownPool(command.master(), command.request(), null, -1);
    }

    @Override
    public Step renewReservation(Command.RenewReservation command) {
        return isConfigured()
                ? reservations.renew(command)
                : unknownPool(command.master(), null, command.agent(), command.epoch());
    }

    @Override
    public Step freeReservation(Command.FreeReservation command) {
        return isConfigured()
                ? reservations.free(command)
                : unknownPool(command.master(), null, command.agent(), command.epoch());
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
    public Step expireOffers(Command.ExpireOffers command) {
        return timers.expireOffers(command);
    }

    @Override
    public Step expireRequest(Command.ExpireRequest command) {
        return timers.expireRequest(command);
    }

    @Override
    public Step expireReservation(Command.ExpireReservation command) {
        return timers.expireReservation(command);
    }

    @Override
    public Step endLockDelay(Command.EndLockDelay command) {
        return timers.endLockDelay(command);
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
