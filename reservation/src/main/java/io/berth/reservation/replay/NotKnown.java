package io.berth.reservation.replay;

import io.berth.reservation.name.PoolName;

/**
 * Why something could not be compared. It is no difference: the logs do not say enough to know.
 *
 * @param pool whose events could not be compared from here on; null for all pools of the partition
 * @param offset the command from which on, in the command log
 */
public record NotKnown(PoolName pool, long offset, Reason reason) {

    /** What is missing. */
    public enum Reason {
        /** The beginnings of both logs are gone, so the state at the first kept command is not known. */
        NO_BEGINNING,
        /** The beginning of the event log is gone, and its first kept event is none that the commands give. */
        NO_COMMON_PLACE,
        /** The events from before the first kept command cannot be followed, so the state at it is not known. */
        BROKEN_EVENTS,
        /** The command log was created anew, and how far the pool had counted before is not in the events. */
        CREATED_ANEW,
        /** The broker's clock went back at the first kept command, so what was before it is not certain. */
        CLOCK_WENT_BACK,
        /** A command that this program does not understand, and the service may have. */
        UNKNOWN_COMMAND
    }
}
