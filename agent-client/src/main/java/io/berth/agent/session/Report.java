package io.berth.agent.session;

/**
 * What the agent says of itself, all of it. Pool, name, run, tags and whether it cleans never change during a run and
 * are added where it is sent.
 *
 * @param servingEpoch the epoch that it serves or still has to clean up in this run, -1 for none
 * @param ready whether the master can start at servingEpoch
 * @param cleanEpoch the last epoch that it cleaned up after, -1 for none
 * @param failedEpoch the last epoch that it failed a hook or the child for, or refused, -1 for none
 * @param highestEpoch the highest epoch it ever accepted, -1 for none; on disk before it is said
 * @param stopping whether this is the last report of this run
 * @param insist whether the service's view has disagreed for too long
 */
public record Report(
        long servingEpoch,
        boolean ready,
        long cleanEpoch,
        long failedEpoch,
        long highestEpoch,
        boolean stopping,
        boolean insist) {

    Report last() {
        return new Report(servingEpoch, ready, cleanEpoch, failedEpoch, highestEpoch, true, insist);
    }
}
