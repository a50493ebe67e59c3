package io.berth.schemas.mapping;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.Select;
import io.berth.schemas.command.AgentClean;
import io.berth.schemas.command.AgentFailed;
import io.berth.schemas.command.AgentOffline;
import io.berth.schemas.command.AgentOnline;
import io.berth.schemas.command.AgentReady;
import io.berth.schemas.command.CancelRequest;
import io.berth.schemas.command.ConfigurePool;
import io.berth.schemas.command.EndLockDelay;
import io.berth.schemas.command.ExpireOffers;
import io.berth.schemas.command.ExpireRequest;
import io.berth.schemas.command.ExpireReservation;
import io.berth.schemas.command.ForgetRequests;
import io.berth.schemas.command.FreeReservation;
import io.berth.schemas.command.RenewReservation;
import io.berth.schemas.command.RequestAgent;
import io.berth.schemas.command.ReserveOffer;

/** Reads each kind of command, value by checked value. The pool's name is not looked at here. */
final class CommandReader {
    /** As {@link io.berth.reservation.pool.PoolPolicy} has it. */
    private static final int MAX_OFFERS = 64;

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
            .on(ForgetRequests.class, CommandReader::forgetRequests);

    private CommandReader() {}

    private static Command configurePool(ConfigurePool wire) throws Invalid {
        if (wire.getPolicy() == null || wire.getPolicy().getTiming() == null) {
            throw Checked.value("The policy is missing.");
        }
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
        return new Command.RequestAgent(
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                Checked.expression(wire.getExpression()),
                Checked.constant("selection", Select.class, wire.getSelect()),
                Checked.inRange("number of offers", wire.getMaxOffers(), 1, MAX_OFFERS),
                Checked.durationOrNone("wait", wire.getMaxWaitMs()),
                wire.getAwaitCapacity(),
                Checked.durationOrNone("offer timeout", wire.getOfferTimeoutMs()),
                Checked.durationOrNone("renewal timeout", wire.getRenewalTimeoutMs()),
                Checked.durationOrNone("idle timeout", wire.getIdleTimeoutMs()),
                Checked.purpose(wire.getPurpose()));
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
                wire.getBusy());
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
        return new Command.ExpireRequest(Checked.request(wire.getRequest()), sign(wire.getSign()));
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

    private static Command forgetRequests(ForgetRequests wire) throws Invalid {
        return new Command.ForgetRequests(Checked.requests(wire.getRequests(), Command.ForgetRequests.MAX_REQUESTS));
    }

    private static long epoch(long value) throws Invalid {
        return Checked.atLeast("epoch", value, 0);
    }

    private static long sign(long value) throws Invalid {
        return Checked.atLeast("position of the sign of life", value, 0);
    }
}
