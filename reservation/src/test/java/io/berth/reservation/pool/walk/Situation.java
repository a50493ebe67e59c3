package io.berth.reservation.pool.walk;

/** Something that the rules of the queue did, which no event tells by itself. */
enum Situation {
    /** A request went before one of a higher rank, because it had been overtaken as often as may be. */
    BOUND_REACHED,
    /** Fair shares let a later request pass an earlier one of the same priority. */
    FAIR_SHARE_DECIDED,
    /** What a master had before decided, because all held alike. */
    USAGE_DECIDED,
    /** A request for several agents was met. */
    GROUP_MET,
    /** That could be done only by moving an agent from one need to another. */
    GROUP_MET_BY_MOVING,
    /** Agents were kept for a request for several. */
    GROUP_KEPT,
    /** A later request would have got an agent, were it not kept. */
    KEPT_FROM_ANOTHER,
    /** A request for which agents were kept was met. */
    GROUP_KEPT_AND_MET,
    /** A request for several got nothing kept, because there are too few agents in service. */
    GROUP_KEPT_NOTHING,
    /** Another agent was given than one that does not look at preferences would have got. */
    PREFERENCE_DECIDED,
    /** The same, because the master used that agent last. */
    LAST_USED_DECIDED,
    /** A request could have been met, had its master not had its quota. */
    QUOTA_SUSPENDED,
    /** A request that its quota had held up was met. */
    QUOTA_RESUMED,
    /** A request was met with something it fell back to. */
    FALLBACK_MET,
    /** A request did not get an agent that it had declined. */
    DECLINED_WITHHELD,
    /** An agent was given that the request asked for by its name. */
    NAME_MATCHED,
    /** A request would have been met, had the pool not been on hold. */
    HOLD_SUSPENDED,
    /** A command went on with what those before it had not come to. */
    SETTLEMENT_WENT_ON,
    /** A request that tries once waited for its turn until a later command. */
    TRIED_ONCE_IN_ITS_TURN
}
