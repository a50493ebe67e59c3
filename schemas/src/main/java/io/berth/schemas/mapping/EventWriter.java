package io.berth.schemas.mapping;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.OfferEnd;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.code.Select;
import io.berth.schemas.event.AgentCleaned;
import io.berth.schemas.event.AgentLost;
import io.berth.schemas.event.AgentOffered;
import io.berth.schemas.event.AgentQuarantined;
import io.berth.schemas.event.AgentRegistered;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.EpochBaseRaised;
import io.berth.schemas.event.OfferEnded;
import io.berth.schemas.event.PoolConfigured;
import io.berth.schemas.event.RequestAccepted;
import io.berth.schemas.event.RequestEnded;
import io.berth.schemas.event.RequestRejected;
import io.berth.schemas.event.RequestsForgotten;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.event.ReservationReady;
import io.berth.schemas.event.ReservationRenewed;
import org.apache.avro.specific.SpecificRecord;

/** Writes each kind of event; the components are what every event record starts with. */
record EventWriter(String pool, long position, int index, long timeMs) implements Event.Cases<SpecificRecord> {

    @Override
    public SpecificRecord poolConfigured(Event.PoolConfigured event) {
        return new PoolConfigured(pool, position, index, timeMs, Policies.write(event.policy()));
    }

    @Override
    public SpecificRecord epochBaseRaised(Event.EpochBaseRaised event) {
        return new EpochBaseRaised(pool, position, index, timeMs, event.base());
    }

    @Override
    public SpecificRecord agentRegistered(Event.AgentRegistered event) {
        return new AgentRegistered(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.incarnation(),
                event.tags().texts(),
                event.cleans());
    }

    @Override
    public SpecificRecord agentLost(Event.AgentLost event) {
        return new AgentLost(pool, position, index, timeMs, event.agent().value(), event.silent());
    }

    @Override
    public SpecificRecord agentOffered(Event.AgentOffered event) {
        return new AgentOffered(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.master().value());
    }

    @Override
    public SpecificRecord offerEnded(Event.OfferEnded event) {
        return new OfferEnded(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                Enums.write(OfferEnd.class, event.reason()));
    }

    @Override
    public SpecificRecord agentReserved(Event.AgentReserved event) {
        return new AgentReserved(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.master().value(),
                event.epoch());
    }

    @Override
    public SpecificRecord reservationReady(Event.ReservationReady event) {
        return new ReservationReady(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.epoch());
    }

    @Override
    public SpecificRecord reservationRenewed(Event.ReservationRenewed event) {
        return new ReservationRenewed(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.epoch(),
                event.busy());
    }

    @Override
    public SpecificRecord reservationEnded(Event.ReservationEnded event) {
        return new ReservationEnded(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.master().value(),
                event.epoch(),
                Enums.write(Outcome.class, event.reason()),
                Enums.write(AgentStatus.class, event.next()));
    }

    @Override
    public SpecificRecord agentCleaned(Event.AgentCleaned event) {
        return new AgentCleaned(pool, position, index, timeMs, event.agent().value(), event.epoch());
    }

    @Override
    public SpecificRecord agentQuarantined(Event.AgentQuarantined event) {
        return new AgentQuarantined(pool, position, index, timeMs, event.agent().value(), event.epoch());
    }

    @Override
    public SpecificRecord requestAccepted(Event.RequestAccepted event) {
        return new RequestAccepted(
                pool,
                position,
                index,
                timeMs,
                event.request().value(),
                event.master().value(),
                event.expression().toString(),
                Enums.write(Select.class, event.select()),
                event.maxOffers(),
                Durations.millisOrNull(event.maxWait()),
                Durations.write(event.timing()),
                event.purpose());
    }

    @Override
    public SpecificRecord requestRejected(Event.RequestRejected event) {
        return new RequestRejected(
                pool,
                position,
                index,
                timeMs,
                event.request().value(),
                event.master().value(),
                Enums.write(RefusalCode.class, event.code()),
                event.sentence());
    }

    @Override
    public SpecificRecord requestEnded(Event.RequestEnded event) {
        return new RequestEnded(
                pool,
                position,
                index,
                timeMs,
                event.request().value(),
                event.master().value(),
                Enums.write(Outcome.class, event.outcome()));
    }

    @Override
    public SpecificRecord requestsForgotten(Event.RequestsForgotten event) {
        return new RequestsForgotten(
                pool,
                position,
                index,
                timeMs,
                event.requests().stream().map(RequestId::value).toList());
    }
}
