package io.berth.schemas.mapping;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.code.ExpiryCause;
import io.berth.schemas.code.Select;
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
        return new RequestAgent(
                pool,
                command.request().value(),
                command.master().value(),
                command.expression().toString(),
                Enums.write(Select.class, command.select()),
                command.maxOffers(),
                Durations.millisOrNull(command.maxWait()),
                command.awaitCapacity(),
                Durations.millisOrNull(command.offerTimeout()),
                Durations.millisOrNull(command.renewalTimeout()),
                Durations.millisOrNull(command.idleTimeout()),
                command.purpose());
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
                pool, command.agent().value(), command.epoch(), command.master().value(), command.busy());
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
        return new ExpireRequest(pool, command.request().value(), command.sign());
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
    public SpecificRecord forgetRequests(Command.ForgetRequests command) {
        return new ForgetRequests(
                pool, command.requests().stream().map(RequestId::value).toList());
    }
}
