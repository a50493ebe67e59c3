package io.berth.schemas.mapping;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Event.Requeue;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Withdrawal;
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
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/** Reads each kind of event. What all of them start with is read by name, in one place. */
final class EventReader {
    static final Readers<AuditedEvent> ALL = new Readers<AuditedEvent>()
            .on(PoolConfigured.class, inLog(EventReader::poolConfigured))
            .on(EpochBaseRaised.class, inLog(EventReader::epochBaseRaised))
            .on(AgentRegistered.class, inLog(EventReader::agentRegistered))
            .on(AgentLost.class, inLog(EventReader::agentLost))
            .on(AgentOffered.class, inLog(EventReader::agentOffered))
            .on(OfferEnded.class, inLog(EventReader::offerEnded))
            .on(AgentReserved.class, inLog(EventReader::agentReserved))
            .on(ReservationReady.class, inLog(EventReader::reservationReady))
            .on(ReservationRenewed.class, inLog(EventReader::reservationRenewed))
            .on(ReservationEnded.class, inLog(EventReader::reservationEnded))
            .on(AgentCleaned.class, inLog(EventReader::agentCleaned))
            .on(AgentQuarantined.class, inLog(EventReader::agentQuarantined))
            .on(RequestAccepted.class, inLog(EventReader::requestAccepted))
            .on(RequestRejected.class, inLog(EventReader::requestRejected))
            .on(RequestEnded.class, inLog(EventReader::requestEnded))
            .on(PoolHeld.class, inLog(EventReader::poolHeld))
            .on(PoolReleased.class, inLog(EventReader::poolReleased))
            .on(AgentWithdrawn.class, inLog(EventReader::agentWithdrawn))
            .on(AgentResumed.class, inLog(EventReader::agentResumed))
            .on(AgentRemoved.class, inLog(EventReader::agentRemoved))
            .on(ReservationExtended.class, inLog(EventReader::reservationExtended))
            .on(ReservationSpared.class, inLog(EventReader::reservationSpared))
            .on(HolderWarned.class, inLog(EventReader::holderWarned))
            .on(ReservationRevoked.class, inLog(EventReader::reservationRevoked))
            .on(RequestHeard.class, inLog(EventReader::requestHeard))
            .on(PriorityChanged.class, inLog(EventReader::priorityChanged))
            .on(RequestFellBack.class, inLog(EventReader::requestFellBack))
            .on(RequestRequeued.class, inLog(EventReader::requestRequeued))
            .on(OutcomeKept.class, inLog(EventReader::outcomeKept))
            .on(RequestsForgotten.class, inLog(EventReader::requestsForgotten));

    private EventReader() {}

    private static <R extends SpecificRecord> Readers.Reader<R, AuditedEvent> inLog(Readers.Reader<R, Event> reader) {
        return wire -> new AuditedEvent(
                Checked.pool((String) field(wire, "pool")),
                (Long) field(wire, "position"),
                (Integer) field(wire, "index"),
                (Long) field(wire, "timeMs"),
                reader.read(wire));
    }

    private static Object field(SpecificRecord wire, String name) {
        return wire.get(wire.getSchema().getField(name).pos());
    }

    private static Event poolConfigured(PoolConfigured wire) {
        return new Event.PoolConfigured(Policies.read(wire.getPolicy()));
    }

    private static Event epochBaseRaised(EpochBaseRaised wire) throws Invalid {
        return new Event.EpochBaseRaised(Checked.atLeast("epoch base", wire.getBase(), 0));
    }

    private static Event agentRegistered(AgentRegistered wire) throws Invalid {
        return new Event.AgentRegistered(
                Checked.agent(wire.getAgent()),
                Checked.incarnation(wire.getIncarnation()),
                Checked.tags(wire.getTags()),
                wire.getCleans(),
                wire.getEpoch(),
                wire.getStatus() == null ? null : Checked.constant("status", AgentStatus.class, wire.getStatus()));
    }

    private static Event agentLost(AgentLost wire) throws Invalid {
        return new Event.AgentLost(Checked.agent(wire.getAgent()), wire.getSilent());
    }

    private static Event agentOffered(AgentOffered wire) throws Invalid {
        return new Event.AgentOffered(
                Checked.agent(wire.getAgent()), Checked.request(wire.getRequest()), Checked.master(wire.getMaster()));
    }

    private static Event offerEnded(OfferEnded wire) throws Invalid {
        return new Event.OfferEnded(
                Checked.agent(wire.getAgent()),
                Checked.request(wire.getRequest()),
                Checked.constant("reason", OfferEnd.class, wire.getReason()));
    }

    private static Event agentReserved(AgentReserved wire) throws Invalid {
        return new Event.AgentReserved(
                Checked.agent(wire.getAgent()),
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                wire.getEpoch(),
                wire.getNeed());
    }

    private static Event reservationReady(ReservationReady wire) throws Invalid {
        return new Event.ReservationReady(
                Checked.agent(wire.getAgent()), Checked.request(wire.getRequest()), wire.getEpoch());
    }

    private static Event reservationRenewed(ReservationRenewed wire) throws Invalid {
        return new Event.ReservationRenewed(
                Checked.agent(wire.getAgent()), Checked.request(wire.getRequest()), wire.getEpoch(), wire.getBusy());
    }

