package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.ExpiryCause;
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

        R requeued(Requeued notice);

        R released(Released notice);

        R warned(Warned notice);

        R agentSilent(AgentSilent notice);

        R agentHeard(AgentHeard notice);

        R extended(Extended notice);

        R extensionRefused(ExtensionRefused notice);

        R ended(Ended notice);

        R answered(Answered notice);
    }

    /**
     * The request waits; told at the first answer, after each refresh, and when the service tells it. See {@link
     * Answer.Waiting}.
     *
     * @param estimate may be null
     */
    record Waiting(
            RequestKey key,
            int alternative,
            int position,
            int waiting,
            int matching,
            String reason,
            Answer.Estimate estimate)
            implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    /**
     * The session wants {@link MasterSession#choose}, {@link MasterSession#decline} or {@link MasterSession#cancel} before
     * the timeout passes.
     *
     * @param at names these offers
     */
    record Offered(RequestKey key, List<Answer.Candidate> candidates, long at, Duration timeout) implements Notice {
        public Offered {
            candidates = List.copyOf(candidates);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.offered(this);
        }
    }

    /**
     * The request holds these agents, all it was given that are not over already. Told once for each grant: again only
     * after {@link Requeued}.
     *
     * @param agents at least one; by the needs that they meet, and then by name
     * @param limit how long it lasts, unless it is extended
     */
    record Reserved(RequestKey key, List<Granted> agents, Duration renewalTimeout, Duration idleTimeout, Duration limit)
            implements Notice {
        public Reserved {
            agents = List.copyOf(agents);
        }

        static Reserved of(RequestKey key, List<Holding> holdings) {
            Answer.Reserved first = holdings.get(0).grant();
            return new Reserved(
                    key,
                    holdings.stream()
                            .map(holding -> new Granted(
                                    holding.agent(),
                                    holding.grant().tags(),
                                    holding.grant().epoch(),
                                    holding.grant().need(),
                                    holding.validUntilNanos()))
                            .toList(),
                    first.renewalTimeout(),
                    first.idleTimeout(),
                    first.limit());
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reserved(this);
        }
    }

    /**
     * One agent that a request holds.
     *
     * @param need which of the needs of the request it meets, from 0
     * @param validUntilNanos until when the holder may rely on it, on the clock of {@link MasterSession#poll}
     */
    record Granted(AgentName agent, TagSet tags, long epoch, int need, long validUntilNanos) {}

    /** All agents serve; told once. From now on {@link Requeued} cannot come. */
    record Ready(RequestKey key) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ready(this);
        }
    }

    /**
     * A renewal or an extension was acknowledged: the reservation can be relied on until then. That is earlier than was told
     * before where the extension ends earlier.
     */
    record Renewed(RequestKey key, AgentName agent, long validUntilNanos) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.renewed(this);
        }
    }

    /**
     * No renewal was acknowledged for so long, or none that said that a job runs, or it lasted for so long, that the agent
     * may be given away. It can still be freed. What else the request holds goes on.
     */
    record Lost(RequestKey key, AgentName agent, String sentence) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lost(this);
        }
    }

    /**
     * The agents that {@link Reserved} told of are over before all were ready. The request goes on: it waits, or is granted
     * others, or ends.
     */
    record Requeued(RequestKey key, String sentence) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requeued(this);
        }
    }

    /**
     * One agent of several is over, the others go on. An agent of which {@link Lost} was told may be told of here too.
     *
     * @param reason null where the service did not say
     */
    record Released(RequestKey key, AgentName agent, long epoch, Outcome reason, String sentence) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.released(this);
        }
    }

    /** The reservation of the agent ends soon. See {@link Answer.Warned}. */
    record Warned(RequestKey key, AgentName agent, ExpiryCause cause, Duration left) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.warned(this);
        }
    }

    /** The service does not hear the agent any more. The reservation goes on. */
    record AgentSilent(RequestKey key, AgentName agent) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentSilent(this);
        }
    }

    /** The service hears the agent again. */
    record AgentHeard(RequestKey key, AgentName agent) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.agentHeard(this);
        }
    }

    /** All that the request holds lasts for so long, counted from when it was asked for. In the order of the wishes. */
    record Extended(RequestKey key, Duration length) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.extended(this);
        }
    }

    /** At least one agent is not held for longer. In the order of the wishes. */
    record ExtensionRefused(RequestKey key, RefusalCode code, String sentence) implements Notice {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.extensionRefused(this);
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
