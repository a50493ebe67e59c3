package io.berth.reservation.pool;

import io.berth.reservation.timing.TimingContract;

/**
 * What an operator decides for a pool. Reaches the pool as a command in its log, so a replay decides under the policy
 * of the time.
 *
 * @param timing the timeouts of the pool; a request may ask for its own
 * @param maxOffers the most agents that one choosing request may hold at once, 1 to 64
 * @param purposeShared whether requests may say what they are for; if not, the purpose is dropped before anybody sees it
 * @param order in which requests are served, and what each master may have
 * @param limits how much trouble is taken before the pool acts
 */
public record PoolPolicy(TimingContract timing, int maxOffers, boolean purposeShared, Order order, Limits limits) {
    /** Names, tags and ids only; everything else at its default. */
    public static final PoolPolicy DEFAULT =
            new PoolPolicy(TimingContract.DEFAULT, 8, false, Order.DEFAULT, Limits.DEFAULT);

    /** @throws IllegalArgumentException if maxOffers is out of range */
    public PoolPolicy {
        if (maxOffers < 1 || maxOffers > 64) {
            throw new IllegalArgumentException("maxOffers is " + maxOffers + ", expected 1 to 64.");
        }
    }

    public PoolPolicy with(TimingContract next) {
        return new PoolPolicy(next, maxOffers, purposeShared, order, limits);
    }

    public PoolPolicy with(Order next) {
        return new PoolPolicy(timing, maxOffers, purposeShared, next, limits);
    }

    public PoolPolicy with(Limits next) {
        return new PoolPolicy(timing, maxOffers, purposeShared, order, next);
    }

    public PoolPolicy withPurposeShared(boolean next) {
        return new PoolPolicy(timing, maxOffers, next, order, limits);
    }

    public PoolPolicy withMaxOffers(int next) {
        return new PoolPolicy(timing, next, purposeShared, order, limits);
    }
}
