package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;

/** What a session tells whoever asked. A component that may be null says so. */
public sealed interface Notice {

    /** Compiler-checked dispatch: a new notice breaks every place that does not handle it yet. */
    <R> R accept(Cases<R> cases);

    /** One case for each notice. */
    interface Cases<R> {
        R waiting(Waiting notice);

        R offered(Offered notice);

        R reserved(Reserved notice);

        R ready(Ready notice);

        R renewed(Renewed notice);

        R lost(Lost notice);

        R refused(Refused notice);

        R ended(Ended notice);

        R answered(Answered notice);
    }

    /** The request waits; told at the first answer and after each refresh. See {@link Answer.Waiting}. */
    record Waiting(RequestKey key, int position, int waiting, int matching, String reason) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    /** The session wants {@link MasterSession#choose} or {@link MasterSession#cancel} before the timeout passes. */
    record Offered(RequestKey key, List<Answer.Candidate> candidates, Duration timeout) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.offered(this);
        }
    }

    /**
     * The request holds the agent.
     *
     * @param validUntilNanos until when the holder may rely on it, on the clock of {@link MasterSession#poll}
     */
    record Reserved(
            RequestKey key,
            AgentName agent,
            TagSet tags,
            long epoch,
            Duration renewalTimeout,
            Duration idleTimeout,
            long validUntilNanos)
            implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reserved(this);
        }
    }

    /** The agent serves the reservation; told once. */
    record Ready(RequestKey key) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ready(this);
        }
    }

    /** A renewal was acknowledged: the reservation can be relied on for longer. */
    record Renewed(RequestKey key, long validUntilNanos) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.renewed(this);
        }
    }

    /** No renewal was acknowledged for so long that the agent may be given away. It can still be freed. */
    record Lost(RequestKey key, String sentence) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lost(this);
        }
    }

    /** Last one of its request: the service refused what it was asked, and knows of nothing to end. */
    record Refused(RequestKey key, RefusalCode code, String sentence) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * Last one of its request: the final outcome.
     *
     * @param code why it was rejected, null unless the outcome is REJECTED
     */
    record Ended(RequestKey key, Outcome outcome, RefusalCode code, String sentence) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ended(this);
        }
    }

    /** The answer to a command that was given with {@link MasterSession#send}. */
    record Answered(Outgoing command, Answer answer) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.answered(this);
        }
    }
}
