package io.berth.reservation.pool;

import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagSet;

/**
 * An agent that a request holds or held.
 *
 * @param need which of the needs of the request it meets, from 0
 * @param tags its tags when it was reserved
 * @param ended why the reservation ended, null while it lasts
 */
public record Held(AgentName agent, long epoch, int need, TagSet tags, Outcome ended) {
    Held endedBy(Outcome reason) {
        return new Held(agent, epoch, need, tags, reason);
    }
}
