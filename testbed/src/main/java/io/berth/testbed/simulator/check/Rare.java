package io.berth.testbed.simulator.check;

/** The situations that the protocol is made for. One that no seed reaches is one that nothing was proven about. */
public enum Rare {
    DELIVERED_TWICE("a command stood in the log twice"),
    EXPIRY_REFUSED("a timer proposed to end a reservation and was refused"),
    RENEWAL_BEAT_EXPIRY("a renewal stood before the expiry that was written because of its absence"),
    STALE_RENEWAL_AFTER_FAIL_OVER("the first thing a new instance heard of a reservation was too late"),
    DECISION_DROPPED("a transaction was aborted with a decision in it"),
    TIMERS_STARTED_ANEW("an instance took over while something was held"),
    EPOCH_BASE_RAISED_BY_LOG("the log was created anew, and positions went on above"),
    EPOCH_BASE_RAISED_BY_AGENT("an agent knew a higher epoch than the log could give"),
    ALL_LOST("topics and stores were lost while agents and masters lived on"),
    OFFER_EXPIRED_WHILE_CHOOSING("a master heard that its offer had expired while it was choosing"),
    LOST_WHILE_PAUSED("a master stood still, and when it went on its reservation was lost"),
    LOWER_EPOCH_REFUSED("an agent refused an epoch below its fence"),
    FOUND_UNCLEAN("a run found an epoch that an earlier run had left unclean"),
    DIED_AT_THE_DISK("an agent died while it wrote its fence"),
    RUN_REPLACED("a run ended because another one had registered under its name"),
    HOOK_HUNG("a hook hung until its timeout"),
    LOST_AND_BACK("an agent was silent while it was reserved, and came back to its reservation"),
    REPORTS_READ_AGAIN("presence read reports a second time"),
    PRESENCE_OUTPUT_LOST("presence died with outputs under way"),
    FREED_BY_ANOTHER("a reservation was freed by another process of the same master"),
    HOLDER_NOT_YET_TOLD("an agent was granted to the next while the holder had not heard of the end"),
    OLD_REPORT_SPARES_WHAT_IS_NEWER("a report came late and did not end what its master had asked for since"),
    GROUP_RESERVED("several agents were reserved together"),
    GROUP_PUT_BACK("a group broke before all its agents were ready, and waits at its place"),
    GROUP_KEEPS_AGENTS("an agent was free and kept for a group that goes first"),
    AGENT_LOST_WHILE_GROUP_WAITS("an agent was lost that a waiting group could use"),
    OVERTAKEN_TO_THE_BOUND("a request was overtaken as often as may be"),
    SERVED_WHEN_DUE("a request that was overtaken as often as may be was served"),
    QUOTA_HELD_BACK("an agent was free and its request waited, because its master holds all it may"),
    RENEWED_AFTER_BEING_SPARED("a holder that was spared at a mass expiry was alive"),
    REVOKED_WHILE_EXTENDING("a holder extended what was just revoked"),
    EXTENDED_TWICE_IS_ONCE("an extension came twice and was done once"),
    DEBUG_HOLD_OUTLIVES_RENEWALS("a hold for debugging lasted for longer than the renewal timeout, without a renewal"),
    WITHDRAWN_WHILE_RESERVED("an agent was withdrawn while it served"),
    WITHDRAWAL_ENDED_BY_ITS_TIMER("an agent was back when its withdrawal was over"),
    POOL_HOLD_ENDED_BY_ITS_TIMER("the pool went on when its hold was over"),
    CHOSEN_WHILE_ON_HOLD("an offer was chosen while the pool was on hold"),
    SILENT_BUT_HEARD_LATER("a request was heard of before the expiry that was written for its master's silence"),
    FELL_BACK_AND_SERVED("a request was served by one of its fallbacks"),
    PREFERRED_AGENT_TAKEN("the agent that a master used last was given to it again"),
    QUARANTINED_FOR_FAILING_AGAIN("an agent failed so often in a row that it was put in quarantine"),
    CLEANING_EXPIRED("an agent did not say in time that it is clean"),
    REMOVED_AND_BACK("an agent that was removed registered again"),
    SETTLED_BY_THE_NEXT("a settlement went on with the next command");

    private final String sentence;

    Rare(String sentence) {
        this.sentence = sentence;
    }

    /** @return what it means, for a person */
    public String sentence() {
        return sentence;
    }
}
