package io.berth.agent.session;

/**
 * What an agent must not forget, whatever happens to its machine.
 *
 * @param highestEpoch the highest epoch that was ever accepted, -1 for none; nothing lower is accepted again
 * @param unclean whether the agent still has to clean up after that epoch
 */
public record Fence(long highestEpoch, boolean unclean) {
    /** Of an agent that never accepted anything. */
    public static final Fence NONE = new Fence(-1, false);

    /** @throws IllegalArgumentException for an epoch below -1, or something to clean up after nothing */
    public Fence {
        if (highestEpoch < -1 || (highestEpoch == -1 && unclean)) {
            throw new IllegalArgumentException("no fence: epoch " + highestEpoch + ", unclean " + unclean);
        }
    }
}
