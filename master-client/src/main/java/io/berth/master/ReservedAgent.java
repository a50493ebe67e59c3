package io.berth.master;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagSet;

/**
 * One agent of a reservation.
 *
 * @param name not null
 * @param tags what the agent has; not null
 * @param epoch the fencing number: hand it to whatever acts on the agent, which must refuse a lower one
 * @param need which of the kinds of agents asked for together it is one of, from 0, in the order of the request
 */
public record ReservedAgent(AgentName name, TagSet tags, long epoch, int need) {}
