package io.berth.schemas.mapping;

import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.ExpiryCause;
import io.berth.schemas.code.OfferEnd;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.code.Requeue;
import io.berth.schemas.code.Select;
import io.berth.schemas.code.Withdrawal;
import io.berth.schemas.event.AgentCleaned;
import io.berth.schemas.event.AgentLost;
import io.berth.schemas.event.AgentOffered;
import io.berth.schemas.event.AgentQuarantined;
import io.berth.schemas.event.AgentRegistered;
import io.berth.schemas.event.AgentRemoved;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.AgentResumed;
import io.berth.schemas.event.AgentWithdrawn;
import io.berth.schemas.event.EpochBaseRaised;
import io.berth.schemas.event.HolderWarned;
import io.berth.schemas.event.OfferEnded;
import io.berth.schemas.event.OutcomeKept;
import io.berth.schemas.event.PoolConfigured;
import io.berth.schemas.event.PoolHeld;
import io.berth.schemas.event.PoolReleased;
import io.berth.schemas.event.PriorityChanged;
import io.berth.schemas.event.RequestAccepted;
import io.berth.schemas.event.RequestEnded;
import io.berth.schemas.event.RequestFellBack;
import io.berth.schemas.event.RequestHeard;
import io.berth.schemas.event.RequestRejected;
import io.berth.schemas.event.RequestRequeued;
import io.berth.schemas.event.RequestsForgotten;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.event.ReservationExtended;
import io.berth.schemas.event.ReservationReady;
import io.berth.schemas.event.ReservationRenewed;
import io.berth.schemas.event.ReservationRevoked;
import io.berth.schemas.event.ReservationSpared;
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
                event.cleans(),
                event.epoch(),
                Enums.write(AgentStatus.class, event.status()));
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
                event.epoch(),
                event.need());
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
        return new AgentQuarantined(
                pool, position, index, timeMs, event.agent().value(), event.epoch(), event.reason());
    }

    @Override
    public SpecificRecord requestAccepted(Event.RequestAccepted event) {
        Wish wish = event.wish();
        return new RequestAccepted(
                pool,
                position,
                index,
                timeMs,
                event.request().value(),
                event.master().value(),
                Wishes.first(wish).expression().toString(),
                Enums.write(Select.class, wish.select()),
                wish.maxOffers(),
                Durations.millisOrNull(wish.maxWait()),
                Durations.write(event.timing()),
                wish.purpose(),
                Wishes.first(wish).count(),
                Wishes.together(wish),
                Wishes.fallbacks(wish),
                Wishes.prefer(wish),
                wish.priority());
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

    @Override
    public SpecificRecord poolHeld(Event.PoolHeld event) {
        return new PoolHeld(
                pool,
                position,
                index,
                timeMs,
                event.by().value(),
                event.reason(),
                Durations.millisOrNull(event.length()));
    }

    @Override
    public SpecificRecord poolReleased(Event.PoolReleased event) {
        return new PoolReleased(
                pool,
                position,
                index,
                timeMs,
                event.by() == null ? null : event.by().value(),
                event.reason());
    }

    @Override
    public SpecificRecord agentWithdrawn(Event.AgentWithdrawn event) {
        return new AgentWithdrawn(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                Enums.write(Withdrawal.class, event.kind()),
                event.by().value(),
                event.reason(),
                Durations.millisOrNull(event.length()));
    }

    @Override
    public SpecificRecord agentResumed(Event.AgentResumed event) {
        return new AgentResumed(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.by() == null ? null : event.by().value(),
                event.reason(),
                event.cleansFirst());
    }

    @Override
    public SpecificRecord agentRemoved(Event.AgentRemoved event) {
        return new AgentRemoved(
                pool, position, index, timeMs, event.agent().value(), event.by().value());
    }

    @Override
    public SpecificRecord reservationExtended(Event.ReservationExtended event) {
        return new ReservationExtended(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.epoch(),
                event.extension(),
                event.length().toMillis(),
                event.debugging());
    }

    @Override
    public SpecificRecord reservationSpared(Event.ReservationSpared event) {
        return new ReservationSpared(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.epoch());
    }

    @Override
    public SpecificRecord holderWarned(Event.HolderWarned event) {
        return new HolderWarned(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.epoch(),
                Enums.write(ExpiryCause.class, event.cause()),
                event.left().toMillis());
    }

    @Override
    public SpecificRecord reservationRevoked(Event.ReservationRevoked event) {
        return new ReservationRevoked(
                pool,
                position,
                index,
                timeMs,
                event.agent().value(),
                event.request().value(),
                event.epoch(),
                event.by().value(),
                event.reason());
    }

    @Override
    public SpecificRecord requestHeard(Event.RequestHeard event) {
        return new RequestHeard(
                pool,
                position,
                index,
                timeMs,
                event.request().value(),
                event.master().value());
    }

    @Override
    public SpecificRecord priorityChanged(Event.PriorityChanged event) {
        return new PriorityChanged(
                pool,
                position,
                index,
                timeMs,
                event.request().value(),
                event.master().value(),
                event.priority());
    }

    @Override
    public SpecificRecord requestFellBack(Event.RequestFellBack event) {
        return new RequestFellBack(
                pool,
                position,
                index,
                timeMs,
                event.request().value(),
                event.master().value(),
                event.alternative());
    }

    @Override
    public SpecificRecord requestRequeued(Event.RequestRequeued event) {
        return new RequestRequeued(
                pool,
                position,
                index,
                timeMs,
                event.request().value(),
                event.master().value(),
                Enums.write(Requeue.class, event.reason()),
                event.except().stream().map(AgentName::value).toList());
    }

    @Override
    public SpecificRecord outcomeKept(Event.OutcomeKept event) {
        return new OutcomeKept(pool, position, index, timeMs, event.request().value());
    }
}
