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
    HOLDER_NOT_YET_TOLD("an agent was granted to the next while the holder had not heard of the end");

    private final String sentence;

    Rare(String sentence) {
        this.sentence = sentence;
    }

    /** @return what it means, for a person */
    public String sentence() {
        return sentence;
    }
}
