package io.berth.agent.session;

import java.time.Duration;
import java.util.Optional;

/**
 * How often the machine is asked; both are asked at the start and after each reservation too.
 *
 * @param tags for its tags, empty for never
 * @param health whether it is fit to serve, empty for never
 */
public record Probing(Optional<Duration> tags, Optional<Duration> health) {
    /** The machine is as the configuration says, and always fit. */
    public static final Probing NONE = new Probing(Optional.empty(), Optional.empty());
}