    private static Event reservationEnded(ReservationEnded wire) throws Invalid {
        return new Event.ReservationEnded(
                Checked.agent(wire.getAgent()),
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                wire.getEpoch(),
                Checked.constant("reason", Outcome.class, wire.getReason()),
                Checked.constant("next state", AfterUse.class, wire.getNext()));
    }

    private static Event agentCleaned(AgentCleaned wire) throws Invalid {
        return new Event.AgentCleaned(Checked.agent(wire.getAgent()), wire.getEpoch());
    }

    private static Event agentQuarantined(AgentQuarantined wire) throws Invalid {
        return new Event.AgentQuarantined(Checked.agent(wire.getAgent()), wire.getEpoch(), wire.getReason());
    }

    private static Event requestAccepted(RequestAccepted wire) throws Invalid {
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
        return new Event.RequestAccepted(
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                wish,
                Durations.read(wire.getTiming()));
    }

    private static Event poolHeld(PoolHeld wire) throws Invalid {
        return new Event.PoolHeld(
                Checked.master(wire.getBy()), wire.getReason(), Durations.ofMillisOrNull(wire.getLengthMs()));
    }

    private static Event poolReleased(PoolReleased wire) throws Invalid {
        return new Event.PoolReleased(masterOrNull(wire.getBy()), wire.getReason());
    }

    private static Event agentWithdrawn(AgentWithdrawn wire) throws Invalid {
        return new Event.AgentWithdrawn(
                Checked.agent(wire.getAgent()),
                Checked.constant("kind", Withdrawal.class, wire.getKind()),
                Checked.master(wire.getBy()),
                wire.getReason(),
                Durations.ofMillisOrNull(wire.getLengthMs()));
    }

    private static Event agentResumed(AgentResumed wire) throws Invalid {
        return new Event.AgentResumed(
                Checked.agent(wire.getAgent()), masterOrNull(wire.getBy()), wire.getReason(), wire.getCleansFirst());
    }

    private static Event agentRemoved(AgentRemoved wire) throws Invalid {
        return new Event.AgentRemoved(Checked.agent(wire.getAgent()), Checked.master(wire.getBy()));
    }

    private static Event reservationExtended(ReservationExtended wire) throws Invalid {
        return new Event.ReservationExtended(
                Checked.agent(wire.getAgent()),
                Checked.request(wire.getRequest()),
                wire.getEpoch(),
                wire.getExtension(),
                Duration.ofMillis(wire.getLengthMs()),
                wire.getDebugging());
    }

    private static Event reservationSpared(ReservationSpared wire) throws Invalid {
        return new Event.ReservationSpared(
                Checked.agent(wire.getAgent()), Checked.request(wire.getRequest()), wire.getEpoch());
    }

    private static Event holderWarned(HolderWarned wire) throws Invalid {
        return new Event.HolderWarned(
                Checked.agent(wire.getAgent()),
                Checked.request(wire.getRequest()),
                wire.getEpoch(),
                Checked.constant("cause", ExpiryCause.class, wire.getCause()),
                Duration.ofMillis(wire.getLeftMs()));
    }

    private static Event reservationRevoked(ReservationRevoked wire) throws Invalid {
        return new Event.ReservationRevoked(
                Checked.agent(wire.getAgent()),
                Checked.request(wire.getRequest()),
                wire.getEpoch(),
                Checked.master(wire.getBy()),
                wire.getReason());
    }

    private static Event requestHeard(RequestHeard wire) throws Invalid {
        return new Event.RequestHeard(Checked.request(wire.getRequest()), Checked.master(wire.getMaster()));
    }

    private static Event priorityChanged(PriorityChanged wire) throws Invalid {
        return new Event.PriorityChanged(
                Checked.request(wire.getRequest()), Checked.master(wire.getMaster()), wire.getPriority());
    }

    private static Event requestFellBack(RequestFellBack wire) throws Invalid {
        return new Event.RequestFellBack(
                Checked.request(wire.getRequest()), Checked.master(wire.getMaster()), wire.getAlternative());
    }

    private static Event requestRequeued(RequestRequeued wire) throws Invalid {
        return new Event.RequestRequeued(
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                Checked.constant("reason", Requeue.class, wire.getReason()),
                Checked.agents(wire.getExcept()));
    }

    private static Event outcomeKept(OutcomeKept wire) throws Invalid {
        return new Event.OutcomeKept(Checked.request(wire.getRequest()));
    }

    private static MasterName masterOrNull(String value) throws Invalid {
        return value == null ? null : Checked.master(value);
    }

    private static Event requestRejected(RequestRejected wire) throws Invalid {
        return new Event.RequestRejected(
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                Checked.constant("code", RefusalCode.class, wire.getCode()),
                wire.getSentence());
    }

    private static Event requestEnded(RequestEnded wire) throws Invalid {
        return new Event.RequestEnded(
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                Checked.constant("outcome", Outcome.class, wire.getOutcome()));
    }

    private static Event requestsForgotten(RequestsForgotten wire) throws Invalid {
        return new Event.RequestsForgotten(Checked.requests(wire.getRequests(), Integer.MAX_VALUE));
    }
}
