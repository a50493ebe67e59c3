package io.berth.master;

import java.time.Duration;
import java.util.Optional;

/**
 * How things stand for a request that waits.
 *
 * @param position its place among those that wait for the same, by priority and age, from 1
 * @param waiting how many wait for the same
 * @param matching how many registered agents match what it asks for
 * @param reason why it waits, for a person; not null
 * @param alternative which of its alternatives it asks for now, from 0
 * @param estimate how long it may take, where there is something to tell it from
 */
public record WaitingUpdate(
        int position, int waiting, int matching, String reason, int alternative, Optional<Estimate> estimate) {

    /** A wait for the first alternative, without an estimate. */
    public WaitingUpdate(int position, int waiting, int matching, String reason) {
        this(position, waiting, matching, reason, 0, Optional.empty());
    }

    /** A range that is likely, and not sure. */
    public record Estimate(Duration least, Duration most) {}
}
