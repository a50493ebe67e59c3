package io.berth.agent.session;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What one run of an agent needs to know.
 *
 * @param incarnation names this run and no other
 * @param heartbeat how often it reports when nothing changes
 * @param prepares whether there is an on-reserved hook
 * @param cleans whether there is an on-freed hook
 * @param stopTimeout how long a stop may take before what runs is ended
 * @param child how a child is supervised, empty where there is none
 * @param masters whom it serves, by name; empty for everybody
 * @param cutOff after how long without Kafka it ends its reservation by itself, empty for never
 * @param probing how often it asks its machine for its tags and its health
 */
public record SessionConfig(
        String incarnation,
        Duration heartbeat,
        boolean prepares,
        boolean cleans,
        Duration stopTimeout,
        Optional<ChildPolicy> child,
        Optional<Set<String>> masters,
        Optional<Duration> cutOff,
        Probing probing) {

    /** An agent that asks nothing of its machine. */
    public SessionConfig(
            String incarnation,
            Duration heartbeat,
            boolean prepares,
            boolean cleans,
            Duration stopTimeout,
            Optional<ChildPolicy> child,
            Optional<Set<String>> masters,
            Optional<Duration> cutOff) {
        this(incarnation, heartbeat, prepares, cleans, stopTimeout, child, masters, cutOff, Probing.NONE);
    }

    /** An agent with hooks only, which serves everybody and keeps what it serves. */
    public SessionConfig(
            String incarnation, Duration heartbeat, boolean prepares, boolean cleans, Duration stopTimeout) {
        this(
                incarnation,
                heartbeat,
                prepares,
                cleans,
                stopTimeout,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @return whether the end of a reservation leaves something to do: a child to end, a hook to run */
    boolean tidies() {
        return cleans || child.isPresent();
    }

    boolean serves(String master) {
        return masters.isEmpty() || masters.get().contains(master);
    }
}
