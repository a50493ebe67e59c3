package io.berth.reservation.replay;

/**
 * Where the two logs begin.
 *
 * @param commandsWhole whether the commands are given from the first that ever was in this log
 * @param eventsWhole whether the events are given from the first that ever was
 */
public record LogStart(boolean commandsWhole, boolean eventsWhole) {}
