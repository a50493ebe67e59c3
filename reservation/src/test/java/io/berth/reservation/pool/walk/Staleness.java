package io.berth.reservation.pool.walk;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;

/** S8: whether a command names an epoch, a run, an offer, a sign of life or a holder that is not the present one. */
final class Staleness {
    private final Pool pool;

    private Staleness(Pool pool) {
        this.pool = pool;
    }

    /** To be asked before the command is handled. */
    static boolean of(Command command, Pool pool) {
        return new Staleness(pool).of(command);
    }

    private boolean of(Command command) {
        if (command instanceof Command.RenewReservation renew) {
            return !holds(renew.agent(), renew.epoch(), renew.master());
        }
        if (command instanceof Command.FreeReservation free) {
            return !holds(free.agent(), free.epoch(), free.master());
        }
        if (command instanceof Command.CancelRequest cancel) {
            return !isOpen(cancel.request(), cancel.master());
        }
        if (command instanceof Command.ReserveOffer reserve) {
            return !isOpen(reserve.request(), reserve.master())
                    || !request(reserve.request()).offered().contains(reserve.agent());
        }
        if (command instanceof Command.RequestAgent ask) {
            Request known = request(ask.request());
            return known != null
                    && (known.status() != RequestStatus.WAITING
                            || !known.master().equals(ask.master()));
        }
        if (command instanceof Command.ExtendReservation extend) {
            return !holds(extend.agent(), extend.epoch(), extend.master())
                    || agent(extend.agent()).use().limit().extensions() + 1 != extend.extension();
        }
        if (command instanceof Command.DeclineOffers decline) {
            return !isOpen(decline.request(), decline.master())
                    || request(decline.request()).offeredAt() != decline.sign();
        }
        if (command instanceof Command.ChangePriority change) {
            return !isOpen(change.request(), change.master())
                    || request(change.request()).status() != RequestStatus.WAITING;
        }
        if (command instanceof Command.RevokeReservation revoke) {
            Agent agent = agent(revoke.agent());
            return agent == null || agent.status() != AgentStatus.RESERVED || agent.epoch() != revoke.epoch();
        }
        if (command instanceof Command.AgentOnline online) {
            Agent agent = agent(online.agent());
            return agent != null && agent.replaced().contains(online.incarnation());
        }
        return command instanceof Command.AgentOffline
                        || command instanceof Command.AgentReady
                        || command instanceof Command.AgentClean
                        || command instanceof Command.AgentFailed
                ? ofPresence(command)
                : ofTimer(command);
    }

    private boolean ofPresence(Command command) {
        if (command instanceof Command.AgentOffline offline) {
            Agent agent = agent(offline.agent());
            return agent == null || !agent.incarnation().equals(offline.incarnation()) || !agent.online();
        }
        if (command instanceof Command.AgentReady ready) {
            return !isPresent(ready.agent(), ready.incarnation(), ready.epoch(), AgentStatus.RESERVED);
        }
        if (command instanceof Command.AgentClean clean) {
            return !isPresent(clean.agent(), clean.incarnation(), clean.epoch(), AgentStatus.CLEANING);
        }
        return command instanceof Command.AgentFailed failed
                && !isPresent(failed.agent(), failed.incarnation(), failed.epoch(), AgentStatus.CLEANING)
                && !isPresent(failed.agent(), failed.incarnation(), failed.epoch(), AgentStatus.RESERVED);
    }

    private boolean ofTimer(Command command) {
        if (command instanceof Command.ExpireOffers expire) {
            Request request = request(expire.request());
            return request == null || request.status() != RequestStatus.OFFERED || request.offeredAt() != expire.sign();
        }
        if (command instanceof Command.ExpireRequest expire) {
            Request request = request(expire.request());
            return request == null
                    || request.status() != RequestStatus.WAITING
                    || switch (expire.cause()) {
                        case WAIT -> !request.wish().isTimed() || request.position() != expire.sign();
                        case SILENCE -> request.lastSign() != expire.sign();
                    };
        }
        if (command instanceof Command.FallBack fallBack) {
            Request request = request(fallBack.request());
            return request == null
                    || request.status() != RequestStatus.WAITING
                    || request.askedSince() != fallBack.sign();
        }
        if (command instanceof Command.WarnHolder warn) {
            Agent agent = agent(warn.agent());
            return agent == null
                    || agent.status() != AgentStatus.RESERVED
                    || agent.epoch() != warn.epoch()
                    || switch (warn.cause()) {
                        case IDLE -> agent.use().lastBusy() != warn.sign();
                        case LIMIT -> agent.use().limit().since() != warn.sign();
                        case RENEWAL, START -> true;
                    };
        }
        if (command instanceof Command.ExpireCleaning expire) {
            Agent agent = agent(expire.agent());
            return agent == null || agent.status() != AgentStatus.CLEANING || agent.epoch() != expire.epoch();
        }
        if (command instanceof Command.EndWithdrawal end) {
            Agent agent = agent(end.agent());
            return agent == null
                    || agent.withdrawn() == null
                    || agent.withdrawn().since() != end.sign();
        }
        if (command instanceof Command.EndPoolHold end) {
            return pool.view().hold() == null || pool.view().hold().since() != end.sign();
        }
        if (command instanceof Command.ExpireReservation expire) {
            Agent agent = agent(expire.agent());
            return agent == null
                    || agent.status() != AgentStatus.RESERVED
                    || agent.epoch() != expire.epoch()
                    || switch (expire.cause()) {
                        case RENEWAL -> agent.use().lastSign() != expire.sign();
                        case IDLE -> agent.use().lastBusy() != expire.sign();
                        case START -> agent.use().ready();
                        case LIMIT -> agent.use().limit().since() != expire.sign();
                    };
        }
        if (command instanceof Command.EndLockDelay end) {
            Agent agent = agent(end.agent());
            return agent == null || agent.status() != AgentStatus.LOCK_DELAY || agent.epoch() != end.epoch();
        }
        return false;
    }

    private boolean holds(AgentName name, long epoch, MasterName master) {
        Agent agent = agent(name);
        return agent != null
                && agent.status() == AgentStatus.RESERVED
                && agent.epoch() == epoch
                && agent.use().master().equals(master);
    }

    private boolean isOpen(RequestId id, MasterName master) {
        Request request = request(id);
        return request != null
                && request.status() != RequestStatus.ENDED
                && request.master().equals(master);
    }

    private boolean isPresent(AgentName name, String run, long epoch, AgentStatus status) {
        Agent agent = agent(name);
        return agent != null && agent.incarnation().equals(run) && agent.epoch() == epoch && agent.status() == status;
    }

    private Agent agent(AgentName name) {
        return pool.view().agent(name);
    }

    private Request request(RequestId id) {
        return pool.view().request(id);
    }
}
