package io.berth.schemas.mapping;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
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
                wire.getCleans());
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
                wire.getEpoch());
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
        return new Event.AgentQuarantined(Checked.agent(wire.getAgent()), wire.getEpoch());
    }

    private static Event requestAccepted(RequestAccepted wire) throws Invalid {
        return new Event.RequestAccepted(
                Checked.request(wire.getRequest()),
                Checked.master(wire.getMaster()),
                Checked.expression(wire.getExpression()),
                Checked.constant("selection", Select.class, wire.getSelect()),
                wire.getMaxOffers(),
                Durations.ofMillisOrNull(wire.getMaxWaitMs()),
                Durations.read(wire.getTiming()),
                wire.getPurpose());
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
