package io.berth.reservation.pool;

import io.berth.reservation.timing.TimingContract;

/**
 * What an operator decides for a pool. Reaches the pool as a command in its log, so a replay decides under the policy
 * of the time.
 *
 * <p>Priorities, fair share and quotas will stand here.
 *
 * @param timing the timeouts of the pool; a request may ask for its own
 * @param maxOffers the most agents that one choosing request may hold at once, 1 to 64
 * @param purposeShared whether requests may say what they are for; if not, the purpose is dropped before anybody sees it
 */
public record PoolPolicy(TimingContract timing, int maxOffers, boolean purposeShared) {
    /** Names, tags and ids only; every timeout at its default. */
    public static final PoolPolicy DEFAULT = new PoolPolicy(TimingContract.DEFAULT, 8, false);

    /** @throws IllegalArgumentException if maxOffers is out of range */
    public PoolPolicy {
        if (maxOffers < 1 || maxOffers > 64) {
            throw new IllegalArgumentException("maxOffers is " + maxOffers + ", expected 1 to 64.");
        }
    }
}
