package io.berth.reservation.answer;

import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;

/** What a master is told. Every answer is directed at one master; a component that may be null says so. */
public sealed interface Answer {

    MasterName master();

    /** @return the request that the answer is about, or null where the command named none that is known */
    RequestId request();

    /** Compiler-checked dispatch: a new answer breaks every place that does not handle it yet. */
    <R> R accept(Cases<R> cases);

    /** One case for each answer. */
    interface Cases<R> {
        R waiting(Waiting answer);

        R offered(Offered answer);

        R reserved(Reserved answer);

        R ready(Ready answer);

        R renewed(Renewed answer);

        R ended(Ended answer);

        R refused(Refused answer);
    }

    /**
     * The request waits.
     *
     * @param position its place among those that wait for the same expression, from 1
     * @param waiting how many wait for the same expression
     * @param matching how many registered agents match the expression
     * @param reason a sentence that says what the matching agents do
     */
    record Waiting(MasterName master, RequestId request, int position, int waiting, int matching, String reason)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    /**
     * These agents are held for the request.
     *
     * @param timeout for how long at least, counted by the service
     */
    record Offered(MasterName master, RequestId request, List<Candidate> candidates, Duration timeout)
            implements Answer {
        public Offered {
            candidates = List.copyOf(candidates);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.offered(this);
        }
    }

    /** An agent to choose from. */
    record Candidate(AgentName agent, TagSet tags) {}

    /**
     * The agent is reserved.
     *
     * @param renewalTimeout the reservation ends without a renewal for so long
     * @param idleTimeout the reservation ends without a running job for so long
     */
    record Reserved(
            MasterName master,
            RequestId request,
            AgentName agent,
            TagSet tags,
            long epoch,
            Duration renewalTimeout,
            Duration idleTimeout)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reserved(this);
        }
    }

    /** The agent serves the reservation. */
    record Ready(MasterName master, RequestId request, AgentName agent, long epoch) implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ready(this);
        }
    }

    /** The renewal counts. */
    record Renewed(MasterName master, RequestId request, AgentName agent, long epoch) implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.renewed(this);
        }
    }

    /**
     * The request is over.
     *
     * @param agent the agent it held, or null
     * @param epoch the epoch it held it at, -1 for none
     * @param code why it was rejected, null unless the outcome is REJECTED
     * @param sentence for a person, never null
     */
    record Ended(
            MasterName master,
            RequestId request,
            Outcome outcome,
            AgentName agent,
            long epoch,
            RefusalCode code,
            String sentence)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ended(this);
        }
    }

    /**
     * The command changed nothing.
     *
     * @param request null where the command was about an agent and an epoch
     * @param agent null where the command was about a request
     * @param epoch the epoch that the command named, -1 for none
     */
    record Refused(MasterName master, RequestId request, AgentName agent, long epoch, RefusalCode code, String sentence)
            implements Answer {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.refused(this);
        }
    }
}
