package io.berth.agent.session;

import java.time.Duration;
import java.util.Optional;

/**
 * How a supervised child is judged.
 *
 * @param readyAfter how long it must run to be ready, empty where it says so itself
 * @param attempts how often it may end before it was ever ready, until the agent refuses the reservation; at least 1
 */
public record ChildPolicy(Optional<Duration> readyAfter, int attempts) {}
