package io.berth.reservation.replay;

import java.util.List;

/**
 * What a replay of one partition found.
 *
 * @param commands how many records of the command log were read
 * @param passedOver how many of them the service gave to no pool
 * @param taken how many events from before the first command were taken as they stand, to begin from their state
 * @param compared how many recorded events are just what the commands give
 * @param pending how many commands at the end the event log has not got to; they are not compared
 * @param differences the first of each pool, in log order
 * @param notKnown what could not be compared, in log order
 */
public record ReplayReport(
        long commands,
        long passedOver,
        long taken,
        long compared,
        long pending,
        List<Difference> differences,
        List<NotKnown> notKnown) {
    public ReplayReport {
        differences = List.copyOf(differences);
        notKnown = List.copyOf(notKnown);
    }
}
