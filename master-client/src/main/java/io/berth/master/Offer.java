package io.berth.master;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagSet;

/**
 * An agent that is held for a request until it chooses.
 *
 * @param agent not null
 * @param tags what the agent has; not null
 */
public record Offer(AgentName agent, TagSet tags) {}
