package io.berth.testbed.demo;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.event.Event;
import io.berth.schemas.event.AgentCleaned;
import io.berth.schemas.event.AgentLost;
import io.berth.schemas.event.AgentOffered;
import io.berth.schemas.event.AgentQuarantined;
import io.berth.schemas.event.AgentRegistered;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.AgentResumed;
import io.berth.schemas.event.AgentWithdrawn;
import io.berth.schemas.event.OfferEnded;
import io.berth.schemas.event.RequestAccepted;
import io.berth.schemas.event.RequestEnded;
import io.berth.schemas.event.RequestRejected;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.event.ReservationReady;
import io.berth.schemas.mapping.EventMapper;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Events in words, for people who look at a file instead of a table. */
final class EventText {
    private EventText() {}

    /** @return a line, or empty for what would only be noise */
    static Optional<String> of(SpecificRecord event) {
        return Optional.ofNullable(line(event));
    }

    private static String line(SpecificRecord event) {
        if (event instanceof AgentRegistered e) {
            return e.getAgent() + " is online: " + String.join(" ", e.getTags());
        } else if (event instanceof AgentLost e) {
            return e.getAgent() + (e.getSilent() ? " went silent" : " said goodbye");
        } else if (event instanceof AgentOffered e) {
            return e.getAgent() + " is offered to " + e.getMaster();
        } else if (event instanceof OfferEnded e) {
            return e.getAgent() + " is no longer offered: " + e.getReason();
        } else if (event instanceof AgentReserved e) {
            return e.getAgent() + " is reserved by " + e.getMaster() + " at epoch " + e.getEpoch();
        } else if (event instanceof ReservationReady e) {
            return e.getAgent() + " is prepared";
        } else if (event instanceof ReservationEnded e) {
            return e.getAgent() + " is taken from " + e.getMaster() + ": " + e.getReason() + ", next " + e.getNext();
        } else if (event instanceof AgentCleaned e) {
            return e.getAgent() + " is clean";
        } else if (event instanceof AgentQuarantined e) {
            return e.getAgent() + " is quarantined";
        } else if (event instanceof AgentWithdrawn e) {
            return e.getAgent() + " gets no more work: " + e.getReason();
        } else if (event instanceof AgentResumed e) {
            return e.getAgent() + " gets work again";
        } else if (event instanceof RequestAccepted e) {
            return e.getMaster() + " asks for " + asked(e);
        } else if (event instanceof RequestEnded e) {
            return "the request of " + e.getMaster() + " is over: " + e.getOutcome();
        } else if (event instanceof RequestRejected e) {
            return "the request of " + e.getMaster() + " is refused: " + e.getSentence();
        }
        return null;
    }

    private static Demand asked(RequestAccepted wire) {
        Event.RequestAccepted event =
                (Event.RequestAccepted) EventMapper.read(wire).event();
        return event.wish().alternatives().get(0).demand();
    }
}
