package io.berth.testbed.simulator.check;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.AgentClean;
import io.berth.reservation.command.Command.AgentFailed;
import io.berth.reservation.command.Command.AgentOffline;
import io.berth.reservation.command.Command.AgentReady;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.ChangePriority;
import io.berth.reservation.command.Command.DeclineOffers;
import io.berth.reservation.command.Command.EndLockDelay;
import io.berth.reservation.command.Command.EndPoolHold;
import io.berth.reservation.command.Command.EndWithdrawal;
import io.berth.reservation.command.Command.ExpireCleaning;
import io.berth.reservation.command.Command.ExpireOffers;
import io.berth.reservation.command.Command.ExpireRequest;
import io.berth.reservation.command.Command.ExpireReservation;
import io.berth.reservation.command.Command.ExtendReservation;
import io.berth.reservation.command.Command.FallBack;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.command.Command.RevokeReservation;
import io.berth.reservation.command.Command.WarnHolder;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;

/** S8: whether a command speaks of an epoch, a run, an offer or a sign of life that is not the present one. */
final class Staleness {
    private final PoolView view;

    private Staleness(PoolView view) {
        this.view = view;
    }

    /** To be asked before the command is handled. A command that is not listed here is never stale. */
    static boolean of(Command command, PoolView view) {
        return new Staleness(view).isStale(command);
    }

    /** @return whether somebody waits for the answer */
    static boolean isAnswered(Command command) {
        return command instanceof RenewReservation
                || command instanceof ExtendReservation
                || command instanceof RevokeReservation
                || command instanceof DeclineOffers
                || command instanceof ChangePriority
                || command instanceof FreeReservation
                || command instanceof ReserveOffer
                || command instanceof CancelRequest;
    }

    private boolean isStale(Command command) {
        if (command instanceof RenewReservation renew) {
            return !holds(renew.agent(), renew.epoch(), renew.master());
        } else if (command instanceof ExtendReservation extend) {
            return !holds(extend.agent(), extend.epoch(), extend.master())
                    || extend.extension()
                            <= view.agent(extend.agent()).use().limit().extensions();
        } else if (command instanceof RevokeReservation revoke) {
            Agent agent = view.agent(revoke.agent());
            return agent == null || agent.status() != AgentStatus.RESERVED || agent.epoch() != revoke.epoch();
        } else if (command instanceof DeclineOffers decline) {
            return !isOpen(decline.request(), decline.master())
                    || view.request(decline.request()).offeredAt() != decline.sign();
        } else if (command instanceof ChangePriority change) {
            return !isOpen(change.request(), change.master());
        } else if (command instanceof FreeReservation free) {
            return !holds(free.agent(), free.epoch(), free.master());
        } else if (command instanceof CancelRequest cancel) {
            return !isOpen(cancel.request(), cancel.master());
        } else if (command instanceof ReserveOffer reserve) {
            return !isOpen(reserve.request(), reserve.master())
                    || !view.request(reserve.request()).offered().contains(reserve.agent());
        } else if (command instanceof AgentOffline offline) {
            Agent agent = view.agent(offline.agent());
            return agent == null || !agent.incarnation().equals(offline.incarnation());
        } else if (command instanceof AgentReady ready) {
            return !is(ready.agent(), ready.incarnation(), ready.epoch(), AgentStatus.RESERVED);
        } else if (command instanceof AgentClean clean) {
            return !is(clean.agent(), clean.incarnation(), clean.epoch(), AgentStatus.CLEANING);
        } else if (command instanceof AgentFailed failed) {
            return !is(failed.agent(), failed.incarnation(), failed.epoch(), AgentStatus.CLEANING)
                    && !is(failed.agent(), failed.incarnation(), failed.epoch(), AgentStatus.RESERVED);
        }
        return isStaleTimer(command);
    }

    private boolean isStaleTimer(Command command) {
        if (command instanceof ExpireOffers expire) {
            Request request = view.request(expire.request());
            return request == null || request.status() != RequestStatus.OFFERED || request.offeredAt() != expire.sign();
        } else if (command instanceof ExpireRequest expire) {
            Request request = view.request(expire.request());
            if (request == null || request.status() != RequestStatus.WAITING) {
                return true;
            }
            return switch (expire.cause()) {
                case WAIT -> request.position() != expire.sign();
                case SILENCE -> request.lastSign() != expire.sign();
            };
        } else if (command instanceof ExpireReservation expire) {
            return isStale(expire, view.agent(expire.agent()));
        } else if (command instanceof EndLockDelay end) {
            Agent agent = view.agent(end.agent());
            return agent == null || agent.status() != AgentStatus.LOCK_DELAY || agent.epoch() != end.epoch();
        } else if (command instanceof ExpireCleaning expire) {
            Agent agent = view.agent(expire.agent());
            return agent == null || agent.status() != AgentStatus.CLEANING || agent.epoch() != expire.epoch();
        }
        return isStaleEnd(command);
    }

    private boolean isStaleEnd(Command command) {
        if (command instanceof FallBack fall) {
            Request request = view.request(fall.request());
            return request == null || request.status() != RequestStatus.WAITING || request.askedSince() != fall.sign();
        } else if (command instanceof WarnHolder warn) {
            return isStale(
                    new ExpireReservation(warn.agent(), warn.epoch(), warn.sign(), warn.cause()),
                    view.agent(warn.agent()));
        } else if (command instanceof EndWithdrawal end) {
            Agent agent = view.agent(end.agent());
            return agent == null
                    || agent.withdrawn() == null
                    || agent.withdrawn().since() != end.sign();
        } else if (command instanceof EndPoolHold end) {
            return view.hold() == null || view.hold().since() != end.sign();
        }
        return false;
    }

    private static boolean isStale(ExpireReservation expire, Agent agent) {
        if (agent == null || agent.status() != AgentStatus.RESERVED || agent.epoch() != expire.epoch()) {
            return true;
        }
        return switch (expire.cause()) {
            case RENEWAL -> agent.use().lastSign() != expire.sign();
            case IDLE -> agent.use().lastBusy() != expire.sign();
            case START -> agent.use().ready();
            case LIMIT -> agent.use().limit().since() != expire.sign();
        };
    }

    private boolean holds(AgentName name, long epoch, MasterName master) {
        Agent agent = view.agent(name);
        return agent != null
                && agent.status() == AgentStatus.RESERVED
                && agent.epoch() == epoch
                && agent.use().master().equals(master);
    }

    private boolean isOpen(RequestId id, MasterName master) {
        Request request = view.request(id);
        return request != null
                && request.status() != RequestStatus.ENDED
                && request.master().equals(master);
    }

    private boolean is(AgentName name, String run, long epoch, AgentStatus status) {
        Agent agent = view.agent(name);
        return agent != null && agent.incarnation().equals(run) && agent.epoch() == epoch && agent.status() == status;
    }
}
